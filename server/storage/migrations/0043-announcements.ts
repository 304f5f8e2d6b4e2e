import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * What leads announce, and who has confirmed it. Which chats were told follows from the records of messages, found by the phrase.
 * An older process beside this one knows none of it, and suggests no announced sentence. [P8]
 */
export const announcements: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('announcements')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('by', id, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('department', id)
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('ended_by', id)
      .addColumn('version', whole, (column) => column.notNull())
      .execute();
    await sql`create index announcements_running on announcements (at) where ended_at is null`.execute(db);
    await sql`create index announcements_over on announcements (ended_at) where ended_at is not null`.execute(
      db,
    );
    await db.schema
      .createTable('announcement_confirmations')
      .addColumn('announcement', id, (column) => column.notNull())
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('announcement_confirmed_by', ['announcement', 'account'])
      .execute();
    await sql`create index message_records_of_phrase on message_records (phrase_id, chat_id)
      where phrase_id is not null`.execute(db);
  },
};
