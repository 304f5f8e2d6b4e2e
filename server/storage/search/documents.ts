import { sql, type Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { RUNNING } from '../sql/running-chats.ts';
import type { Step } from '../sqlite/request.ts';
import { gramsOf } from './grams.ts';

type Db = Kysely<Tables>;

/** A chat that has been written in since the search last read it. */
export interface Unread {
  key: number;
  last_seq: number;
}

/** Entries, and characters of them, that are searched in one chat: the newest. Bounds what one visitor can cost. */
const ENTRIES = 1000;
const CHARACTERS = 50_000;

/** Closed chats that the search has not read to the end, newest first. */
export async function closedUnread(db: Db, limit: number): Promise<Unread[]> {
  const { rows } = await sql<Unread>`select key, last_seq from chats
    where status = 'closed' and indexed_seq < last_seq order by key desc limit ${limit}`.execute(db);
  return rows;
}

/** Running chats that the search has not read to the end, newest first. */
export async function runningUnread(db: Db, limit: number): Promise<Unread[]> {
  return db
    .selectFrom('chats')
    .select(['key', 'last_seq'])
    .where(RUNNING)
    .whereRef('indexed_seq', '<', 'last_seq')
    .orderBy('key', 'desc')
    .limit(limit)
    .execute();
}

/** What makes the search know a chat up to its last line. */
export async function readingOf(db: Db, { key, last_seq }: Unread): Promise<Step[]> {
  const grams = gramsOf(await textOf(db, key));
  return [
    { sql: 'delete from search where rowid = ?', width: 1, values: [key] },
    { sql: 'insert into search (rowid, grams) values (?, ?)', width: 2, values: [key, grams] },
    { sql: 'update chats set indexed_seq = ? where key = ?', width: 2, values: [last_seq, key] },
  ];
}

async function textOf(db: Db, key: number): Promise<string> {
  const rows = await db
    .selectFrom('entries')
    .select('text')
    .where('chat', '=', key)
    .where('text', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(ENTRIES)
    .execute();
  return rows
    .map(({ text }) => text)
    .join('\n')
    .slice(0, CHARACTERS);
}
