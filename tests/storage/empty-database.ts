import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import { MORNING } from './a-chat.ts';

const FILE = 'desk.sqlite';

/**
 * Puts an empty database of this version into a directory, as the first start of a desk would leave it. It is made once
 * in a run of tests: all its steps take longer than most tests do with it.
 */
export async function putEmptyDatabase(dataDir: string): Promise<void> {
  const made = join(tmpdir(), 'empty-desk.sqlite');
  try {
    copyFileSync(made, join(dataDir, FILE));
  } catch {
    await make(made);
    copyFileSync(made, join(dataDir, FILE));
  }
}

/** Whoever makes it at the same time makes the same. */
async function make(file: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huashu-empty-'));
  await (await openSqliteStore({ dataDir, inThread: true, now: () => MORNING })).close();
  renameSync(join(dataDir, FILE), file);
  rmSync(dataDir, { recursive: true });
}
