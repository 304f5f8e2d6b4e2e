import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** What is on record about agents' messages, and the way to the chats of a time. */
export const records: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('message_records')
      .addColumn('chat_id', id, (column) => column.notNull())
      .addColumn('seq', whole, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('use', 'text', (column) => column.notNull())
      .addColumn('phrase_id', id)
      .addColumn('manual', 'text', (column) => column.notNull())
      .addColumn('distance', whole)
      .addColumn('offer', 'text')
      .addColumn('findings', 'text', (column) => column.notNull())
      .addColumn('length', whole, (column) => column.notNull())
      .addColumn('typed', 'bigint')
      .addPrimaryKeyConstraint('message_records_of_chat', ['chat_id', 'seq'])
      .execute();
    await sql`create index message_records_in_time on message_records (at, chat_id, seq)`.execute(db);
    await sql`create index chats_in_time on chats (started_at, key)`.execute(db);
  },
};
