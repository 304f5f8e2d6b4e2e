import { sql, type Migration } from 'kysely';
import { MEASURED_MARKS } from '../measures.ts';

/**
 * Indexes of the lines that reports are made from, by time. An older process beside this one goes on as before: it writes the
 * same lines.
 */
export const measures: Migration = {
  async up(db) {
    await sql`create index entries_measured on entries (at, chat, seq) where ${MEASURED_MARKS}`.execute(db);
    await sql`create index case_entries_measured on case_entries (at, case_key, seq)
      where type in ('received', 'answered', 'kept', 'broken', 'done', 'overdue')`.execute(db);
  },
};
