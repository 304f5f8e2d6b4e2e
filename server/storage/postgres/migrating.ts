import { Kysely, sql } from 'kysely';
import { Pool } from 'pg';
import { migrate } from '../migrations/migrate.ts';
import { pooledDialect } from './dialect.ts';
import { LOCKS } from './locks.ts';
import { clientConfig } from './pools.ts';

/**
 * Brings the database to this version. Processes that start at once do so one after the other; those that already run
 * keep running, so a step may add to what the version before knows, and take nothing away from it.
 * Throws `DatabaseTooNew`.
 */
export async function migrateAlone(url: string): Promise<void> {
  const pool = new Pool({ ...clientConfig(url), max: 1 });
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: pooledDialect(pool) });
  try {
    await db.connection().execute(async (one) => {
      await sql`select set_config('lock_timeout', '120s', false)`.execute(one);
      await sql`select pg_advisory_lock(${sql.lit(LOCKS.migrating)}, hashtext(current_schema()))`.execute(
        one,
      );
      // A step that waits for a table makes everybody wait who comes after it.
      await sql`select set_config('lock_timeout', '10s', false)`.execute(one);
      const here = await sql<{ schema: string }>`select current_schema() as schema`.execute(one);
      await migrate(one, here.rows[0]?.schema);
    });
  } finally {
    // Ends the connection, and with it the lock.
    await db.destroy();
  }
}
