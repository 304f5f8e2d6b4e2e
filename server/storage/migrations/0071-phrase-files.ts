import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * Files of phrases, and the outbox by kind. An older process beside this one offers no file of a phrase, shows one to every colleague
 * who has its id, and leaves it when its phrase goes: then the sweep of a newer one finds it.
 */
export const phraseFiles: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('phrase_files')
      .addColumn('phrase', id, (column) => column.notNull())
      .addColumn('place', whole, (column) => column.notNull())
      .addColumn('file', id, (column) => column.notNull().unique())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('phrase_files_place', ['phrase', 'place'])
      .execute();
    // Each kind is asked for what is due of it alone, however much waits of another.
    await db.schema.createIndex('mails_due_by_kind').on('mails').columns(['kind', 'due_at']).execute();
    // What an account has put into cases and phrases in a day.
    await sql.raw('drop index files_into_cases').execute(db);
    await sql
      .raw(`create index files_of_staff on files (account, at) where owner in ('case', 'phrase')`)
      .execute(db);
  },
};
