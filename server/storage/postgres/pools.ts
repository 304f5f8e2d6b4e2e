import { Pool, TypeOverrides, type ClientConfig } from 'pg';
import { LOCKS } from './locks.ts';

/** What every connection is opened with. */
export interface Target {
  url: string;
  /** Whether the server answers commits before they are on disk, which is undone here. */
  lazyCommits: boolean;
}

const SECOND = 1000;
const INT8 = 20;

/** Connections for questions and small writes. */
const READERS = 8;
/** Two batches in flight, and a spare connection for when both hang. */
const WRITERS = 3;

/** Bounds for all that a connection may wait for, in milliseconds. */
export const LIMITS = {
  connectionTimeoutMillis: 5 * SECOND,
  // Long for its holder, short for the others in the batch: after this we find out which chats are locked, and set them
  // aside.
  lock_timeout: SECOND / 2,
  statement_timeout: 10 * SECOND,
  idle_in_transaction_session_timeout: 10 * SECOND,
  // Longer than the server's own: it only ends the wait for a server that has fallen silent.
  query_timeout: 15 * SECOND,
} as const;

/** How this program speaks to PostgreSQL: counts and times are numbers. */
export function clientConfig(url: string): ClientConfig {
  const types = new TypeOverrides();
  types.setTypeParser(INT8, Number);
  return { connectionString: url, application_name: 'huashu', keepAlive: true, types };
}

/** The connections for questions. */
export function readersOf(target: Target): Pool {
  return poolOf(target, { max: READERS });
}

/** The connections for batches; statements that are issued together are pipelined. */
export function writersOf(target: Target): Pool {
  return poolOf(target, { max: WRITERS, pipeline: true });
}

function poolOf({ url, lazyCommits }: Target, more: { max: number; pipeline?: boolean }): Pool {
  const pool = new Pool({ ...clientConfig(url), ...LIMITS, ...more });
  // Connections may break at any moment; the next query reports it or gets a new connection.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    // A restore checks this name to see that a desk is using the database.
    client
      .query('select pg_try_advisory_lock_shared($1, hashtext(current_schema()))', [LOCKS.here])
      .catch(() => undefined);
    if (lazyCommits) client.query('set synchronous_commit = on').catch(() => undefined);
  });
  return pool;
}
