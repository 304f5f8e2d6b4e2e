import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { NoDeskHere } from '../errors.ts';
import { refuseOtherVersion } from '../migrations/same-version.ts';
import { pooledDialect } from '../postgres/dialect.ts';
import { readersOf } from '../postgres/pools.ts';
import { reach } from '../postgres/reach.ts';
import type { Tables } from '../schema.ts';
import { SqlAudit } from '../audit/sql.ts';
import { SqlCustomers } from '../customers/sql.ts';
import { SqlSettings } from '../settings/sql.ts';
import { SqlIdentities } from './identity-sql.ts';
import { SqlTwoFactor } from './two-factor-sql.ts';
import { SqlStaff } from './staff-sql.ts';
import { SqlTeam } from './team-sql.ts';
import { postingDialect } from '../sqlite/dialect.ts';
import { GroupedWrites } from '../sqlite/grouped-writes.ts';
import { connectInThread } from '../sqlite/in-thread.ts';
import { Turns } from '../sqlite/turns.ts';
import type { Store } from '../store.ts';

/** A database server that does not answer gets this long, in milliseconds. */
const PATIENCE = 5000;

/** What a command does with accounts needs no more of the store than this. */
export interface AccountsBeside {
  store: Pick<Store, 'staff' | 'team' | 'twoFactor' | 'identities' | 'audit' | 'customers' | 'settings'>;
  close: () => Promise<void>;
}

/**
 * Opens the accounts of a desk that may be running. Does not lock the data directory and migrates nothing; refuses a
 * database of another version (`DatabaseTooNew`, `DatabaseTooOld`) and a place without a desk ({@link NoDeskHere}).
 * Throws `DatabaseUnreachable`.
 */
export async function openAccountsBeside(place: {
  databaseUrl: string | null;
  dataDir: string;
}): Promise<AccountsBeside> {
  const { db, close } =
    place.databaseUrl === null ? inFile(place.dataDir) : await inServer(place.databaseUrl);
  try {
    await refuseOtherVersion(db);
  } catch (error) {
    await close();
    throw error;
  }
  const store = {
    staff: new SqlStaff(db),
    team: new SqlTeam(db),
    twoFactor: new SqlTwoFactor(db),
    identities: new SqlIdentities(db),
    audit: new SqlAudit(db),
    customers: new SqlCustomers(db),
    settings: new SqlSettings(db),
  };
  return { store, close };
}

interface Opened {
  db: Kysely<Tables>;
  close: () => Promise<void>;
}

function inFile(dataDir: string): Opened {
  const file = join(dataDir, 'desk.sqlite');
  // The driver would make an empty one.
  if (!existsSync(file)) throw new NoDeskHere(`DATA_DIR: there is no desk in ${dataDir}.`);
  const connection = connectInThread(file);
  const turns = new Turns(connection);
  const db = new Kysely<Tables>({ dialect: postingDialect(turns, new GroupedWrites(turns)) });
  return { db, close: () => connection.close() };
}

async function inServer(url: string): Promise<Opened> {
  const pool = readersOf(await reach(url, PATIENCE));
  return { db: new Kysely<Tables>({ dialect: pooledDialect(pool) }), close: () => pool.end() };
}
