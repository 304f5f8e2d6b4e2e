import type { Kysely } from 'kysely';
import type { AuditStore } from './store.ts';
import { NoAuditLog, StorageUnavailable } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { SqlAudit } from './sql.ts';

/** The audit log for whoever only reads it. */
export interface ReadOnlyAuditLog {
  lines: Pick<AuditStore, 'head' | 'after'>;
  /** The key that the desk keeps in its database; null if it has none yet. */
  storedKey: string | null;
  close: () => Promise<void>;
}

/** The record in an open database, which is closed with it. Throws {@link NoAuditLog} where there is none. */
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
