import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * What staff write down about customers, with its log; `root` leads from a record that was joined to another one to that.
 * `words` and `record_words` are what they are found by, `visit` the last pages. An older process beside this one knows none of it, and leaves
 * what is there. [P9]
 */
export const customerRecords: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema.alterTable('customers').addColumn('root', id).execute();
    await db.schema.alterTable('customers').addColumn('record', 'text').execute();
    await db.schema
      .alterTable('customers')
      .addColumn('record_version', whole, (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('customers').addColumn('words', 'text').execute();
    await db.schema.alterTable('customers').addColumn('record_words', 'text').execute();
    await db.schema.alterTable('customers').addColumn('visit', 'text').execute();
    await sql`update customers set words = lower(coalesce(name, '') || ${'\n'} || coalesce(contact, '') || ${'\n'} ||
      replace(replace(replace(coalesce(contact, ''), ' ', ''), '-', ''), '+', ''))`.execute(db);
    await sql`drop index customers_in_time`.execute(db);
    await sql`create index customers_in_time on customers (last_seen_at, id)`.execute(db);
    await sql`create index customers_joined on customers (root) where root is not null`.execute(db);
    await db.schema
      .createTable('customer_entries')
      .addColumn('id', id, (column) => column.primaryKey().notNull())
      .addColumn('customer_id', id, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('other', id)
      .addColumn('data', 'text', (column) => column.notNull())
      .execute();
    await sql`create index customer_entries_in_order on customer_entries (customer_id, at, id)`.execute(db);
  },
};
