import { type Migration, sql } from 'kysely';

/**
 * Who is in a chat beside its agent, repeated from its row for the lists of those people. An older process beside this
 * one knows nobody beside an agent and cannot read the lines of calls and of those who joined: such a chat is refused
 * there until that process has been replaced.
 */
export const beside: Migration = {
  async up(db) {
    await db.schema.alterTable('chats').addColumn('beside', 'text').execute();
    await db.schema
      .createIndex('chats_beside')
      .on('chats')
      .column('key')
      .where(sql.ref('beside'), 'is not', null)
      .execute();
  },
};
