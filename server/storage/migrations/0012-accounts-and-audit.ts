import { sql, type Kysely, type Migration } from 'kysely';
import { isPostgres } from '../portable-sql.ts';
import { columnTypesOf } from './column-types.ts';

/** The audit log, second steps at sign-in, and customers whose website vouches for them. */
export const accountsAndAudit: Migration = {
  async up(db) {
    await createRecord(db);
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('second_steps')
      .addColumn('account', id, (column) => column.primaryKey().notNull())
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('confirmed_at', 'bigint')
      .addColumn('last_step', whole, (column) => column.notNull())
      .addColumn('codes', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('customer_identities')
      .addColumn('external_id', id, (column) => column.primaryKey().notNull())
      .addColumn('customer_id', id, (column) => column.notNull().unique())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },
};

async function createRecord(db: Kysely<unknown>): Promise<void> {
  const { whole, id } = columnTypesOf(db);
  await db.schema
    .createTable('audit_log')
    .addColumn('seq', whole, (column) => column.primaryKey().notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('by', 'text')
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('about', id)
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('key_name', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  // One row: the end of the record. Whoever adds a line holds it, so that each line is tied to the one before.
  await db.schema
    .createTable('audit_head')
    .addColumn('id', whole, (column) => column.primaryKey().notNull())
    .addColumn('seq', whole, (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await sql`insert into audit_head (id, seq, seal) values (1, 0, '')`.execute(db);
  await refuseChanges(db);
}

/** A slip of this program, or of somebody at the database's own prompt, changes no line. */
async function refuseChanges(db: Kysely<unknown>): Promise<void> {
  if (isPostgres(db)) {
    await sql`create function audit_log_stays() returns trigger language plpgsql as
      'begin raise exception ''lines of the record are only added''; end'`.execute(db);
    await sql`create trigger audit_log_stays before update or delete or truncate on audit_log
      for each statement execute function audit_log_stays()`.execute(db);
    return;
  }
  for (const change of ['update', 'delete'])
    await sql`create trigger ${sql.raw(`audit_log_no_${change} before ${change}`)} on audit_log
      begin select raise(abort, 'lines of the record are only added'); end`.execute(db);
}
