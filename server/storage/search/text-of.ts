import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import { isPostgres } from '../portable-sql.ts';

/** Entries, and characters of them, that are searched in one chat: the newest. Bounds what one visitor can cost. */
export const ENTRIES = 1000;

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

/**
 * Has the search read chats again: of one customer, or all. What it has of them stays until then. Chats whose words
 * were erased stay forgotten.
 */
export async function readAnew<T>(db: Kysely<T>, customerId: string | null): Promise<void> {
  const whose = customerId === null ? sql`` : sql`and customer_id = ${customerId}`;
  if (!isPostgres(db)) {
    await sql`update chats set indexed_seq = 0 where words_erased = 0 and indexed_seq > 0 ${whose}`.execute(
      db,
    );
    return;
  }
  await sql`update search set upto = 0
    where chat in (select key from chats where words_erased = 0 ${whose})`.execute(db);
  await sql`insert into search_unread (chat, seq)
    select key, last_seq from chats where status = 'closed' and words_erased = 0 ${whose}
    on conflict do nothing`.execute(db);
}
