import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** The last invitation of each visitor, and how they have answered it. An older process beside this one knows none. */
export const invitations: Migration = {
  async up(db) {
    const { id } = columnTypesOf(db);
    await db.schema
      .createTable('invitations')
      .addColumn('customer_id', id, (column) => column.primaryKey())
      .addColumn('id', id, (column) => column.notNull())
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('state', id, (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('invitations_until').on('invitations').column('until').execute();
  },
};
