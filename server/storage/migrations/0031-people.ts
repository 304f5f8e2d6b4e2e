import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * What else is known of a person (`mail_key` is their address as it is compared), mail that has not
 * been sent (`due_at` null: given up), and the websites on which the widget was loaded, for the set-up of a new desk. An older process beside this one knows none of it, and leaves what is there.
 */
export const people: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema.alterTable('staff').addColumn('mail', 'text').execute();
    await db.schema.alterTable('staff').addColumn('mail_key', 'text').execute();
    await db.schema.alterTable('staff').addColumn('languages', 'text').execute();
    await db.schema.createIndex('staff_by_mail').on('staff').column('mail_key').unique().execute();
    await db.schema
      .createTable('mails')
      .addColumn('id', id, (column) => column.primaryKey().notNull())
      .addColumn('recipient', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('queued_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint')
      .addColumn('attempts', whole, (column) => column.notNull())
      .addColumn('fault', 'text')
      .addColumn('failed_at', 'bigint')
      .execute();
    await db.schema.createIndex('mails_due').on('mails').column('due_at').execute();
    await db.schema
      .createTable('widget_sites')
      .addColumn('origin', 'text', (column) => column.primaryKey().notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
