import { BackupRefused } from '../errors.ts';
import { putInPlace } from './durable-file.ts';
import { lookAt, type PostgresDesk } from './postgres-desk.ts';
import { forLibpq, Programs } from './postgres-programs.ts';

/**
 * Dumps the desk's tables into a file while the desk works on them: one snapshot, in PostgreSQL's own format. The file
 * is read through once before it gets its name. Throws {@link BackupRefused}; then there is no file.
 */
export async function backUpPostgres(
  url: string,
  file: string,
): Promise<NonNullable<PostgresDesk['contents']>> {
  const { server, schema, contents } = await lookAt(url);
  if (contents === null) throw new BackupRefused('There is no desk in this database.');
  const { torn } = contents;
  if (torn > 0) throw new BackupRefused(`The database is damaged: ${torn} chats do not fit their logs.`);
  const programs = Programs.fitting(server);
  const what = ['--format=custom', '--no-owner', '--no-privileges', `--schema="${schema}"`];
  await putInPlace(file, async (draft) => {
    await programs.run('pg_dump', [...what, `--file=${draft}`, `--dbname=${forLibpq(url)}`], url);
    await programs.run('pg_restore', ['--file=/dev/null', draft], url);
  });
  return contents;
}
