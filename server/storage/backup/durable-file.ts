import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { iso, type Instant } from '../../domain/instant.ts';
import { BackupRefused } from '../errors.ts';

/**
 * Writes and checks a file under a temporary name, and only then renames it: there is a complete file under its name,
 * or none. Only its owner can read it. Returns what `write` returns. Throws {@link BackupRefused} if the file exists,
 * and whatever `write` throws.
 */
export async function putInPlace<T>(file: string, write: (draft: string) => Promise<T>): Promise<T> {
  if (existsSync(file)) throw new BackupRefused(`${file} is there already; name another file.`);
  const draft = `${file}.part`;
  try {
    createEmpty(draft);
    const written = await write(draft);
    syncToDisk(draft);
    renameSync(draft, file);
    syncToDisk(dirname(file));
    return written;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Returns when everything of a file, or the names in a directory, are on the disk. */
export function syncToDisk(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Backups contain secrets. */
function createEmpty(draft: string): void {
  try {
    rmSync(draft, { force: true });
    closeSync(openSync(draft, 'wx', 0o600));
  } catch (error) {
    throw new BackupRefused(`${draft} cannot be written (${whyNot(error)}).`);
  }
}

/** A moment as a part of a file's name, to the second in UTC. */
export function stampOf(at: Instant): string {
  return `${iso(at).slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** What went wrong, in the system's words. */
export function whyNot(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}
