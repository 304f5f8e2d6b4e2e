import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * Accounts that are made while the desk runs: how many chats each may be given, when somebody last signed in, and the
 * one-time links by which they set their passwords. A number is never given twice. An older process beside this one
 * knows none of it: it gives everybody the desk's number of chats.
 */
export const team: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema.alterTable('staff').addColumn('capacity', whole).execute();
    await db.schema.alterTable('staff').addColumn('last_sign_in_at', 'bigint').execute();
    await db.schema.createIndex('staff_by_number').on('staff').column('number').unique().execute();
    await db.schema
      .createTable('invites')
      .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('ended', 'text')
      .execute();
    await db.schema.createIndex('invites_by_account').on('invites').column('account').execute();
  },
};
