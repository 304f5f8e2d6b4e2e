import type { Migration } from 'kysely';

/**
 * Until when a mail is with a process that sends it. An older process beside this one does not say so: what it sends at that moment
 * can still be taken back.
 */
export const mailsTaken: Migration = {
  async up(db) {
    await db.schema.alterTable('mails').addColumn('taken_until', 'bigint').execute();
  },
};
