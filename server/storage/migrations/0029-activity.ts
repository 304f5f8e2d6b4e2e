import type { Migration } from 'kysely';

/** When somebody was last at a console of theirs. An older process beside this one leaves it as it is. */
export const activity: Migration = {
  async up(db) {
    await db.schema.alterTable('staff').addColumn('active_at', 'bigint').execute();
  },
};
