import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** The database that tests may make schemas in. */
const SERVER = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/test';

const PROBE = `const client = new (require('pg').Client)({ connectionString: process.argv[1], connectionTimeoutMillis: 2000 });
  client.connect().then(() => process.exit(0), () => process.exit(1));`;

/** Describes what needs PostgreSQL; where none answers it is skipped, and says so by name. */
export function describePostgres(name: string, tests: () => void): void {
  // Jest wants to know at once which tests there are.
  if (spawnSync(process.execPath, ['-e', PROBE, '--', SERVER]).status === 0) {
    describe(name, tests);
    return;
  }
  const place = new URL(SERVER).host;
  process.stderr.write(`Skipped: ${name} (no PostgreSQL at ${place}; set TEST_DATABASE_URL)\n`);
  describe.skip(`${name} (no PostgreSQL at ${place})`, tests);
}

/** A schema of its own in the tests' database, empty. */
export interface Schema {
  name: string;
  /** A `DATABASE_URL` whose tables live in the schema. */
  url: string;
  run(statement: string): Promise<Record<string, unknown>[]>;
  /** Begins a transaction with a statement, and keeps it open. */
  hold(statement: string): Promise<Held>;
  /** Ends every session that works in the schema, as an administrator would; resolves when they have ended. */
  endSessions(): Promise<void>;
  /** Remembers what stands in the tables now; the function that it gives puts that back, and nothing else. */
  remember(): Promise<() => Promise<void>>;
  /** Resolves when so many sessions wait for a lock in this schema's tables. */
  untilWaiting(sessions: number): Promise<void>;
  remove(): Promise<void>;
}

/** A transaction that is kept open. */
export interface Held {
  /** Ends it as if it had never been. */
  letGo(): Promise<void>;
  /** Ends it; what it did stands. */
  commit(): Promise<void>;
}

/** Makes a schema; the name is nobody else's. */
export async function newSchema(): Promise<Schema> {
  const name = `huashu_test_${randomBytes(6).toString('hex')}`;
  await ask(SERVER, `create schema ${name}`);
  const url = new URL(SERVER);
  url.searchParams.set('options', `-c search_path=${name}`);
  url.searchParams.set('application_name', name);
  const own = new URL(url);
  own.searchParams.set('application_name', `${name} test`);
  const session = new KeptSession(own.href);
  return {
    name,
    url: url.href,
    run: (statement) => session.ask(statement),
    hold: (statement) => hold(url.href, statement),
    async endSessions() {
      await ask(
        SERVER,
        `select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = '${name}'`,
      );
    },
    remember: () => remember(session, name),
    untilWaiting: (sessions) => untilWaiting(name, sessions),
    async remove() {
      await session.end();
      await ask(SERVER, `drop schema ${name} cascade`);
    },
  };
}

/** A session that is kept from one statement to the next: to open one takes longer than most statements do. */
class KeptSession {
  readonly #idle: Client[] = [];

  constructor(private readonly url: string) {}

  /** Whoever asks while another statement runs, or waits for a lock, has a session to themselves. */
  async ask(statement: string): Promise<Record<string, unknown>[]> {
    const client = this.#idle.pop() ?? (await opened(this.url));
    try {
      const { rows } = await client.query<Record<string, unknown>>(statement);
      if (this.#idle.length === 0) this.#idle.push(client);
      else await client.end();
      return rows;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  async end(): Promise<void> {
    for (const client of this.#idle.splice(0)) await client.end().catch(() => undefined);
  }
}

async function opened(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  // A server that stops ends it; whoever asks next hears of that.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function remember(session: KeptSession, schema: string): Promise<() => Promise<void>> {
  const namesOf = async (question: string) => (await session.ask(question)).map(({ name }) => String(name));
  const tables = await namesOf(`select tablename as name from pg_tables where schemaname = '${schema}'`);
  const counters = await namesOf(
    `select sequencename as name from pg_sequences where schemaname = '${schema}'`,
  );
  const guarded = await namesOf(
    `select distinct relname as name from pg_trigger join pg_class c on c.oid = tgrelid
      where not tgisinternal and relnamespace = '${schema}'::regnamespace`,
  );
  const rows = await Promise.all(
    tables.map(async (name) => {
      const [read] = await session.ask(`select coalesce(json_agg(t), '[]')::text as rows from ${name} t`);
      return `insert into ${name} select * from json_populate_recordset(null::${name}, $$${String(read?.['rows'])}$$)`;
    }),
  );
  const again = [
    ...guarded.map((name) => `alter table ${name} disable trigger user`),
    // Not `truncate`, which writes new files for every table and index: a hundred times slower with so few rows.
    ...tables.map((name) => `delete from ${name}`),
    ...rows,
    ...counters.map((name) => `select setval('${name}', 1, false)`),
    ...guarded.map((name) => `alter table ${name} enable trigger user`),
  ].join(';');
  return async () => {
    await session.ask(again);
  };
}

async function hold(url: string, statement: string): Promise<Held> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query(statement);
  return {
    letGo: () => client.end(),
    async commit() {
      await client.query('commit');
      await client.end();
    },
  };
}

async function untilWaiting(schema: string, sessions: number): Promise<void> {
  const waiting = `select count(distinct pid)::int as count from pg_stat_activity
    where wait_event_type = 'Lock' and pid in (select l.pid from pg_locks l
      join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = '${schema}')`;
  for (let asked = 0; asked < 200; asked += 1) {
    const [row] = await ask(SERVER, waiting);
    if (Number(row?.['count']) >= sessions) return;
  }
  throw new Error('Nobody waits.');
}
