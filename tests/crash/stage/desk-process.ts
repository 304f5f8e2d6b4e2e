import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cookiesIn, freePort, PASSWORD } from '../../wire/a-desk.ts';
import { builtDesk } from '../../wire/build.ts';
import { until } from '../until.ts';
import { UNLIMITED_WRITES } from '../../../server/settings/safety.ts';

/** How a process is started. */
export interface DeskStart {
  env?: Record<string, string>;
  /** Words of the shell before the program, such as `ulimit -n 256;`. */
  before?: string;
  /** Where its words go, such as `> /dev/full`. */
  after?: string;
  /** A build other than that of these sources. */
  build?: string;
  /** Words for Node itself. */
  node?: string;
}

const START_MS = 40_000;

/** One process of the desk, which may be killed, stopped and started again on the same port. */
export class DeskProcess {
  /** The end of what it has written. */
  log = '';
  private child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private how: DeskStart,
  ) {}

  static async start(how: DeskStart): Promise<DeskProcess> {
    const desk = new DeskProcess(await freePort(), how);
    await desk.start();
    return desk;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  get isAlive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts it, again if it has ended, with other words if they are given; resolves when it serves. */
  async start(more: Partial<DeskStart> = {}): Promise<number> {
    this.how = { ...this.how, ...more };
    const { before = '', after = '', build, node = '' } = this.how;
    const main = join(build ?? builtDesk(), 'server/main.js');
    const child = spawn(
      'sh',
      ['-c', `${before} exec "$0" --max-semi-space-size=32 ${node} "$1" ${after}`, process.execPath, main],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: this.environment(),
      },
    );
    this.child = child;
    const hear = (words: Buffer): void => {
      this.log = (this.log + words.toString()).slice(-20_000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    return until(`the desk serves (${this.log.slice(-300)})`, () => this.serves(child), START_MS);
  }

  /** Whether it says that it is ready. */
  async isReady(): Promise<boolean> {
    return (await this.status('/readyz')) === 200;
  }

  async status(path: string): Promise<number> {
    const answer = await fetch(this.url + path, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    await answer?.text().catch(() => '');
    return answer?.status ?? 0;
  }

  async cookieOf(account: string): Promise<string> {
    const response = await fetch(`${this.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password: PASSWORD }),
    });
    if (!response.ok) throw new Error(`${account} cannot sign in: ${String(response.status)}`);
    return cookiesIn(response);
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Ends it at once and without a goodbye. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await until('a killed process has ended', () => !this.isAlive, 10_000);
  }

  /** Asks it to go; gives in how many milliseconds it went. */
  async leave(): Promise<number> {
    this.signal('SIGTERM');
    const took = await until('the desk has gone', () => !this.isAlive, 15_000);
    if (this.child?.exitCode !== 0)
      throw new Error(`The desk did not leave in good order, after ${String(took)} ms: ${this.log}`);
    return took;
  }

  /** Resident memory now and at most so far, in MB. */
  memory(): { now: number; most: number } {
    const status = readFileSync(`/proc/${String(this.pid)}/status`, 'utf8');
    const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
    return { now: Math.round(of('VmRSS') / 1024), most: Math.round(of('VmHWM') / 1024) };
  }

  /** Open file descriptors. */
  files(): number {
    return readdirSync(`/proc/${String(this.pid)}/fd`).length;
  }

  private async serves(child: ChildProcess): Promise<boolean> {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The desk did not start: ${this.log}`);
    return (await this.status('/healthz')) === 200;
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      SAMPLE_STAFF: '1',
      STARTER_CHAPTERS: '0',
      ADMIN_PASSWORD: PASSWORD,
      AGENT_CAPACITY: '100',
      AGENT_LOST_GRACE: '1h',
      AGENT_LOST_REQUEUE: '2h',
      // All load comes from one address.
      ...UNLIMITED_WRITES,
      PORT: String(this.port),
      ...this.how.env,
    };
  }
}
