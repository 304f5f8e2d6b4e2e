import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { freePort } from './a-desk.ts';

/** A Redis of the test's own, which it may stop, freeze and end without harm to others. */
export class OwnRedis {
  /** Whether it was frozen or ended since somebody last took note. */
  wasAway = false;
  private isFrozen = false;
  private line: Socket | null = null;

  private constructor(
    readonly url: string,
    private readonly port: number,
    private process: ChildProcess,
  ) {}

  /** Whether there is a Redis on this machine to start. */
  static isThere(): boolean {
    return spawnSync('redis-server', ['--version']).status === 0;
  }

  static async start(): Promise<OwnRedis> {
    const port = await freePort();
    const redis = new OwnRedis(`redis://127.0.0.1:${port}`, port, run(port));
    await redis.listens();
    return redis;
  }

  get isAlive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Answers nothing more, and closes nothing. */
  freeze(): void {
    this.isFrozen = true;
    this.wasAway = true;
    this.process.kill('SIGSTOP');
  }

  thaw(): void {
    this.isFrozen = false;
    this.process.kill('SIGCONT');
  }

  kill(): void {
    this.wasAway = true;
    this.line?.destroy();
    this.line = null;
    this.process.kill('SIGKILL');
  }

  /**
   * Resolves when everything that was said to it before has been answered, and news given to whoever listens; at once
   * if it answers nobody.
   */
  async caughtUp(): Promise<void> {
    if (this.isFrozen || this.process.killed || !this.isAlive) return;
    // What has come before the first question is answered no later than the second.
    for (let question = 0; question < 2; question += 1) await this.ask();
  }

  /** Empty, as after a crash. */
  async startAgain(): Promise<void> {
    this.process = run(this.port);
    await this.listens();
  }

  private ask(): Promise<void> {
    this.line ??= connect(this.port, '127.0.0.1').setNoDelay();
    const line = this.line;
    return new Promise((resolve, reject) => {
      line.once('data', () => {
        line.off('error', reject);
        resolve();
      });
      line.once('error', reject);
      line.write('PING\r\n');
    });
  }

  private async listens(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await accepts(this.port)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('Redis did not start.');
  }
}

function run(port: number): ChildProcess {
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  return spawn('redis-server', words, { stdio: 'ignore' });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
