import { newSchema, type Schema } from '../storage/a-postgres.ts';
import { Desk, granted, type Environment } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { LEAPING, type Wish } from './leaping-time.ts';

/** Shorter than from one run of a timed job to the next: what is done often is done as often as it would be. */
const STEP_MS = 250;
/** Longer than processes that hear each other again take to be sure of everybody. */
const SETTLED_MS = 5000;
/** As `server/process/shutdown.ts` gives notice. */
const NOTICE_MS = 1000;
/** Of the real time, on a busy machine. */
const PATIENCE_MS = 20_000;

/** The database's clock, which stands before the server's own in the search path. */
const CLOCK = (schema: string, ahead: number): string => `
  create table ${schema}.time_ahead (ms bigint not null);
  insert into ${schema}.time_ahead values (${ahead});
  create function ${schema}.clock_timestamp() returns timestamptz language sql volatile as
    $$ select pg_catalog.clock_timestamp() + (select ms from ${schema}.time_ahead) * interval '1 millisecond' $$`;

/** One desk of two processes, a schema and a Redis of its own, whose time the test moves. */
export class TwoProcesses {
  readonly #all: Desk[];
  #ahead: number;

  private constructor(
    readonly schema: Schema,
    readonly redis: OwnRedis,
    private readonly settings: Environment,
    readonly a: Desk,
    readonly b: Desk,
    ahead: number,
  ) {
    this.#ahead = ahead;
    this.#all = [a, b];
  }

  /** Begins now, or at a moment: then what depends on the date is the same on every day. */
  static async start(more: Environment = {}, at: number = Date.now()): Promise<TwoProcesses> {
    const ahead = at - Date.now();
    const [schema, redis] = await Promise.all([newSchema(), OwnRedis.start()]);
    await schema.run(CLOCK(schema.name, ahead));
    const url = new URL(schema.url);
    url.searchParams.set('options', `-c search_path=${schema.name},pg_catalog`);
    const settings = { DATABASE_URL: url.href, REDIS_URL: redis.url, ...LEAPING, ...more };
    const [a, b] = await Promise.all([Desk.start(settings), Desk.start(settings)]);
    return new TwoProcesses(schema, redis, settings, a, b, ahead);
  }

  /** One more process of the desk, which the test ends. */
  async another(): Promise<Desk> {
    const desk = await Desk.start(this.settings);
    this.#all.push(desk);
    return desk;
  }

  /** Lets time pass for all, a little at a time, so that whoever asks Redis is answered in time if it answers at all. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) await this.step(Math.min(left, STEP_MS));
    await this.tellDatabase();
  }

  /** Lets so much time pass at once: for what needs nobody to answer meanwhile. */
  async leap(ms: number): Promise<void> {
    await this.step(ms);
    await this.tellDatabase();
  }

  /** Lets time pass until it is so. */
  async until(isSo: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) if (await this.meanwhile(isSo())) return;
    throw new Error('It did not come to be.');
  }

  /** Lets time pass until what is awaited has come. */
  async meanwhile<T>(awaited: Promise<T>): Promise<T> {
    const state = { isOver: false };
    const over = (): void => void (state.isOver = true);
    awaited.then(over, over);
    while (!state.isOver) await this.step(STEP_MS);
    await this.tellDatabase();
    return awaited;
  }

  /**
   * Holds the time, does something, lets just so much time pass, and waits for what shall come of it by then, however
   * long that really takes.
   */
  async within<T>(ms: number, act: () => Promise<T>): Promise<T> {
    await this.each({ wish: 'hold' });
    const awaited = act();
    await this.pass(ms);
    const came = await awaited;
    await this.each({ wish: 'release' });
    return came;
  }

  /** Resolves when a timed job of a process has been run twice more, a second later each time. */
  async untilRun(desk: Desk, job: string): Promise<void> {
    for (let run = 0; run < 2; run += 1) {
      await this.pass(1000);
      const at = Math.floor((await desk.time({ wish: 'leap', ms: 0 })) / 1000);
      while ((await lastRun(desk, job)) < at) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Redis is there again, if it was not; afterwards the processes hear each other. */
  async heal(): Promise<void> {
    if (!this.redis.isAlive) await this.redis.startAgain();
    this.redis.thaw();
    await this.until(async () => (await isReady(this.a)) && (await isReady(this.b)));
    if (this.redis.wasAway) await this.pass(SETTLED_MS);
    this.redis.wasAway = false;
  }

  /** Afterwards all is well, nobody is connected or online, and no chat is running. */
  async clear(): Promise<void> {
    await this.heal();
    await this.schema.run(`update staff set status = 'away'`);
    this.a.guestsGo();
    this.b.guestsGo();
    const lead = await this.b.agent('9001');
    for (const { id } of await this.schema.run(`select id from chats where status <> 'closed'`)) {
      const chatId = String(id);
      await lead.socket.emitWithAck('takeOver', { chatId });
      await lead.socket.emitWithAck('accept', { chatId });
      granted(await lead.socket.emitWithAck('close', { chatId, skipped: 'over' }));
    }
    this.b.guestsGo();
    await this.pass(SETTLED_MS);
  }

  async end(): Promise<void> {
    this.redis.thaw();
    const stopped = [this.a, this.b].map((desk) => desk.stop());
    await Promise.all([this.a, this.b].map(noticed));
    await Promise.all(stopped);
    this.redis.kill();
    await this.schema.remove();
  }

  /** Asks a process to go, and lets the time pass for which it gives notice; gives its exit code. */
  async leave(desk: Desk): Promise<number | null> {
    const left = desk.leave();
    await noticed(desk);
    return left;
  }

  private async step(ms: number): Promise<void> {
    await this.each({ wish: 'leap', ms });
    await this.redis.caughtUp();
    this.#ahead += ms;
  }

  /** It is asked for the time once a minute at most. */
  private async tellDatabase(): Promise<void> {
    await this.schema.run(`update time_ahead set ms = ${this.#ahead}`);
  }

  /** Who ends meanwhile has no time. */
  private async each(wish: Wish): Promise<void> {
    const living = this.#all.filter(({ isAlive }) => isAlive);
    await Promise.all(living.map((desk) => desk.time(wish).catch(() => undefined)));
  }
}

/** Resolves when a process that was asked to go has told everybody for long enough that it is not ready. */
async function noticed(desk: Desk): Promise<void> {
  while (desk.isAlive && (await isReady(desk))) await new Promise((resolve) => setImmediate(resolve));
  await desk.time({ wish: 'leap', ms: NOTICE_MS }).catch(() => undefined);
}

/** Whether a process says that it can serve, and that everything answers. */
export async function isReady(desk: Desk): Promise<boolean> {
  return (await fetch(`${desk.url}/readyz`).catch(() => null))?.ok ?? false;
}

/** When a job last ended a run that went well, in whole seconds since 1970. */
async function lastRun(desk: Desk, job: string): Promise<number> {
  const text = await (await desk.get('/metrics')).text();
  const told = new RegExp(`^huashu_job_last_success_timestamp_seconds{job="${job}"} (\\d+)$`, 'm').exec(text);
  return Number(told?.[1] ?? 0);
}
