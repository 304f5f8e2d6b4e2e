import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../domain/instant.ts';
import { lockDataDirectory } from '../data-directory.ts';
import { BackupRefused } from '../errors.ts';
import { stampOf, syncToDisk, whyNot } from './durable-file.ts';
import { checkDatabase, copyDatabase, foldLog, isEmptyDesk, type Contents } from './sqlite-file.ts';

/** What was restored, and where the previous data is. */
export interface Restored extends Contents {
  aside: string | null;
}

/**
 * Restores a backup into a data directory. The previous data stays in place until the last step, one rename, and is
 * beside the directory afterwards. Throws `DataDirectoryInUse` while a desk uses it, `DatabaseTooNew`, and {@link
 * BackupRefused} for a damaged backup or a desk that is not empty, unless `replace` is set.
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

/** Links the previous database under a second name; it stays in place until it is replaced. */
function putAside(place: string, when: string): string | null {
  if (!existsSync(place)) return null;
  const aside = `${place}.before-restore-${when}`;
  const log = `${place}-wal`;
  try {
    foldLog(place);
    rmSync(log, { force: true });
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    // Too damaged to be opened: keep its write-ahead log with it for a manual repair.
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
