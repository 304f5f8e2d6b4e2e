import type { Migration } from 'kysely';

/**
 * What else is known of a person (`mail_key` is their address as it is compared), and the websites on which the widget was
 * loaded, for the set-up of a new desk. An older process beside this one knows none of it, and leaves what is there.
 */
export const people: Migration = {
  async up(db) {
    await db.schema.alterTable('staff').addColumn('mail', 'text').execute();
    await db.schema.alterTable('staff').addColumn('mail_key', 'text').execute();
    await db.schema.alterTable('staff').addColumn('languages', 'text').execute();
    await db.schema.createIndex('staff_by_mail').on('staff').column('mail_key').unique().execute();
    await db.schema
      .createTable('widget_sites')
      .addColumn('origin', 'text', (column) => column.primaryKey().notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
