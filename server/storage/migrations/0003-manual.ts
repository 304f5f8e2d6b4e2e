import { sql, type Kysely, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** Versions of the manual, which one is in force, the ids they have used, and who has read up to where. */
export const manual: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await createVersions(db);
    await db.schema
      .createTable('manual_ids')
      .addColumn('id', id, (column) => column.primaryKey().notNull())
      .addColumn('version', whole, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('manual_reads')
      .addColumn('account', id, (column) => column.primaryKey().notNull())
      .addColumn('version', whole, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },
};

async function createVersions(db: Kysely<unknown>): Promise<void> {
  const { whole } = columnTypesOf(db);
  await db.schema
    .createTable('manual_versions')
    .addColumn('number', whole, (column) => column.primaryKey().notNull())
    .addColumn('parent', whole, (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .addColumn('approved_by', 'text')
    .addColumn('approved_at', 'bigint')
    .addColumn('published_by', 'text')
    .addColumn('published_at', 'bigint')
    .addColumn('published_why', 'text')
    .addColumn('edits', 'text')
    .addColumn('content', 'text', (column) => column.notNull())
    .execute();
  // One row: what is in force. Whoever changes anything holds it, so that two never take the same number or place.
  await db.schema
    .createTable('manual_in_force')
    .addColumn('id', whole, (column) => column.primaryKey().notNull())
    .addColumn('version', whole, (column) => column.notNull())
    .execute();
  await sql`insert into manual_in_force (id, version) values (1, 0)`.execute(db);
}
