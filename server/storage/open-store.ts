import type { Instant } from '../domain/instant.ts';
import type { Store } from './store.ts';

/** Where everything is kept: in PostgreSQL if there is an address of one, else in a directory. */
export interface Place {
  databaseUrl: string | null;
  dataDir: string;
  workerPath: string;
  /** This process's own time. */
  now: () => Instant;
}

/**
 * Opens the store. Throws what each database throws, in one sentence that names the setting. Only the one that is used is
 * loaded: the other would take 5 MB for nothing.
 */
export async function openStore({ databaseUrl, dataDir, workerPath, now }: Place): Promise<Store> {
  if (databaseUrl === null) {
    const { openSqliteStore } = await import('./sqlite/open.ts');
    return openSqliteStore({ dataDir, workerPath, now });
  }
  const { openPostgresStore } = await import('./postgres/open.ts');
  return openPostgresStore({ url: databaseUrl, now });
}
