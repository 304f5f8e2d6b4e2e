import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * Files of cases. An older process beside this one shows them to every colleague who has their id, and leaves them when their case is
 * erased: then the sweep of a newer one finds them.
 */
export const caseFiles: Migration = {
  async up(db) {
    const { whole } = columnTypesOf(db);
    await db.schema.alterTable('files').addColumn('case_number', whole).execute();
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  'create index files_of_case on files (case_number) where case_number is not null',
  // What an account has put into cases in a day.
  'create index files_into_cases on files (account, at) where case_number is not null',
  'drop index files_by_age',
  `create index files_by_age on files (at) where state = 'referenced' and owner in ('chat', 'case')`,
];
