import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../wire/a-desk.ts';
import { until } from '../until.ts';

const DEBIAN = '/usr/lib/postgresql';

/** Where PostgreSQL's programs are on this machine, the newest version; null if it has none. */
export function postgresPrograms(): string | null {
  if (spawnSync('initdb', ['--version']).status === 0) return '';
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => Number(name) >= 15) : [];
  const newest = versions.sort((one, other) => Number(other) - Number(one))[0];
  return newest === undefined ? null : `${DEBIAN}/${newest}/bin/`;
}

/** A PostgreSQL of its own, which may be killed and stopped without harm to others. */
export class OwnPostgres {
  private child: ChildProcess | null = null;
  private databases = 0;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly who: { uid?: number; gid?: number },
  ) {}

  static async start(): Promise<OwnPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'huashu-postgres-'));
    const who = owner();
    if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
    const words = [
      '-D',
      folder,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ];
    const made = spawnSync(`${postgresPrograms() ?? ''}initdb`, words, { ...who, cwd: folder });
    if (made.status !== 0) throw new Error(`No database could be made: ${String(made.stderr)}`);
    const postgres = new OwnPostgres(folder, await freePort(), who);
    await postgres.start();
    return postgres;
  }

  get isAlive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts it, again if it was killed or stopped; resolves when it answers. Gives how many milliseconds it took. */
  async start(): Promise<number> {
    const settings = [
      `port=${String(this.port)}`,
      'listen_addresses=127.0.0.1',
      'max_connections=60',
      'logging_collector=off',
    ];
    const words = ['-D', this.folder, '-k', this.folder, ...settings.flatMap((one) => ['-c', one])];
    const run = (): void => {
      this.child = spawn(`${postgresPrograms() ?? ''}postgres`, words, {
        ...this.who,
        cwd: this.folder,
        stdio: 'ignore',
      });
    };
    run();
    return until(
      'PostgreSQL answers',
      () => {
        // What was killed may still hold its memory for a moment.
        if (this.child?.exitCode !== null) run();
        return this.ask('select 1').then(
          () => true,
          () => false,
        );
      },
      60_000,
    );
  }

  url(database: string): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`;
  }

  async newDatabase(): Promise<string> {
    const name = `desk_${String((this.databases += 1))}`;
    await this.ask(`create database ${name}`);
    return name;
  }

  async ask(statement: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.url(database), connectionTimeoutMillis: 3000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Begins a transaction with a statement, and keeps it open until told. */
  async hold(database: string, statement: string): Promise<() => Promise<void>> {
    const client = new Client({ connectionString: this.url(database) });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    await client.query(statement);
    return () => client.end();
  }

  /** `kill -9` of one session: the server ends all the others and recovers, as after a crash. */
  async killSession(database: string): Promise<void> {
    const [session] = await this.ask(
      `select pid from pg_stat_activity where datname = '${database}' limit 1`,
    );
    if (session) process.kill(Number(session['pid']), 'SIGKILL');
  }

  /** Ends one session in a database, one that writes if there is one; gives how many it has ended. */
  async endOneSession(database: string): Promise<number> {
    const rows = await this.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'
        order by state = 'active' desc, xact_start nulls last limit 1`,
    );
    return rows.length;
  }

  /** Takes up every connection that is left; gives them back when told. */
  async exhaust(): Promise<() => Promise<void>> {
    const taken: Client[] = [];
    for (let more = true; more;) {
      const client = new Client({ connectionString: this.url('postgres') });
      client.on('error', () => undefined);
      more = await client.connect().then(
        () => true,
        () => false,
      );
      if (more) taken.push(client);
    }
    return async () => {
      await Promise.all(taken.map((client) => client.end()));
    };
  }

  /** `kill -9` of the server: what it had in memory is gone. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await until(
      'PostgreSQL was killed',
      () => this.child?.signalCode !== null || this.child.exitCode !== null,
      10_000,
    );
  }

  /** Ends it in good order, everybody thrown out. */
  async stop(): Promise<void> {
    this.child?.kill('SIGINT');
    await until('PostgreSQL has stopped', () => this.child?.exitCode !== null, 30_000);
  }

  async remove(): Promise<void> {
    if (this.child?.exitCode === null) this.child.kill('SIGQUIT');
    await until(
      'PostgreSQL has ended',
      () => this.child?.exitCode !== null || this.child.signalCode !== null,
      10_000,
    );
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** PostgreSQL does not run as root. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}
