import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { freePort } from './a-desk.ts';

/** A Redis of the test's own, which it may stop, freeze and end without harm to others. */
export class OwnRedis {
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
    this.process.kill('SIGSTOP');
  }

  thaw(): void {
    this.process.kill('SIGCONT');
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }

  /** Empty, as after a crash. */
  async startAgain(): Promise<void> {
    this.process = run(this.port);
    await this.listens();
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
