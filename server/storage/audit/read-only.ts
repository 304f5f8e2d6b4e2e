import { Kysely } from 'kysely';
import type { AuditStore } from './store.ts';
import { NoAuditLog, StorageUnavailable } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { SqlAudit } from './sql.ts';
import { pooledDialect } from '../postgres/dialect.ts';
import { readersOf } from '../postgres/pools.ts';
import { reach } from '../postgres/reach.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { postingDialect } from '../sqlite/dialect.ts';
import { GroupedWrites } from '../sqlite/grouped-writes.ts';
import { connectInThread } from '../sqlite/in-thread.ts';
import { Turns } from '../sqlite/turns.ts';

/** Opens the audit log in a data directory that a desk may be using. Throws {@link NoAuditLog}. */
export async function openSqliteAuditLog(dataDir: string): Promise<ReadOnlyAuditLog> {
  const file = join(dataDir, 'desk.sqlite');
  // The driver would make an empty one.
  if (!existsSync(file)) throw new NoAuditLog(`there is no desk in ${dataDir}`);
  const connection = connectInThread(file);
  const turns = new Turns(connection);
  const db = new Kysely<Tables>({ dialect: postingDialect(turns, new GroupedWrites(turns)) });
  return auditLogIn(db, () => connection.close());
}

/** A server that does not answer gets this long, in milliseconds. */
const PATIENCE = 5000;

/** Opens the audit log in a database that a desk may be using. Throws `NoAuditLog` and `DatabaseUnreachable`. */
export async function openPostgresAuditLog(url: string): Promise<ReadOnlyAuditLog> {
  const readers = readersOf(await reach(url, PATIENCE));
  return auditLogIn(new Kysely<Tables>({ dialect: pooledDialect(readers) }), () => readers.end());
}

/** The audit log for tools that only read it. */
export interface ReadOnlyAuditLog {
  lines: Pick<AuditStore, 'head' | 'after'>;
  /** The key that the desk keeps in its database; null if it has none yet. */
  storedKey: string | null;
  close: () => Promise<void>;
}

/** The audit log of an open database, which closes with it. Throws {@link NoAuditLog} if there is none. */
export async function auditLogIn(db: Kysely<Tables>, close: () => Promise<void>): Promise<ReadOnlyAuditLog> {
  try {
    const key = await db.selectFrom('secrets').select('value').where('name', '=', 'audit').executeTakeFirst();
    const lines = new SqlAudit(db);
    await lines.head();
    return { lines, storedKey: key?.value ?? null, close };
  } catch (error) {
    await close();
    throw error instanceof StorageUnavailable ? new NoAuditLog(error.message) : error;
  }
}
