import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../domain/instant.ts';
import { lockDataDirectory } from '../data-directory.ts';
import { BackupRefused } from '../errors.ts';
import { stampOf, syncToDisk, whyNot } from './durable-file.ts';
import { checkDatabase, copyDatabase, foldLog, isEmptyDesk, type Contents } from './sqlite-file.ts';

/** What was brought back, and where that is kept which was there before. */
export interface Restored extends Contents {
  aside: string | null;
}

/**
 * Brings a backup back into a data directory. Until its last step, one rename, what was there is as it was; after it,
 * it stands beside. Throws `DataDirectoryInUse` while a desk runs on it, `DatabaseTooNew`, and {@link BackupRefused}
 * for a damaged backup or a desk that is not empty, unless it shall be replaced.
 */
export function restoreSqlite(file: string, dataDir: string, replace: boolean, now: Instant): Restored {
  checkDatabase(file);
  const hold = lockDataDirectory(dataDir, now);
  const place = join(dataDir, 'desk.sqlite');
  const draft = join(dataDir, 'desk.sqlite.restoring');
  try {
    if (!replace && !isEmptyDesk(place))
      throw new BackupRefused(`The desk in ${dataDir} is not empty; --replace puts it aside.`);
    rmSync(draft, { force: true });
    copyDatabase(file, draft);
    const contents = checkDatabase(draft);
    syncToDisk(draft);
    const aside = putAside(place, stampOf(now));
    renameSync(draft, place);
    syncToDisk(dataDir);
    return { ...contents, aside };
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    hold.release();
  }
}

/** A second name for what is there: it stays in its place until something else takes that. */
function putAside(place: string, when: string): string | null {
  if (!existsSync(place)) return null;
  const aside = `${place}.before-restore-${when}`;
  const log = `${place}-wal`;
  try {
    foldLog(place);
    rmSync(log, { force: true });
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    // Too damaged to be opened: its log goes with it, for whoever knows how to mend it.
    if (existsSync(log)) renameSync(log, `${aside}-wal`);
  }
  rmSync(`${place}-shm`, { force: true });
  linkOrCopy(place, aside);
  return aside;
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    try {
      copyFileSync(from, to);
      syncToDisk(to);
    } catch (error) {
      throw new BackupRefused(`${from} cannot be put aside (${whyNot(error)}).`);
    }
  }
}
