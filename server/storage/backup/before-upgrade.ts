import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../domain/instant.ts';
import { BackupRefused } from '../errors.ts';
import { MIGRATIONS } from '../migrations/all.ts';
import { asStep } from '../sqlite/statements.ts';
import type { Connection } from '../sqlite/request.ts';
import { putInPlace, stampOf, whyNot } from './durable-file.ts';

/** How many copies of earlier upgrades are kept. */
const KEPT = 3;
const NAME = /^desk-\d{4}-[\w-]+-(\d{8}T\d{6}Z)\.sqlite$/;

/**
 * Copies a database that this version is about to migrate into `backups/` beside it, and deletes all but the last few
 * copies. A new database, or one of this version, is not copied. Throws {@link BackupRefused} if the copy fails; then
 * nothing has been changed.
 */
export async function backUpBeforeUpgrade(
  connection: Connection,
  dataDir: string,
  now: Instant,
): Promise<void> {
  const steps = await stepsDone(connection);
  const last = steps.at(-1);
  const isOld = Object.keys(MIGRATIONS).some((name) => !steps.includes(name));
  if (last === undefined || !isOld) return;
  const folder = join(dataDir, 'backups');
  const file = join(folder, `desk-${last}-${stampOf(now)}.sqlite`);
  try {
    mkdirSync(folder, { recursive: true });
    // Two starts within a second: the existing copy is the same.
    rmSync(file, { force: true });
    await putInPlace(file, (draft) => ask(connection, `vacuum into '${draft.replaceAll("'", "''")}'`));
  } catch (error) {
    throw new BackupRefused(
      `DATA_DIR: this version has to change the database, and the backup before that cannot be written to ${file} (${whyNot(error)}); make room or let the process write there. Nothing was changed.`,
    );
  }
  forgetOldest(folder);
}

async function stepsDone(connection: Connection): Promise<string[]> {
  const tables = await ask(connection, `select name from sqlite_master where name = 'kysely_migration'`);
  if (tables.length === 0) return [];
  const steps = await ask(connection, 'select name from kysely_migration order by name');
  return steps.map(({ name }) => String(name));
}

async function ask(connection: Connection, sql: string) {
  const [result] = await connection.execute({ how: 'alone', steps: [asStep(sql)] });
  return result?.rows ?? [];
}

/** Selected by the time in their names; other files in the folder are not ours. */
function forgetOldest(folder: string): void {
  const when = (name: string): string => NAME.exec(name)?.[1] ?? '';
  const copies = readdirSync(folder)
    .filter((name) => when(name) !== '')
    .sort((one, other) => when(other).localeCompare(when(one)));
  for (const name of copies.slice(KEPT)) rmSync(join(folder, name), { force: true });
}
