import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBlobs } from '../server/compose/files.ts';
import { readConfig } from '../server/settings/config.ts';
import { copyOut, filesBeside, namedInPostgres, namedInSqlite } from '../server/storage/backup/files.ts';
import { backUpPostgres } from '../server/storage/backup/postgres-desk.ts';
import { backUpSqlite } from '../server/storage/backup/sqlite-file.ts';
import { BackupRefused } from '../server/storage/errors.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: npm run backup -- FILE
  The settings say of which desk, as they do for npm start (DATABASE_URL, else DATA_DIR). It may run meanwhile.`;

await runCommand(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || file.startsWith('-') || more.length > 0) throw new BackupRefused(USAGE);
  const { databaseUrl, dataDir, files } = readConfig(process.env);
  const began = performance.now();
  const { chats, entries, version } = await (databaseUrl === null
    ? backUpSqlite(deskIn(dataDir), file)
    : backUpPostgres(databaseUrl, file));
  // After the rows: what they name is there, for nothing is named before it is stored.
  const named = databaseUrl === null ? namedInSqlite(file) : await namedInPostgres(databaseUrl);
  const blobs = await openBlobs(files, dataDir, Date.now());
  const copied = await copyOut(blobs, named, filesBeside(file)).finally(() => blobs.close());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return `${file}: ${chats} chats with ${entries} entries (${version}) and ${copied.files} files, checked, in ${seconds} s. It holds secrets: see docs/backup.md.`;
});

function deskIn(dataDir: string): string {
  const file = join(dataDir, 'desk.sqlite');
  if (!existsSync(file)) throw new BackupRefused(`DATA_DIR: there is no desk in ${dataDir}.`);
  return file;
}
