import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** Browsers that staff have asked to be told on while their console is closed. An older process beside this one knows none. */
export const pushDevices: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('push_devices')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('session', id, (column) => column.notNull())
      .addColumn('endpoint', 'text', (column) => column.notNull())
      .addColumn('p256dh', 'text', (column) => column.notNull())
      .addColumn('auth', 'text', (column) => column.notNull())
      .addColumn('kinds', 'text', (column) => column.notNull())
      .addColumn('words', whole, (column) => column.notNull())
      .addColumn('locale', id, (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint', (column) => column.notNull())
      .addColumn('failures', whole, (column) => column.notNull().defaultTo(0))
      .addColumn('counted_from', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('counted', whole, (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.createIndex('push_devices_account').on('push_devices').column('account').execute();
    await db.schema.createIndex('push_devices_session').on('push_devices').column('session').execute();
    // What waits for one device, so that news of one chat leaves once.
    await db.schema.createIndex('mails_of_recipient').on('mails').columns(['recipient', 'subject']).execute();
  },
};
