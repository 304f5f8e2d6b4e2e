import { join } from 'node:path';
import { steadyClock, type Clock } from '../lib/clock.ts';
import type { Config } from '../settings/config.ts';
import { openStore } from '../storage/open-store.ts';
import type { Store } from '../storage/store.ts';
import type { Folders } from './folders.ts';

/** Opens the store. The clock is the database's if it has one, so that all processes agree. */
export async function openData(
  { databaseUrl, dataDir }: Config,
  folders: Folders,
): Promise<{ store: Store; clock: Clock }> {
  const own = steadyClock(Date.now, () => performance.now());
  const workerPath = join(folders.server, 'sqlite-worker.js');
  const store = await openStore({ databaseUrl, dataDir, workerPath, now: () => own.now() });
  return { store, clock: store.now ? { now: store.now } : own };
}
