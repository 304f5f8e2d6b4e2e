import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * Whose place the wrap-up of a closed chat holds, repeated from its row for dealing, and the tags of chats for lists and counts.
 * An older process beside this one cannot read the lines of a wrap-up: such a chat is refused there until it has been replaced.
 */
export const wrapUps: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema.alterTable('chats').addColumn('wrapping', id).execute();
    await sql`create index chats_wrapping on chats (wrapping, department) where wrapping is not null`.execute(
      db,
    );
    await db.schema
      .createTable('chat_tags')
      .addColumn('tag', id, (column) => column.notNull())
      .addColumn('chat', whole, (column) => column.notNull())
      .addPrimaryKeyConstraint('chat_tag', ['tag', 'chat'])
      .execute();
    await db.schema.createIndex('chat_tags_of_chat').on('chat_tags').column('chat').execute();
  },
};
