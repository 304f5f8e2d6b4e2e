import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OwnRedis } from '../../wire/a-redis.ts';
import { readKept, type Kept, type Place } from '../ledger/kept.ts';
import { DeskProcess, type DeskStart } from './desk-process.ts';
import { OwnPostgres } from './own-postgres.ts';
import { Proxy } from './proxy.ts';

/** Stages that are up. */
const set = new Set<Stage>();

/** A desk of one process with the embedded database, or of several on PostgreSQL and Redis; each behind a way that can fail. */
export class Stage {
  readonly desks: DeskProcess[] = [];
  /** From the clients to each process. */
  readonly fronts: Proxy[] = [];
  /** What is done when everything is put away, the last first. */
  readonly endings: (() => unknown)[] = [];

  private constructor(
    readonly place: Place,
    private readonly base: DeskStart,
  ) {
    set.add(this);
  }

  /** Puts away what a case that failed has left. */
  static async clearAll(): Promise<void> {
    await Promise.all([...set].map((stage) => stage.clear()));
  }

  /** One process and its own files. */
  static async embedded(
    start: DeskStart = {},
    dataDir = mkdtempSync(join(tmpdir(), 'huashu-crash-')),
  ): Promise<Stage> {
    const stage = new Stage({ dataDir }, { ...start, env: { DATA_DIR: dataDir, ...start.env } });
    stage.endings.push(() => rmSync(dataDir, { recursive: true, force: true }));
    await stage.add([{}]);
    return stage;
  }

  /** Several processes; each has ways of its own to both servers. */
  static async cluster(start: DeskStart = {}, processes = 2): Promise<ClusterStage> {
    const { postgres, redis } = await servers();
    const database = await postgres.newDatabase();
    const stage = new Stage({ databaseUrl: postgres.url(database) }, start);
    const ways = await Promise.all(
      Array.from({ length: processes }, async () => ({
        data: await Proxy.toUrl(postgres.url(database)),
        news: await Proxy.toUrl(redis.url),
      })),
    );
    const [toPostgres, toRedis] = [ways.map(({ data }) => data.proxy), ways.map(({ news }) => news.proxy)];
    for (const way of [...toPostgres, ...toRedis]) stage.endings.push(() => way.close());
    await stage.add(ways.map(({ data, news }) => ({ DATABASE_URL: data.url, REDIS_URL: news.url })));
    return Object.assign(stage, { postgres, redis, database, toPostgres, toRedis });
  }

  /** Where clients go. */
  get urls(): string[] {
    return this.fronts.map(({ url }) => url);
  }

  /** The processes end; what they have kept is read, and everything is put away. */
  async end(): Promise<Kept[]> {
    for (const front of this.fronts) front.clear();
    for (const desk of this.desks) desk.signal('SIGCONT');
    await Promise.all(this.desks.filter(({ isAlive }) => isAlive).map((desk) => desk.leave()));
    const kept = await readKept(this.place);
    await this.clear();
    return kept;
  }

  /** Puts everything away, whatever state it is in. */
  async clear(): Promise<void> {
    set.delete(this);
    await Promise.all(this.desks.filter(({ isAlive }) => isAlive).map((desk) => desk.kill()));
    await Promise.all(this.fronts.map((front) => front.close()));
    for (const ending of this.endings.splice(0).reverse()) await ending();
  }

  /** Processes start beside each other, as after a power cut. */
  private async add(environments: readonly Record<string, string>[]): Promise<void> {
    const start = (env: Record<string, string>): Promise<DeskProcess> =>
      DeskProcess.start({ ...this.base, env: { ...this.base.env, ...env } });
    this.desks.push(...(await Promise.all(environments.map(start))));
    for (const { port } of this.desks) this.fronts.push(await Proxy.to(port));
  }
}

/** A stage with servers that may be harmed. */
export type ClusterStage = Stage & {
  postgres: OwnPostgres;
  redis: OwnRedis;
  database: string;
  /** From each process to PostgreSQL, and to Redis. */
  toPostgres: Proxy[];
  toRedis: Proxy[];
};

let started: Promise<{ postgres: OwnPostgres; redis: OwnRedis }> | null = null;

/** One PostgreSQL and one Redis for a whole run; each case has a database of its own. */
async function servers(): Promise<{ postgres: OwnPostgres; redis: OwnRedis }> {
  started ??= Promise.all([OwnPostgres.start(), OwnRedis.start()]).then(([postgres, redis]) => ({
    postgres,
    redis,
  }));
  const { postgres, redis } = await started;
  // A case that failed may have left them dead.
  if (!postgres.isAlive) await postgres.start();
  if (!redis.isAlive) await redis.startAgain();
  return { postgres, redis };
}

/** Ends the servers of the run. */
export async function endServers(): Promise<void> {
  if (!started) return;
  const { postgres, redis } = await started;
  redis.kill();
  await postgres.remove();
}
