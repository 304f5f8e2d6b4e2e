import type { Kysely } from 'kysely';
import type { AuditStore } from './store.ts';
import { NoRecord, StorageUnavailable } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { SqlAudit } from './sql.ts';

/** The record of acts for whoever only reads it. */
export interface RecordOfActs {
  lines: Pick<AuditStore, 'head' | 'after'>;
  /** The key that the desk keeps in its database; null if it has none yet. */
  keptKey: string | null;
  close: () => Promise<void>;
}

/** The record in an open database, which is closed with it. Throws {@link NoRecord} where there is none. */
export async function recordIn(db: Kysely<Tables>, close: () => Promise<void>): Promise<RecordOfActs> {
  try {
    const key = await db.selectFrom('secrets').select('value').where('name', '=', 'audit').executeTakeFirst();
    const lines = new SqlAudit(db);
    await lines.head();
    return { lines, keptKey: key?.value ?? null, close };
  } catch (error) {
    await close();
    throw error instanceof StorageUnavailable ? new NoRecord(error.message) : error;
  }
}
