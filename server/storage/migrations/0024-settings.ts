import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * What has been set on the desk itself, and the calendar of its hours. `earlier` are the values before, so that a deadline
 * that runs keeps its moment. An older process beside this one goes by its environment and the defaults alone.
 */
export const settings: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('settings')
      .addColumn('key', id, (column) => column.primaryKey().notNull())
      .addColumn('value', 'text')
      .addColumn('version', whole, (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('earlier', 'text', (column) => column.notNull())
      .execute();
  },
};
