import { sql, type Migration } from 'kysely';
import { MEASURED_LINES } from '../measures.ts';

/**
 * A call that reaches the customer ends a follow-up: the index of measured lines has calls too. An older process beside this one
 * measures without the index until it is replaced.
 */
export const measuredCalls: Migration = {
  async up(db) {
    await sql`drop index case_entries_measured`.execute(db);
    await sql`create index case_entries_measured on case_entries (at, case_key, seq) where ${MEASURED_LINES}`.execute(
      db,
    );
  },
};
