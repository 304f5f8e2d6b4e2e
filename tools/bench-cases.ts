// `npm run bench:cases -- [OPEN] [ARCHIVED] [postgres|sqlite]`: what the screen Work waits for beside so many cases that run and that
// are over, what the sweep's question costs, and how late the last of a thousand cases is told that its time is over.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { openPostgresStore } from '../server/storage/postgres/open.ts';
import { openSqliteStore } from '../server/storage/sqlite/open.ts';
import type { CasePage } from '../server/storage/cases/store.ts';
import type { Store } from '../server/storage/store.ts';
import { dueCase, fillWithCases } from './bench/case-shelf.ts';
import { BUILT } from './bench/children.ts';
import { signIn } from './bench/clients/gather.ts';
import { scratchDatabase } from './bench/databases.ts';
import { startDesk } from './bench/servers.ts';
import { median, quantile } from './bench/statistics.ts';

const OPEN = Number(process.argv[2] ?? 10_000);
const ARCHIVED = Number(process.argv[3] ?? 100_000);
const DUE = 1000;
/** Until the desk that is to sweep is certainly up, and what it may take for it. */
const LEAD_MS = 6000;
const ROUNDS = 12;
const PER_PAGE = 500;

/** Which requests the screen makes, by who looks; the first is what opening it waits for. */
const LISTS: [who: string, name: string, query: string][] = [
  ['1001', 'agent, mine (opens the screen)', 'owner=me&status=open'],
  ['1001', 'agent, the queue', 'owner=none&status=open'],
  ['1001', 'agent, all that concerns them', 'status=open'],
  ['1001', 'agent, all, with what is over', ''],
  ['1001', 'agent, archived', 'step=archived'],
  ['1001', 'agent, nothing is found: cases of a class', 'class=management'],
  ['1001', 'agent, a number', 'q=T-50000'],
  ['1001', 'agent, words in many cases', `q=${encodeURIComponent('发票')}`],
  ['1001', 'agent, an order number', `q=A00050000`],
  ['9001', 'lead, mine (opens the screen)', 'owner=me&status=open'],
  ['9001', 'lead, waits for approval', 'step=proposed&status=open'],
  ['9001', 'lead, all', 'status=open'],
  ['9001', 'lead, all, with what is over', ''],
  ['9001', 'lead, a department', 'department=sales&status=open'],
  ['9001', 'lead, a department with what is over', 'department=sales'],
  ['9001', 'lead, of a colleague', 'owner=1001&status=open'],
  ['9001', 'lead, of a colleague, with what is over', 'owner=1001'],
  ['9001', 'lead, overdue', 'overdue=true'],
  ['9001', 'lead, urgent (none is)', 'urgent=true'],
  ['9001', 'lead, nothing is found: cases of a class', 'class=management'],
  ['9001', 'lead, a step and a class', 'step=archived&class=quality'],
  ['9001', 'lead, a customer', 'customer=u77'],
  ['9001', 'lead, words in many cases', `q=${encodeURIComponent('发票')}`],
  ['9001', 'lead, words in none', `q=${encodeURIComponent('甲乙丙丁')}`],
];

interface Place {
  open: () => Promise<Store>;
  /** What the desk is started with. */
  settings: Record<string, string>;
  dataDir: string;
}

async function measure(name: string, place: Place): Promise<void> {
  const began = performance.now();
  const store = await place.open();
  await fillWithCases(store, { open: OPEN, archived: ARCHIVED, now: Date.now() });
  console.log(
    `${name}: ${OPEN} open and ${ARCHIVED} archived cases stored in ${seconds(performance.now() - began)}`,
  );
  const idle = await times(200, () => store.cases.due(Date.now(), 100));
  console.log(`${name}: the sweep's question, none is due: ${shown(idle)}`);
  const dueAt = Date.now() + LEAD_MS;
  for (let number = 0; number < DUE; number += 1) {
    const { case: one, log } = dueCase(number, dueAt - LEAD_MS, dueAt);
    await store.cases.open(one, log);
  }
  await store.close();
  const desk = await startDesk(place.settings, place.dataDir);
  await pause(Math.max(0, dueAt - Date.now()) + LEAD_MS);
  for (const [account, what, query] of LISTS) {
    const cookie = await signedIn(desk.url, account, desk.password ?? '');
    const took = await times(ROUNDS, () => list(desk.url, cookie, query));
    console.log(`${name}: ${what.padEnd(44)} ${shown(took)}`);
  }
  await desk.stop();
  const after = await place.open();
  console.log(`${name}: of ${DUE} cases that were due at once, ${await lateness(after, dueAt)}`);
  await after.close();
}

const cookies = new Map<string, string>();

async function signedIn(url: string, account: string, password: string): Promise<string> {
  const key = `${url} ${account}`;
  const cookie = cookies.get(key) ?? (await signIn(url, account, password));
  cookies.set(key, cookie);
  return cookie;
}

const Page = z.object({ cases: z.array(z.object({ number: z.string() })) });

async function list(url: string, cookie: string, query: string): Promise<number> {
  const answer = await fetch(`${url}/api/cases?${query}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${query}: ${String(answer.status)} ${await answer.text()}`);
  return Page.parse(await answer.json()).cases.length;
}

interface Timed {
  found: unknown;
  took: number[];
}

async function times(rounds: number, run: () => Promise<unknown>): Promise<Timed> {
  const took: number[] = [];
  let found: unknown = null;
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    found = await run();
    took.push(performance.now() - from);
  }
  return { found, took };
}

function shown({ found, took }: Timed): string {
  const [first = 0] = took;
  const lines = typeof found === 'number' ? `${String(found).padStart(3)} found, ` : '';
  return `${lines}median ${ms(median(took))}, longest ${ms(quantile(took, 1))}, first ${ms(first)}`;
}

async function lateness(store: Store, dueAt: number): Promise<string> {
  const late: number[] = [];
  let cursor: string | null = null;
  do {
    const page: CasePage = await store.cases.list({
      ...{ overdue: true, limit: PER_PAGE },
      ...(cursor === null ? {} : { cursor }),
    });
    late.push(...page.cases.map((one) => one.case.lastAt - dueAt));
    ({ cursor } = page);
  } while (cursor !== null);
  return `${String(late.length)} were told, the middle one after ${ms(median(late))}, the last after ${ms(quantile(late, 1))}`;
}

function ms(figure: number): string {
  return `${figure.toFixed(1)} ms`;
}

function seconds(figure: number): string {
  return `${(figure / 1000).toFixed(0)} s`;
}

async function onSqlite(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huashu-cases-'));
  const workerPath = join(BUILT, 'sqlite-worker.js');
  try {
    await measure('SQLite', {
      ...{ dataDir, settings: {} },
      open: () => openSqliteStore({ dataDir, workerPath, now: Date.now }),
    });
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

async function onPostgres(): Promise<void> {
  const scratch = await scratchDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'huashu-cases-'));
  try {
    await measure('PostgreSQL', {
      ...{ dataDir, settings: { DATABASE_URL: scratch.url } },
      open: () => openPostgresStore({ url: scratch.url, now: Date.now }),
    });
  } finally {
    await scratch.drop();
    rmSync(dataDir, { recursive: true });
  }
}

if (process.argv[4] !== 'postgres') await onSqlite();
if (process.argv[4] !== 'sqlite') await onPostgres();
process.exit(0);
