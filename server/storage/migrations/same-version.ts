import { sql, type Kysely } from 'kysely';
import { DatabaseTooNew, DatabaseTooOld, NoDeskHere, StorageUnavailable } from '../errors.ts';
import { MIGRATIONS } from './all.ts';

/**
 * Nothing if the database is exactly of this version; else throws `DatabaseTooNew`, `DatabaseTooOld`, or
 * {@link NoDeskHere} if no desk has ever used it. Changes nothing.
 */
export async function refuseOtherVersion<T>(db: Kysely<T>): Promise<void> {
  const done = new Set(await migrationsOf(db));
  const unknown = [...done].find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) throw new DatabaseTooNew(unknown);
  const missing = Object.keys(MIGRATIONS).find((name) => !done.has(name));
  if (missing !== undefined) throw new DatabaseTooOld(missing);
}

async function migrationsOf<T>(db: Kysely<T>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (isMissingTable(error)) throw new NoDeskHere('No desk has used this database yet.');
    throw error;
  }
}

function isMissingTable(error: unknown): boolean {
  return (
    error instanceof StorageUnavailable &&
    /no such table|42P01|does not exist/.test(`${error.code} ${error.message}`)
  );
}
