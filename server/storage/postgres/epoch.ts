import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { SqlCustomers } from '../customers/sql.ts';

/**
 * The history that the data belongs to: a name kept with them, which a restore takes away, and the server's timeline,
 * which another one begins when a standby takes over. A server that does not tell its timeline has the name alone.
 */
export async function epochOf(db: Kysely<Tables>): Promise<string> {
  const [name, timeline] = await Promise.all([
    new SqlCustomers(db).secret('epoch', randomUUID()),
    timelineOf(db),
  ]);
  return `${name} ${timeline}`;
}

/** Not permitted, not supported, no such function, not now: a server that does not tell its timeline. */
const UNTOLD: ReadonlySet<string> = new Set(['42501', '0A000', '42883', '55000']);

async function timelineOf(db: Kysely<Tables>): Promise<string> {
  try {
    const { rows } = await sql<{ timeline: string }>`
      select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline`.execute(db);
    return rows[0]?.timeline ?? '';
  } catch (error) {
    // Anything else passes, and must not look like another history of the data.
    if (error instanceof Error && 'code' in error && UNTOLD.has(String(error.code))) return '';
    throw error;
  }
}
