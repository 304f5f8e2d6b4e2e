import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { NoAuditLog } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { auditLogIn, type ReadOnlyAuditLog } from '../audit/read-only.ts';
import { postingDialect } from './dialect.ts';
import { GroupedWrites } from './grouped-writes.ts';
import { connectInThread } from './in-thread.ts';
import { Turns } from './turns.ts';

/** Opens the audit log in a data directory, beside a desk that may be working there. Throws {@link NoAuditLog}. */
export async function openSqliteAuditLog(dataDir: string): Promise<ReadOnlyAuditLog> {
  const file = join(dataDir, 'desk.sqlite');
  // The driver would make an empty one.
  if (!existsSync(file)) throw new NoAuditLog(`there is no desk in ${dataDir}`);
  const connection = connectInThread(file);
  const turns = new Turns(connection);
  const db = new Kysely<Tables>({ dialect: postingDialect(turns, new GroupedWrites(turns)) });
  return auditLogIn(db, () => connection.close());
}
