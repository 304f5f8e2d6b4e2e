import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chat } from '../../server/domain/chat/chat.ts';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import type { Store } from '../../server/storage/store.ts';
import type { ChatPage } from '../../server/storage/chats/store.ts';
import { BUILT } from './children.ts';
import { fillWithOpenChats, HOUR_MS } from './filling.ts';
import { startDesk } from './servers.ts';
import { median } from './statistics.ts';

const ASKED = 50;
const AT_ONCE = 500;
/** Until the desk that is to close the chats is certainly up, and what it may take for it. */
const LEAD_MS = 3000;
const PATIENCE_MS = 15_000;

/** The sweep's question over this many open chats of which none is due, in milliseconds. */
export function sweepIdleMs(openChats: number): Promise<number> {
  return withPlace(async (dataDir) => {
    const store = await open(dataDir);
    const now = Date.now();
    await fillWithOpenChats(store, openChats, now + HOUR_MS);
    const taken: number[] = [];
    for (let time = 0; time < ASKED; time += 1) {
      const began = performance.now();
      const due = await store.chats.due(now, AT_ONCE);
      taken.push(performance.now() - began);
      if (due.length > 0) throw new Error('A chat is due that should not be.');
    }
    await store.close();
    return median(taken);
  });
}

/** How late, in milliseconds, the last of this many chats is closed that are all due at the same moment. */
export function sweepLateMs(dueChats: number): Promise<number> {
  return withPlace(async (dataDir) => {
    const before = await open(dataDir);
    const dueAt = Date.now() + LEAD_MS;
    await fillWithOpenChats(before, dueChats, dueAt);
    await before.close();
    const desk = await startDesk({}, dataDir);
    await pause(Math.max(0, dueAt - Date.now()) + LEAD_MS);
    await desk.stop();
    return lastClose(dataDir, dueAt);
  });
}

async function lastClose(dataDir: string, dueAt: number): Promise<number> {
  const store = await open(dataDir);
  try {
    if ((await store.chats.running()).length > 0) return PATIENCE_MS;
    let latest = 0;
    let cursor: string | null = null;
    do {
      const page: ChatPage = await store.chats.list({
        limit: AT_ONCE,
        ...(cursor === null ? {} : { cursor }),
      });
      latest = Math.max(latest, ...page.chats.map(({ chat }) => closedAt(chat)));
      ({ cursor } = page);
    } while (cursor !== null);
    return latest - dueAt;
  } finally {
    await store.close();
  }
}

function closedAt({ state }: Chat): number {
  return state.status === 'closed' ? state.closedAt : 0;
}

function open(dataDir: string): Promise<Store> {
  return openSqliteStore({
    dataDir,
    workerPath: join(BUILT, 'sqlite-worker.js'),
    now: () => Date.now(),
  });
}

async function withPlace(measure: (dataDir: string) => Promise<number>): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huashu-bench-'));
  try {
    return await measure(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
