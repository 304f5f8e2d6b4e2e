import { sql, type Kysely } from 'kysely';
import { gramsOf, type Ask } from '../../domain/search/grams.ts';
import { isPostgres } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** The parts of the index: lines of chats, cases, customers. Each keeps the grams of its texts, and no text. */
export type Shelf = 'search_lines' | 'search_cases' | 'search_customers';

/** A text's place on its shelf, and its grams. */
export interface Indexed {
  id: number;
  grams: readonly number[];
}

/** As many lines can a chat have before its place meets that of the next chat. */
const LINES = 2 ** 20;

/** The place of a line: by chat, then by its number, so that the newest are the highest. */
export function lineId(chat: number, seq: number): number {
  return chat * LINES + Math.min(seq, LINES - 1);
}

/** The line at a place. */
export function lineAt(id: number): { key: number; seq: number } {
  return { key: Math.floor(id / LINES), seq: id % LINES };
}

/** Grams as the words of SQLite's full-text table. */
export function asWords(grams: readonly number[]): string {
  return grams.map(asWord).join(' ');
}

/** Puts a text on a shelf, in place of what stood there. */
export async function put(db: Db, shelf: Shelf, id: number, text: string): Promise<void> {
  const grams = gramsOf(text);
  if (isPostgres(db))
    await sql`insert into ${sql.table(shelf)} (id, grams) values (${id}, ${grams}::integer[])
      on conflict (id) do update set grams = excluded.grams`.execute(db);
  else
    await sql`insert or replace into ${sql.table(shelf)} (rowid, grams) values (${id}, ${asWords(grams)})`.execute(
      db,
    );
}

/** Takes whatever stands between two places, both included, off a shelf. */
export async function remove(db: Db, shelf: Shelf, first: number, last = first): Promise<void> {
  const id = sql.ref(isPostgres(db) ? 'id' : 'rowid');
  await sql`delete from ${sql.table(shelf)} where ${id} between ${first} and ${last}`.execute(db);
}

/** Places of texts that have all grams of one of the ways, the highest first. The text decides whether it fits. */
export async function matching(
  db: Db,
  shelf: Shelf,
  ways: readonly (readonly number[])[],
  { from = 0, below, limit }: { from?: number; below: number; limit: number },
): Promise<number[]> {
  const asked = ways.filter((grams) => grams.length > 0);
  if (asked.length === 0) return [];
  const found = isPostgres(db)
    ? sql<{ id: number }>`select id from ${sql.table(shelf)} where (${sql.join(
        asked.map((grams) => sql`grams @> ${grams}::integer[]`),
        sql` or `,
      )}) and id >= ${from} and id < ${below} order by id desc limit ${limit}`
    : sql<{ id: number }>`select rowid as id from ${sql.table(shelf)}
        where ${sql.ref(shelf)} match ${asked.map(allOf).join(' OR ')}
          and rowid >= ${from} and rowid < ${below} order by rowid desc limit ${limit}`;
  return (await found.execute(db)).rows.map(({ id }) => id);
}

/** The grams that are asked for, of each way. */
export function gramsAsked(ask: Ask): (readonly number[])[] {
  return ask.map(({ grams }) => grams);
}

function allOf(grams: readonly number[]): string {
  return `(${grams.map((gram) => `"${asWord(gram)}"`).join(' AND ')})`;
}

function asWord(gram: number): string {
  return (gram >>> 0).toString(36);
}

/** Makes the search know what a case says now; call it in the transaction that changes its words. */
export async function indexCase(db: Kysely<Tables>, key: number): Promise<void> {
  const row = await db.selectFrom('cases').select('words').where('key', '=', key).executeTakeFirst();
  if (row === undefined || row.words === '') await remove(db, 'search_cases', key);
  else await put(db, 'search_cases', key, row.words);
}
