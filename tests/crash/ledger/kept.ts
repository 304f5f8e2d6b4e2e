import { openPostgresStore } from '../../../server/storage/postgres/open.ts';
import { openSqliteStore } from '../../../server/storage/sqlite/open.ts';
import type { Chat } from '../../../server/domain/chat/chat.ts';
import type { LogEntry } from '../../../server/domain/chat/log.ts';
import type { Store } from '../../../server/storage/store.ts';

/** A chat as the database has it. */
export interface Kept {
  chat: Chat;
  log: LogEntry[];
}

/** Where a desk keeps what it keeps. */
export type Place = { dataDir: string } | { databaseUrl: string };

/** Reads everything from the database, past the desk. An embedded one must have no other process. */
export async function readKept(place: Place): Promise<Kept[]> {
  const store = await open(place);
  try {
    const chats = await allChats(store);
    return await Promise.all(chats.map(async (chat) => ({ chat, log: await wholeLog(store, chat.id) })));
  } finally {
    await store.close();
  }
}

function open(place: Place): Promise<Store> {
  const now = (): number => Date.now();
  return 'dataDir' in place
    ? openSqliteStore({ dataDir: place.dataDir, inThread: true, now })
    : openPostgresStore({ url: place.databaseUrl, now });
}

async function allChats({ chats }: Store): Promise<Chat[]> {
  const all: Chat[] = [];
  for (let cursor: string | null | undefined = undefined; cursor !== null;) {
    const page: Awaited<ReturnType<typeof chats.list>> = await chats.list({
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    all.push(...page.chats.map(({ chat }) => chat));
    cursor = page.cursor;
  }
  return all;
}

async function wholeLog({ chats }: Store, chatId: string): Promise<LogEntry[]> {
  const log: LogEntry[] = [];
  for (;;) {
    const page = await chats.entries(chatId, { after: log.at(-1)?.seq ?? 0, limit: 500 });
    if (page.length === 0) return log;
    log.push(...page);
  }
}
