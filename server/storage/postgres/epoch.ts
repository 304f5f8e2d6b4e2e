import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { SqlCustomers } from '../customers/sql.ts';

/**
 * Identifies the history of the data: a stored name, which a restore removes, and the server's timeline, which changes
 * when a standby takes over. Without access to the timeline, the name alone.
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
    // Other errors are temporary, and must not look like another history.
    if (error instanceof Error && 'code' in error && UNTOLD.has(String(error.code))) return '';
    throw error;
  }
}
