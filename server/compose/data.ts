import { join } from 'node:path';
import type { Logger } from 'pino';
import { isHarassing } from '../../phrases/detect/detect.ts';
import type { Instant } from '../domain/instant.ts';
import type { Rules } from '../domain/rules.ts';
import { steadyClock, type Clock } from '../lib/clock.ts';
import { DeskSettings } from '../live/desk-settings.ts';
import type { Config } from '../settings/config.ts';
import type { Store } from '../storage/store.ts';

/** Where the program's own files are. */
export interface Folders {
  /** The built server: `dist/<build>/server`. */
  server: string;
  /** The built pages. */
  pages: string;
  /** The shipped manual, among the sources. */
  manual: string;
}

/** The folders, seen from that of the built server. */
export function foldersFrom(server: string): Folders {
  return { server, pages: join(server, '..'), manual: join(server, '../../../phrases/manual') };
}

/** Opens the store. The clock is the database's if it has one, so that all processes agree. */
export async function openData(config: Config, folders: Folders): Promise<{ store: Store; clock: Clock }> {
  const own = steadyClock(Date.now, () => performance.now());
  const workerPath = join(folders.server, 'sqlite-worker.js');
  const store = await openStore(config, { workerPath, now: () => own.now() });
  return { store, clock: store.now ? { now: store.now } : own };
}

/**
 * Opens PostgreSQL if DATABASE_URL is set, else SQLite. Throws one sentence that names the setting. Imports only the
 * one that is used: the other would take 5 MB for nothing.
 */
async function openStore(
  { databaseUrl, dataDir }: Config,
  { workerPath, now }: { workerPath: string; now: () => Instant },
): Promise<Store> {
  if (databaseUrl === null) {
    const { openSqliteStore } = await import('../storage/sqlite/open.ts');
    return openSqliteStore({ dataDir, workerPath, now });
  }
  const { openPostgresStore } = await import('../storage/postgres/open.ts');
  return openPostgresStore({ url: databaseUrl, now });
}

/** The desk's settings: from the environment and from the database. */
export function openSettings(
  config: Config,
  { store, clock }: { store: Store; clock: Clock },
  log: Logger,
): Promise<DeskSettings> {
  const { production, sampleStaff, publicUrl, overrides, safety, webhookPrivate, pushPrivate } = config;
  return DeskSettings.open({
    ...{
      store: store.settings,
      departments: store.departments,
      clock,
      log,
      overrides,
      harassing: judgeWith(log),
    },
    process: {
      production,
      sampleStaff,
      publicUrl,
      identityRequired: safety.identityRequired,
      webhookPrivate,
      pushPrivate,
    },
  });
}

/** Asks the detector about a warned customer's message. If the detector throws, the message counts as harmless. [P2] */
function judgeWith(log: Logger): Rules['harassing'] {
  return (text) => {
    try {
      return isHarassing(text)?.words ?? null;
    } catch (error) {
      log.error({ err: error }, 'detector failed');
      return null;
    }
  };
}
