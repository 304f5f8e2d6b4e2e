import type { Migration } from 'kysely';

/**
 * The audit log is asked for by day, by kind of act and by person, newest first: each such question reads an index
 * and no more lines than it shows.
 */
export const auditFilters: Migration = {
  async up(db) {
    for (const [name, columns] of [
      ['audit_by_time', ['at', 'seq']],
      ['audit_by_act', ['act', 'at', 'seq']],
      ['audit_by_person', ['by', 'at', 'seq']],
      ['audit_by_person_and_act', ['by', 'act', 'at', 'seq']],
    ] as const)
      await db.schema
        .createIndex(name)
        .on('audit_log')
        .columns([...columns])
        .execute();
  },
};
