import { Kysely, Migrator } from 'kysely';
import { Pool } from 'pg';
import { MIGRATIONS } from '../../server/storage/migrations/all.ts';
import { pooledDialect } from '../../server/storage/postgres/dialect.ts';
import { clientConfig } from '../../server/storage/postgres/pools.ts';
import type { Schema } from './a-postgres.ts';

/** Brings an empty database as far as an older version of this program did, up to and with `step`. */
export async function migrateUpTo(db: Kysely<unknown>, step: string, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateTo(step);
  if (error !== undefined) throw new Error('There is no older database.', { cause: error });
}

/** Makes an empty schema the database of an older version. */
export async function migrateSchemaUpTo({ url, name }: Schema, step: string): Promise<void> {
  const pool = new Pool({ ...clientConfig(url), max: 1 });
  const db = new Kysely<unknown>({ dialect: pooledDialect(pool) });
  await migrateUpTo(db, step, name);
  await db.destroy();
}
