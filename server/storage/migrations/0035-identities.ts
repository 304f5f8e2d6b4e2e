import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * Who of the staff somebody at an identity provider is, and by which provider a session was opened; null: by password. An
 * older process beside this one opens sessions by password alone.
 */
export const identities: Migration = {
  async up(db) {
    const { id } = columnTypesOf(db);
    await db.schema
      .createTable('identities')
      .addColumn('issuer', id, (column) => column.notNull())
      .addColumn('subject', id, (column) => column.notNull())
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('linked_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('identities_of_issuer', ['issuer', 'subject'])
      .execute();
    await db.schema
      .createIndex('identities_by_account')
      .on('identities')
      .columns(['account', 'issuer'])
      .unique()
      .execute();
    await db.schema.alterTable('sessions').addColumn('issuer', 'text').execute();
  },
};
