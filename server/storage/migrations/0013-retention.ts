import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** Which words are erased already, what is old enough to be, and what somebody has asked to be erased. S0(8.1) */
export const retention: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .alterTable('chats')
      .addColumn('words_erased', whole, (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`create index chats_to_erase on chats (started_at, key)
      where status = 'closed' and words_erased = 0`.execute(db);
    await sql`create index customers_in_time on customers (last_seen_at)`.execute(db);
    await sql`create index blocks_of_chat on blocks (chat_id)`.execute(db);
    // Asked for and not yet done: whoever is cut off in the middle goes on from here.
    await db.schema
      .createTable('erasures')
      .addColumn('customer_id', id, (column) => column.primaryKey().notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
