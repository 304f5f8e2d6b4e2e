import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import { DatabaseTooNew } from '../errors.ts';

/**
 * Brings a database to this version, all steps or none. Safe to run again.
 * Throws {@link DatabaseTooNew} for a database that a newer version has changed.
 */
export async function migrate<T>(db: Kysely<T>, migrations: Record<string, Migration>): Promise<void> {
  await refuseNewer(db, migrations);
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('The database could not be migrated.');
}

async function refuseNewer<T>(db: Kysely<T>, migrations: Record<string, Migration>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = rows.find((row) => !Object.hasOwn(migrations, row.name));
  if (unknown) throw new DatabaseTooNew(unknown.name);
}
