import { sql, type Migration } from 'kysely';
import { isPostgres } from '../portable-sql.ts';
import { columnTypesOf } from './column-types.ts';

/** Cases with their logs. An older process beside this one knows none, and asks nothing of them. */
export const cases: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    const postgres = isPostgres(db);
    await db.schema
      .createTable('cases')
      .addColumn('key', whole, (column) =>
        postgres ? column.primaryKey().generatedByDefaultAsIdentity() : column.primaryKey(),
      )
      .addColumn('id', id, (column) => column.notNull().unique())
      .addColumn('kind', id, (column) => column.notNull())
      .addColumn('status', id, (column) => column.notNull())
      .addColumn('step', id, (column) => column.notNull())
      .addColumn('class', id)
      .addColumn('owner', id)
      .addColumn('department', id)
      .addColumn('offered_to', id)
      .addColumn('offered_department', id)
      .addColumn('customer_id', id)
      .addColumn('chat_id', id)
      .addColumn('opened_at', 'bigint', (column) => column.notNull())
      .addColumn('opened_by', id)
      .addColumn('sender', id, (column) => column.notNull())
      .addColumn('client_id', id)
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('next_at', 'bigint')
      .addColumn('overdue', whole, (column) => column.notNull())
      .addColumn('urgent', whole, (column) => column.notNull())
      .addColumn('last_seq', whole, (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('words_erased', whole, (column) => column.notNull().defaultTo(0))
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('case_entries')
      .addColumn('case_key', whole, (column) =>
        postgres ? column.notNull() : column.notNull().references('cases.key'),
      )
      .addColumn('seq', whole, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('sender', id, (column) => column.notNull())
      .addColumn('client_id', id)
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('account', 'text')
      .addColumn('text', 'text')
      .addColumn('data', 'text')
      .addPrimaryKeyConstraint('case_entries_in_order', ['case_key', 'seq'])
      .execute();
    for (const statement of INDEXES) await sql.raw(statement).execute(db);
  },
};

const INDEXES = [
  'create unique index cases_sent on cases (client_id, sender) where client_id is not null',
  'create index cases_in_order on cases (place, key)',
  'create index cases_of_owner on cases (owner, place, key) where owner is not null',
  'create index cases_of_department on cases (department, place, key) where department is not null',
  'create index cases_of_customer on cases (customer_id, place) where customer_id is not null',
  'create index cases_of_chat on cases (chat_id) where chat_id is not null',
  'create index cases_due on cases (next_at) where next_at is not null',
  `create index cases_to_erase on cases (place) where status = 'done' and words_erased = 0`,
  'create unique index case_entries_sent on case_entries (case_key, sender, client_id) where client_id is not null',
];
