import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** What staff have written and not sent. An older process beside this one knows none. */
export const drafts: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('drafts')
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('chat_id', id, (column) => column.notNull())
      .addColumn('version', whole, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text')
      .addPrimaryKeyConstraint('drafts_of_account', ['account', 'chat_id'])
      .execute();
    await db.schema.createIndex('drafts_chat').on('drafts').column('chat_id').execute();
  },
};
