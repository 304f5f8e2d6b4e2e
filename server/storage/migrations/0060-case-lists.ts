import { sql, type Migration } from 'kysely';

/**
 * Indexes for lists of cases that narrow to few of very many: what waits for somebody's acceptance, and a class of complaints. An
 * older process beside this one goes on as before.
 */
export const caseLists: Migration = {
  async up(db) {
    await sql`create index cases_offered on cases (offered_to, place, key) where offered_to is not null`.execute(
      db,
    );
    await sql`create index cases_of_class on cases (class, place, key) where class is not null`.execute(db);
  },
};
