import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import type { StaffChat } from '../../protocol/chat.ts';
import { Agent } from './an-agent.ts';
import { builtDesk } from './build.ts';
import { leapingTime, type Wish } from './leaping-time.ts';
import { Customer } from './a-customer.ts';

/** Of every account of a test's desk. */
export const PASSWORD = 'Correct-horse-7-battery';

/** Of a process that ends soon, only what runs very often is worth compiling anew: a start is a sixth cheaper. */
const BRIEF = ['--interrupt-budget=2000000'];
const START_MS = 60_000;
/** Real processes on a busy machine take their time. */
jest.setTimeout(30_000);
const STOP_MS = 10_000;

/** Settings of the desk's process beyond those of every test. */
export type Environment = Record<string, string>;

/** A real desk: a process of its own, a free port, a data directory. */
export class Desk {
  /** What the process has written. */
  log = '';
  private readonly guests: { go: () => void }[] = [];
  private readonly meant: string[] = [];

  private constructor(
    readonly url: string,
    readonly dataDir: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts a desk, on an empty data directory unless one is named; resolves when it listens. */
  static async start(more: Environment = {}): Promise<Desk> {
    const port = more['PORT'] ?? String(await freePort());
    const dataDir = more['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'huashu-wire-'));
    const process_ = spawn(process.execPath, [...BRIEF, join(builtDesk(), 'server/main.js')], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        HOST: '127.0.0.1',
        LOG_LEVEL: 'error',
        SAMPLE_STAFF: '1',
        // Most tests are about the manual of every desk.
        STARTER_CHAPTERS: '0',
        ADMIN_PASSWORD: PASSWORD,
        PORT: port,
        DATA_DIR: dataDir,
        ...more,
      },
    });
    const desk = new Desk(`http://127.0.0.1:${port}`, dataDir, process_);
    await desk.listens();
    return desk;
  }

  get isAlive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** A POST of account and password. */
  signIn(account: string, password = PASSWORD, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ account, password }),
    });
  }

  /** The cookie of somebody who has signed in. */
  async cookieOf(account: string): Promise<string> {
    const response = await this.signIn(account);
    if (!response.ok) throw new Error(`${account} cannot sign in: ${response.status}`);
    return cookiesIn(response);
  }

  /** Somebody of the staff, signed in and connected; online if that is said. */
  async agent(account = '1001', status?: 'online' | 'away'): Promise<Agent> {
    const agent = await Agent.come(this.url, account, await this.cookieOf(account));
    this.guests.push(agent);
    if (status) await agent.socket.emitWithAck('status', { value: status });
    return agent;
  }

  /** A customer who has said hello; with a token, one who comes back. */
  async customer(
    hello: Parameters<typeof Customer.come>[1] = {},
    token?: string,
    address?: string,
  ): Promise<Customer> {
    const customer = await Customer.come(this.url, hello, token, address);
    this.guests.push(customer);
    return customer;
  }

  /** A customer whose chat this agent has. */
  async chat(agent: Agent, text = '你好，想问一下订单'): Promise<{ customer: Customer; chatId: string }> {
    const customer = await this.customer();
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text }));
    const taken = await agent.socket.emitWithAck('accept', { chatId: chat.id });
    // The queue may have given it to an agent who is online before they could take it: then they only open it.
    const { chat: had } = granted(
      taken.ok ? taken : await agent.socket.emitWithAck('open', { chatId: chat.id }),
    );
    if (had.agent !== agent.account) throw new Error(`${agent.account} has not got the chat: ${had.agent}`);
    return { customer, chatId: chat.id };
  }

  /** A GET on somebody's behalf. */
  get(path: string, cookie = ''): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers: { cookie } });
  }

  /** Moves the process's time; resolves when all that was due has begun. Gives the time that it has then. Needs {@link LEAPING}. */
  time(wish: Wish): Promise<number> {
    return leapingTime(this.process, wish);
  }

  /** Bytes that the process keeps in memory when all that can go has gone; needs the environment `WEIGHED`. */
  async keeps(): Promise<number> {
    const said = this.log.length;
    this.process.kill('SIGUSR2');
    for (;;) {
      const bytes = /keeps (\d+) bytes/.exec(this.log.slice(said))?.[1];
      if (bytes !== undefined) return Number(bytes);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Ends the process as the system would when it must: no goodbye. */
  async kill(): Promise<void> {
    const gone = this.gone();
    this.process.kill('SIGKILL');
    await gone;
  }

  /** Asks the process to go, its guests still there; gives its exit code. */
  async leave(): Promise<number | null> {
    const gone = this.gone();
    this.process.kill('SIGTERM');
    await gone;
    return this.process.exitCode;
  }

  /**
   * Everybody who came by {@link agent} and {@link customer} leaves, every chat is closed and no agent is online: so this
   * desk serves the next test. Who looks at it in a browser has left before.
   */
  async clear(): Promise<void> {
    this.guestsGo();
    for (const account of ['1001', '1002']) await this.agent(account, 'away');
    const lead = await this.agent('9001', 'away');
    // On connecting, leads are told of their own chats and the queue's only; the floor has those of all agents, a page at a time.
    for (let chats = await runningChats(lead); chats.length > 0; chats = await runningChats(lead))
      for (const { id } of chats) {
        await lead.socket.emitWithAck('takeOver', { chatId: id });
        await lead.socket.emitWithAck('accept', { chatId: id });
        granted(await lead.socket.emitWithAck('close', { chatId: id, skipped: 'over' }));
      }
    this.guestsGo();
  }

  /** Everybody who came by {@link agent} and {@link customer} leaves. */
  guestsGo(): void {
    for (const guest of this.guests.splice(0)) guest.go();
  }

  /** What it has to complain of because of what a test does: {@link stop} fails without such a complaint, and not because of it. */
  mustComplain(words: string): void {
    this.meant.push(words);
  }

  /** Ends it in good order and forgets its data. Other complaints in its log, or an early end, fail the test. */
  async stop(): Promise<void> {
    this.guestsGo();
    const wasAlive = this.isAlive;
    const said = this.log.split('\n').filter((line) => line.includes('"level":50'));
    const complaints = said.filter((line) => !this.meant.some((words) => line.includes(words)));
    const missing = this.meant.filter((words) => !said.some((line) => line.includes(words)));
    const gone = this.gone();
    this.process.kill('SIGTERM');
    await gone;
    rmSync(this.dataDir, { recursive: true, force: true });
    if (!wasAlive) throw new Error(`The desk had ended by itself: ${this.log}`);
    if (complaints.length > 0) throw new Error(`The desk complained: ${complaints.join('\n')}`);
    if (missing.length > 0) throw new Error(`The desk did not complain: ${missing.join(', ')}`);
    if (this.process.exitCode !== 0) throw new Error(`The desk did not end in good order: ${this.log}`);
  }

  private gone(): Promise<void> {
    if (!this.isAlive) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.process.kill('SIGKILL'), STOP_MS);
      this.process.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private listens(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        clearTimeout(timer);
        reject(new Error(`The desk did not start: ${this.log}`));
      };
      const timer = setTimeout(fail, START_MS);
      this.process.once('exit', fail);
      const hear = (words: Buffer): void => {
        this.log += words.toString();
        if (!this.log.includes('Huashu is at')) return;
        clearTimeout(timer);
        this.process.off('exit', fail);
        resolve();
      };
      this.process.stdout?.on('data', hear);
      this.process.stderr?.on('data', hear);
    });
  }
}

/** What is not closed of the desk's chats, at most a page of each list. */
async function runningChats(lead: Agent): Promise<StaffChat[]> {
  return granted(await lead.socket.emitWithAck('watch', {})).chats;
}

/** The cookies that an answer sets, as a browser sends them back. */
export function cookiesIn(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}

/** What was asked for; a refusal fails the test. */
export function granted<T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer as Extract<T, { ok: true }>;
}

/** The code of a refusal; `ok` if it was none. */
export function codeOf(answer: { ok: boolean; error?: { code: string } }): string {
  return answer.ok ? 'ok' : (answer.error?.code ?? 'nothing');
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
