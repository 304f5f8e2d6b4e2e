import type { Instant } from '../domain/instant.ts';
import { openPostgresStore } from './postgres/open.ts';
import { openSqliteStore } from './sqlite/open.ts';
import type { Store } from './store.ts';

/** Where everything is kept: in PostgreSQL if there is an address of one, else in a directory. */
export interface Place {
  databaseUrl: string | null;
  dataDir: string;
  workerPath: string;
  /** This process's own time. */
  now: () => Instant;
}

/** Opens the store. Throws what each database throws, in one sentence that names the setting. */
export function openStore({ databaseUrl, dataDir, workerPath, now }: Place): Promise<Store> {
  return databaseUrl === null
    ? openSqliteStore({ dataDir, workerPath, now })
    : openPostgresStore({ url: databaseUrl, now });
}
