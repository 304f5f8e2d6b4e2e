import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import { openBlobs } from '../server/compose/files.ts';
import type { FilePlaces } from '../server/settings/file-places.ts';
import { copyIn, filesBeside } from '../server/storage/backup/files.ts';
import { readConfig } from '../server/settings/config.ts';
import { restorePostgres } from '../server/storage/backup/postgres-restore.ts';
import { restoreSqlite } from '../server/storage/backup/sqlite-restore.ts';
import { BackupRefused } from '../server/storage/errors.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: npm run restore -- FILE [--replace]
  The settings say into which desk (DATABASE_URL, else DATA_DIR). It must not run.
  --replace   it is not empty: what is there is put aside`;

await runCommand(async () => {
  const { file, replace } = readWords();
  const { databaseUrl, dataDir, files } = readConfig(process.env);
  if (databaseUrl === null) {
    const { chats, entries, aside } = restoreSqlite(file, dataDir, replace, Date.now());
    await putBack(file, files, dataDir);
    return `${chats} chats with ${entries} entries are back in ${dataDir}.${kept(aside)}`;
  }
  const { contents, aside } = await restorePostgres(file, databaseUrl, replace, Date.now());
  await putBack(file, files, dataDir);
  const { chats = 0, entries = 0 } = contents ?? {};
  return `${chats} chats with ${entries} entries are back in the database.${kept(aside && `the schema ${aside}`)}`;
});

async function putBack(file: string, places: FilePlaces, dataDir: string): Promise<void> {
  const blobs = await openBlobs(places, dataDir, Date.now());
  await copyIn(filesBeside(file), blobs).finally(() => blobs.close());
}

function kept(aside: string | null): string {
  return aside === null ? '' : ` What was there before is kept in ${aside}; remove it when it is not needed.`;
}

function readWords(): { file: string; replace: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error();
    if (!existsSync(file)) throw new BackupRefused(`There is no file ${file}.`);
    return { file, replace: values.replace };
  } catch (error) {
    throw error instanceof BackupRefused ? error : new BackupRefused(USAGE);
  }
}
