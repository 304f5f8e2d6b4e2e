import { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { auditLogIn, type ReadOnlyAuditLog } from '../audit/read-only.ts';
import { pooledDialect } from './dialect.ts';
import { readersOf } from './pools.ts';
import { reach } from './reach.ts';

/** A server that does not answer gets this long, in milliseconds. */
const PATIENCE = 5000;

/** Opens the audit log in a database that a desk may be using. Throws `NoAuditLog` and `DatabaseUnreachable`. */
export async function openPostgresAuditLog(url: string): Promise<ReadOnlyAuditLog> {
  const readers = readersOf(await reach(url, PATIENCE));
  return auditLogIn(new Kysely<Tables>({ dialect: pooledDialect(readers) }), () => readers.end());
}
