import { Migrator, sql, type Kysely } from 'kysely';
import { DatabaseTooNew } from '../errors.ts';
import { MIGRATIONS } from './all.ts';

/**
 * Brings a database to this version, all steps or none. Safe to run again. On PostgreSQL `schema` is where the tables
 * live. Throws {@link DatabaseTooNew} for a database that a newer version has changed.
 */
export async function migrate<T>(db: Kysely<T>, schema?: string): Promise<void> {
  await refuseNewer(db, schema);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('The database could not be migrated.');
}

async function refuseNewer<T>(db: Kysely<T>, schema?: string): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const here = tables.filter((table) => schema === undefined || table.schema === schema);
  if (!here.some((table) => table.name === 'kysely_migration')) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = rows.find((row) => !Object.hasOwn(MIGRATIONS, row.name));
  if (unknown) throw new DatabaseTooNew(unknown.name);
}
