import { sql, type Kysely } from 'kysely';
import { isPostgres } from '../portable-sql.ts';

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
