import type { Migration } from 'kysely';

/** Why somebody is away. An older process beside this one changes the status and leaves what is here. */
export const awayReasons: Migration = {
  async up(db) {
    await db.schema.alterTable('staff').addColumn('away', 'text').execute();
  },
};
