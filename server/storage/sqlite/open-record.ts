import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { NoRecord } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { recordIn, type RecordOfActs } from '../audit/read-only.ts';
import { postingDialect } from './dialect.ts';
import { GroupedWrites } from './grouped-writes.ts';
import { connectInThread } from './in-thread.ts';
import { Turns } from './turns.ts';

/** Opens the record of acts in a data directory, beside a desk that may be working there. Throws {@link NoRecord}. */
export async function openSqliteRecord(dataDir: string): Promise<RecordOfActs> {
  const file = join(dataDir, 'desk.sqlite');
  // The driver would make an empty one.
  if (!existsSync(file)) throw new NoRecord(`there is no desk in ${dataDir}`);
  const connection = connectInThread(file);
  const turns = new Turns(connection);
  const db = new Kysely<Tables>({ dialect: postingDialect(turns, new GroupedWrites(turns)) });
  return recordIn(db, () => connection.close());
}
