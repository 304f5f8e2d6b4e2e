import { spawn, spawnSync, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BackupRefused } from '../errors.ts';

/** Where Debian installs the programs of each version. */
const DEBIAN = '/usr/lib/postgresql';
/** What libpq understands of a `DATABASE_URL`'s questions. */
const UNDERSTOOD = [
  'options',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'connect_timeout',
  'host',
  'port',
];

/** A program with which is spoken. */
export type Dialogue = ChildProcessWithoutNullStreams;

/** PostgreSQL's own programs of one version. */
export class Programs {
  private constructor(private readonly folder: string) {}

  /**
   * Those that fit a server of this major version: the same version, else the next newer one. Throws
   * {@link BackupRefused}, which says what has to be installed.
   */
  static fitting(server: number): Programs {
    const found = folders()
      .map((folder) => ({ folder, version: versionIn(folder) }))
      .filter(({ version }) => version >= server)
      .sort((one, other) => one.version - other.version);
    const [best] = found;
    if (best) return new Programs(best.folder);
    throw new BackupRefused(
      `pg_dump, pg_restore and psql of PostgreSQL ${server} or later are needed on the PATH (Debian: apt-get install postgresql-client-${server}).`,
    );
  }

  /** Starts a program. The password goes into the environment: everybody can read command lines. */
  start(name: string, words: string[], url: string): Dialogue {
    const { password } = new URL(url);
    return spawn(join(this.folder, name), words, {
      env: { ...process.env, LC_ALL: 'C', ...(password ? { PGPASSWORD: decodeURIComponent(password) } : {}) },
    });
  }

  /** Runs one of them to its end; gives what it has written. Throws {@link BackupRefused} with its own words. */
  async run(name: string, words: string[], url: string): Promise<string> {
    const child = this.start(name, words, url);
    child.stdin.end();
    const said: string[] = [];
    const complaints: string[] = [];
    child.stdout.on('data', (text) => said.push(String(text)));
    child.stderr.on('data', (text) => complaints.push(String(text)));
    const code = await endOf(child);
    if (code === 0) return said.join('');
    throw new BackupRefused(`${name} failed: ${firstLine(complaints.join('')) || `status ${code}`}`);
  }
}

/** The status with which a program ends; −1 if it could not be started or was killed. */
export function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(-1));
    child.on('close', (code) => resolve(code ?? -1));
  });
}

/** The line in which a PostgreSQL program reports an error. */
export function firstLine(complaint: string): string {
  const lines = complaint.split('\n').filter(Boolean);
  return (lines.find((line) => /error|fatal/i.test(line)) ?? lines[0] ?? '').trim();
}

/** A `DATABASE_URL` in the words of libpq, without its password. */
export function forLibpq(url: string): string {
  const plain = new URL(url);
  const asked = plain.searchParams;
  const ssl = asked.get('ssl') === 'true' && !asked.has('sslmode') ? ['sslmode=require'] : [];
  const kept = UNDERSTOOD.filter((name) => asked.has(name)).map(
    // A plus stays a plus there.
    (name) => `${name}=${encodeURIComponent(asked.get(name) ?? '')}`,
  );
  plain.password = '';
  plain.search = [...kept, ...ssl, 'application_name=huashu-backup'].join('&');
  return plain.href;
}

function folders(): string[] {
  const onPath = (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => existsSync(join(folder, 'pg_dump')));
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  // Debian's wrapper on the PATH chooses a version itself, so ask each program for its own directory.
  return [...debian.filter((folder) => existsSync(join(folder, 'pg_dump'))), ...onPath];
}

function versionIn(folder: string): number {
  const { stdout } = spawnSync(join(folder, 'pg_dump'), ['--version'], { encoding: 'utf8' });
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? 0);
}
