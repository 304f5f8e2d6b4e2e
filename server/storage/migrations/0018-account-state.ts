import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * Accounts can be disabled, and all sessions of an account ended at once: a session counts while its epoch is that of
 * its account. A process of an older version may be at work beside this; it ends sessions by removing them.
 */
export const accountState: Migration = {
  async up(db) {
    const { whole } = columnTypesOf(db);
    await db.schema.alterTable('staff').addColumn('disabled_at', 'bigint').execute();
    await db.schema
      .alterTable('staff')
      .addColumn('session_epoch', whole, (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .alterTable('sessions')
      .addColumn('epoch', whole, (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
