import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** Entries, and characters of them, that are searched in one chat: the newest. Bounds what one visitor can cost. */
const ENTRIES = 1000;
const CHARACTERS = 50_000;

/** What the search reads of a chat: who its customer is and how to reach them, then the lines, newest first. */
export async function textOf(db: Kysely<Tables>, key: number): Promise<string> {
  const customer = await db
    .selectFrom('chats')
    .innerJoin('customers', 'customers.id', 'chats.customer_id')
    .select(['customers.name', 'customers.contact'])
    .where('chats.key', '=', key)
    .executeTakeFirst();
  const rows = await db
    .selectFrom('entries')
    .select('text')
    .where('chat', '=', key)
    .where('text', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(ENTRIES)
    .execute();
  return [customer?.name, customer?.contact, ...rows.map(({ text }) => text)]
    .filter(Boolean)
    .join('\n')
    .slice(0, CHARACTERS);
}
