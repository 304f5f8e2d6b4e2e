import { Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import type { Instant } from '../../domain/instant.ts';
import { DatabaseTooNew, DatabaseUnreachable, StorageUnavailable } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { Indexing } from '../search/indexing.ts';
import { SqlErasure } from '../erasure/sql.ts';
import { sharedStores } from '../shared-stores.ts';
import type { Store } from '../store.ts';
import { alone, onlyHere } from './alone.ts';
import { postgresChats } from './chats.ts';
import { Committing } from './committing.ts';
import { epochOf } from './epoch.ts';
import { DatabaseClock } from './database-clock.ts';
import { pooledDialect } from './dialect.ts';
import { migrateAlone } from './migrating.ts';
import { readersOf, writersOf } from './pools.ts';
import { reach } from './reach.ts';
import { PostgresDocuments } from './search-documents.ts';
import { troubleFrom } from './trouble.ts';

/** A database that is still starting gets this long, in milliseconds. */
const PATIENCE = 15_000;

/** Where the database is. `now` is this process's steady clock; `patience` bounds the wait for the server, in ms. */
export interface PostgresPlace {
  url: string;
  now: () => Instant;
  patience?: number;
}

/**
 * Opens the database and brings it to this version. Throws `DatabaseUnreachable` or `DatabaseTooNew`, each with one
 * clear sentence.
 */
export async function openPostgresStore({ url, now, patience = PATIENCE }: PostgresPlace): Promise<Store> {
  const target = await reach(url, patience);
  await migrateAlone(url).catch((error: unknown) => {
    if (error instanceof DatabaseTooNew) throw error;
    throw new DatabaseUnreachable(
      `the database cannot be brought to this version (${troubleFrom(error).message})`,
    );
  });
  return storeOn(readersOf(target), writersOf(target), now);
}

async function storeOn(readers: Pool, writers: Pool, steady: () => Instant): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: pooledDialect(readers) });
  const indexing = new Indexing(db, new PostgresDocuments(db));
  indexing.begin();
  const clock = await DatabaseClock.start(steady, () => timeOf(db));
  let open = true;
  return {
    chats: postgresChats({ db, indexing }, new Committing(writers)),
    ...sharedStores(db),
    // Only a batch that has locked a chat uses its cached row; all others read it again.
    erasure: new SqlErasure({
      db,
      indexing,
      apart: (_chatId, change) => change(),
      // Old versions of rows go when the server vacuums.
      forgetPast: () => Promise.resolve(true),
    }),
    epoch: () => epochOf(db),
    now: () => clock.now(),
    alone: (task) => alone(readers, task),
    onlyHere: (task) => onlyHere(readers, task),
    async ping() {
      if (!open) throw new StorageUnavailable('CLOSED', 'The database is closed.');
      await ping(db);
    },
    async close() {
      if (!open) return;
      open = false;
      clock.stop();
      await indexing.end();
      await Promise.all([writers.end(), readers.end()]);
    },
  };
}

async function timeOf(db: Kysely<Tables>): Promise<Instant> {
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(db);
  const [row] = rows;
  if (!row) throw troubleFrom(new Error('The database does not tell the time.'));
  return row.now;
}

/** A database that only answers questions, such as a standby, cannot serve. */
async function ping(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ closed: string }>`
    select current_setting('transaction_read_only') as closed`.execute(db);
  if (rows[0]?.closed !== 'off') throw new StorageUnavailable('25006', 'The database takes no writes.');
}
