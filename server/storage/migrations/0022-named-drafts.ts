import type { Migration } from 'kysely';

/**
 * The name that the author of a draft has given it, so that a save that is sent twice is one draft. An older process
 * beside this one names none, and keeps such a draft twice as before.
 */
export const namedDrafts: Migration = {
  async up(db) {
    await db.schema.alterTable('manual_versions').addColumn('client_id', 'text').execute();
  },
};
