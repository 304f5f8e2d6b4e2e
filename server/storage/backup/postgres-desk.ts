import { Client } from 'pg';
import { reach } from '../postgres/reach.ts';
import { clientConfig } from '../postgres/pools.ts';
import { TORN_CHATS } from '../portable-sql.ts';
import { BackupRefused } from '../errors.ts';
import { putInPlace } from './durable-file.ts';
import { forLibpq, Programs } from './postgres-programs.ts';

/** A server that does not answer gets this long, in milliseconds. */
const PATIENCE = 5000;

/** What is in the database of a `DATABASE_URL`. */
export interface PostgresDesk {
  /** The server's major version. */
  server: number;
  /** Where the desk's tables are, or would be. */
  schema: string;
  /** Null where there are no tables of this program; `torn` chats do not fit their logs. */
  contents: { chats: number; entries: number; staff: number; version: string; torn: number } | null;
}

/** Inspects a database in any state. Throws `DatabaseUnreachable`. */
export async function lookAt(url: string): Promise<PostgresDesk> {
  await reach(url, PATIENCE);
  const client = new Client(clientConfig(url));
  await client.connect();
  try {
    const about = await one(
      client,
      `select current_setting('server_version_num')::int / 10000 as server, current_schema() as schema,
        to_regclass('kysely_migration') is not null as begun`,
    );
    const contents = about['begun'] === true ? await contentsOf(client) : null;
    return { server: Number(about['server']), schema: String(about['schema']), contents };
  } finally {
    await client.end();
  }
}

async function contentsOf(client: Client): Promise<NonNullable<PostgresDesk['contents']>> {
  await client.query('begin isolation level repeatable read read only');
  const torn = Number((await one(client, TORN_CHATS))['torn']);
  const row = await one(
    client,
    `select (select count(*) from chats) as chats, (select count(*) from entries) as entries,
      (select count(*) from staff) as staff, (select max(name) from kysely_migration) as version`,
  );
  const { chats, entries, staff, version } = row;
  return {
    ...{ chats: Number(chats), entries: Number(entries), staff: Number(staff) },
    ...{ version: String(version), torn },
  };
}

async function one(client: Client, statement: string): Promise<Record<string, unknown>> {
  const { rows } = await client.query<Record<string, unknown>>(statement);
  return rows[0] ?? {};
}

/**
 * Dumps the desk's tables into a file while the desk runs: one snapshot, in PostgreSQL's custom format. Reads the file
 * through before renaming it. Throws {@link BackupRefused}; then there is no file.
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
