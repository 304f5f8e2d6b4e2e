import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** Blocked visitors, and the network from which a customer wrote last: a keyed hash, never the address. [P2] */
export const blocks: Migration = {
  async up(db) {
    const { id } = columnTypesOf(db);
    await db.schema.alterTable('customers').addColumn('network', 'text').execute();
    await db.schema
      .createTable('blocks')
      .addColumn('id', id, (column) => column.primaryKey().notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('chat_id', id, (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('lifted_by', 'text')
      .addColumn('lifted_at', 'bigint')
      .execute();
    await sql`create index blocks_in_force on blocks (until) where lifted_at is null`.execute(db);
  },
};
