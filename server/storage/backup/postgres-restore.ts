import { pipeline } from 'node:stream/promises';
import type { Instant } from '../../domain/instant.ts';
import { MIGRATIONS } from '../migrations/all.ts';
import { BackupRefused, DatabaseTooNew } from '../errors.ts';
import { LOCKS } from '../postgres/locks.ts';
import { stampOf } from './durable-file.ts';
import { lookAt, type PostgresDesk } from './postgres-desk.ts';
import { endOf, firstLine, forLibpq, Programs, type Dialogue } from './postgres-programs.ts';
import { TORN_CHATS } from '../portable-sql.ts';

/** What was restored, and the schema that holds the previous data. */
export interface PostgresRestored {
  contents: PostgresDesk['contents'];
  aside: string | null;
}

/**
 * Restores a dump in one transaction: after any failure the database is unchanged. Moves the previous data into another
 * schema. Throws {@link BackupRefused} for a running desk, a desk that is not empty unless `replace` is set, and a
 * damaged dump; `DatabaseTooNew` for a dump of a newer version.
 */
export async function restorePostgres(
  file: string,
  url: string,
  replace: boolean,
  now: Instant,
): Promise<PostgresRestored> {
  const { server, schema, contents } = await lookAt(url);
  if (contents !== null && contents.chats + contents.staff > 0 && !replace)
    throw new BackupRefused('The desk in this database is not empty; --replace puts it aside.');
  const programs = Programs.fitting(server);
  const from = schemaIn(await programs.run('pg_restore', ['--list', file], url));
  const aside = contents === null ? null : `huashu_before_${stampOf(now).toLowerCase()}`;
  const psql = programs.start(
    'psql',
    ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--output=/dev/null', `--dbname=${forLibpq(url)}`],
    url,
  );
  await play(psql, before(schema, from, aside), dumped(programs, file, from, url), after(schema, from));
  return { contents: (await lookAt(url)).contents, aside };
}

/** Only the schema's tables; the schema itself is made before. */
function dumped(programs: Programs, file: string, from: string, url: string): Dialogue {
  const what = ['--no-owner', '--no-privileges', `--schema=${from}`, '--file=-'];
  return programs.start('pg_restore', [...what, file], url);
}

/**
 * Gives psql what comes before, the dump, and what comes after with the commit: the latter only if the dump was read
 * to its end. Without a commit nothing has happened.
 */
async function play(psql: Dialogue, first: string, dump: Dialogue, last: string): Promise<void> {
  const complaints: string[] = [];
  for (const { stderr } of [psql, dump]) stderr.on('data', (text) => complaints.push(String(text)));
  const [ended, read] = [endOf(psql), endOf(dump)];
  psql.stdin.write(first);
  // psql may exit before it has read everything; its exit status tells.
  await pipeline(dump.stdout, psql.stdin, { end: false }).catch(() => dump.kill());
  const isWhole = (await read) === 0;
  psql.stdin.end(isWhole ? last : '');
  if ((await ended) === 0 && isWhole) return;
  throw refusalIn(complaints.join(''));
}

/** Marks what the database refuses on our behalf. */
const RUNS = 'the desk runs';
const TORN = 'the backup is torn';
const NEWER = 'the backup is newer:';

function before(schema: string, from: string, aside: string | null): string {
  return [
    'begin;',
    `set local lock_timeout = '10s';`,
    // Keeps every process from starting or running meanwhile.
    `select pg_advisory_xact_lock(${LOCKS.migrating}, hashtext(${text(schema)}));`,
    `do $$ begin if not pg_try_advisory_xact_lock(${LOCKS.here}, hashtext(${text(schema)})) then
      raise exception '${RUNS}'; end if; end $$;`,
    ...(aside === null ? [] : [`create schema ${name(aside)};`, move(schema, aside)]),
    ...(schema === from ? [] : [rename(from, `${from}_meanwhile`), `create schema ${name(from)};`]),
    '',
  ].join('\n');
}

function after(schema: string, from: string): string {
  const known = Object.keys(MIGRATIONS).map(text).join(', ');
  return [
    '',
    `set local search_path to ${name(from)};`,
    `do $$ declare newer text; torn bigint; begin
      select max(m.name) into newer from kysely_migration m where m.name not in (${known});
      if newer is not null then raise exception '${NEWER} %', newer; end if;
      select t.torn into torn from (${TORN_CHATS}) as t;
      if torn > 0 then raise exception '${TORN} in % chats', torn; end if; end $$;`,
    ...(schema === from
      ? []
      : [move(from, schema), `drop schema ${name(from)};`, rename(`${from}_meanwhile`, from)]),
    // The clients that hold numbers of what was here start over. By now the search path may be another desk's.
    `delete from ${name(schema)}.secrets where name = 'epoch';`,
    analyze(schema),
    'commit;',
    '',
  ].join('\n');
}

/** Moves every table of one schema into another, with what belongs to it. */
function move(from: string, to: string): string {
  const within = `::regnamespace and not exists (select from pg_depend d
    where d.objid = o.oid and d.deptype in ('a', 'i', 'e'))`;
  const here = text(name(from));
  return `do $$ declare one record; begin
    for one in select o.oid::regclass as it from pg_class o
      where o.relkind in ('r', 'p', 'v', 'm', 'S') and o.relnamespace = ${here}${within} loop
      execute format('alter table %s set schema %I', one.it, ${text(to)}); end loop;
    for one in select o.oid::regprocedure as it from pg_proc o where o.pronamespace = ${here}${within} loop
      execute format('alter routine %s set schema %I', one.it, ${text(to)}); end loop; end $$;`;
}

/** Of the other schemas in the database nothing is locked, and nobody's lock is waited for. */
function analyze(schema: string): string {
  return `do $$ declare one record; begin
    for one in select oid::regclass as it from pg_class
      where relkind in ('r', 'p', 'm') and relnamespace = ${text(name(schema))}::regnamespace loop
      execute format('analyze %s', one.it); end loop; end $$;`;
}

/** Renames a foreign schema that has the dump's name until the end of the transaction; nobody else sees that. */
function rename(from: string, to: string): string {
  return `do $$ begin if to_regnamespace(${text(name(from))}) is not null then
    alter schema ${name(from)} rename to ${name(to)}; end if; end $$;`;
}

function refusalIn(complaint: string): Error {
  if (complaint.includes(RUNS))
    return new BackupRefused('A desk runs on this database; end all its processes first.');
  const newer = new RegExp(`${NEWER} (\\S+)`).exec(complaint)?.[1];
  if (newer !== undefined) return new DatabaseTooNew(newer);
  return new BackupRefused(`Nothing was changed: ${firstLine(complaint) || 'the dump could not be read'}`);
}

/** The schema of the dump's tables. */
function schemaIn(list: string): string {
  const schema = /^\d+; \d+ \d+ TABLE (\S+) kysely_migration /m.exec(list)?.[1];
  if (schema === undefined) throw new BackupRefused('This is no backup of a desk on PostgreSQL.');
  return schema;
}

function name(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function text(word: string): string {
  return `'${word.replaceAll("'", "''")}'`;
}
