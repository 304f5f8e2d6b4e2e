import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** Entries, and characters of them, that are searched in one chat: the newest. Bounds what one visitor can cost. */
const ENTRIES = 1000;
const CHARACTERS = 50_000;

/** What the search reads of a chat, newest line first. */
export async function textOf(db: Kysely<Tables>, key: number): Promise<string> {
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
