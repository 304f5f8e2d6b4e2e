import type { Migration } from 'kysely';

/**
 * When somebody was last at a console of theirs, and how many offered chats they have missed in a row. An older process
 * beside this one leaves both as they are.
 */
export const activity: Migration = {
  async up(db) {
    await db.schema.alterTable('staff').addColumn('active_at', 'bigint').execute();
    await db.schema
      .alterTable('staff')
      .addColumn('missed', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
