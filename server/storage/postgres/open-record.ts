import { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { recordIn, type RecordOfActs } from '../audit/read-only.ts';
import { pooledDialect } from './dialect.ts';
import { readersOf } from './pools.ts';
import { reach } from './reach.ts';

/** A server that does not answer gets this long, in milliseconds. */
const PATIENCE = 5000;

/** Opens the record of acts in a database that a desk may be using. Throws `NoRecord` and `DatabaseUnreachable`. */
export async function openPostgresRecord(url: string): Promise<RecordOfActs> {
  const readers = readersOf(await reach(url, PATIENCE));
  return recordIn(new Kysely<Tables>({ dialect: pooledDialect(readers) }), () => readers.end());
}
