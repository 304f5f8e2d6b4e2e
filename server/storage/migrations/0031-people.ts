import type { Migration } from 'kysely';

/**
 * Websites on which the widget was loaded, for the set-up of a new desk. An older process beside this one notices none.
 */
export const people: Migration = {
  async up(db) {
    await db.schema
      .createTable('widget_sites')
      .addColumn('origin', 'text', (column) => column.primaryKey().notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
