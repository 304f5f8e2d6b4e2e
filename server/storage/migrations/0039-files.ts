import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** One row a file. An older process beside this one names none in what it writes, and asks nothing of them. */
export const files: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('files')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('owner', id, (column) => column.notNull())
      .addColumn('state', id, (column) => column.notNull())
      .addColumn('chat_id', id)
      .addColumn('seq', whole)
      .addColumn('shown', whole, (column) => column.notNull().defaultTo(0))
      .addColumn('customer_id', id)
      .addColumn('account', id)
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('width', whole)
      .addColumn('height', whole)
      .addColumn('thumbnail', whole, (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    for (const statement of INDEXES) await sql.raw(statement).execute(db);
  },
};

const INDEXES = [
  'create index files_of_chat on files (chat_id) where chat_id is not null',
  'create index files_of_customer on files (customer_id, at) where customer_id is not null',
  // What the sweep looks for: few rows, whatever the desk keeps.
  `create index files_unreferenced on files (at) where state <> 'referenced'`,
  `create index files_by_age on files (at) where state = 'referenced' and owner = 'chat'`,
];
