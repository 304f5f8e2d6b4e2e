import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * What leaves the desk is mail or a call of a webhook, and may belong to a case. A process of an older version beside this one
 * adds mails alone; a webhook that it takes it cannot send, and leaves for later.
 */
export const outbox: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .alterTable('mails')
      .addColumn('kind', id, (column) => column.notNull().defaultTo('mail'))
      .execute();
    await db.schema.alterTable('mails').addColumn('case_key', whole).execute();
    await db.schema.createIndex('mails_of_case').on('mails').column('case_key').execute();
  },
};
