import { Redis } from 'ioredis';
import type { Case, Measured } from '../case.ts';
import type { Load } from '../load/load.ts';
import type { ClusterStage } from '../stage/stage.ts';
import { until } from '../until.ts';
import { brokenCase, type Broken } from './broken.ts';
import type { Felt } from './through.ts';

const EXPECTED =
  'messages are acknowledged throughout; nothing lost or doubled; every screen whole and every process ready again without a person';

const BROKEN: Pick<Broken, 'name' | 'injection' | 'isQuick' | 'trouble'>[] = [
  {
    name: 'Redis flushed',
    injection: 'FLUSHALL under load',
    trouble: ({ redis }) => ({
      begin: () => order(redis.url, ['flushall']),
      end: () => null,
      quick: 500,
      full: 5000,
    }),
  },
  {
    name: 'Redis out of memory',
    injection: 'maxmemory below what is used, noeviction, for 10 s',
    trouble: ({ redis }) => ({
      begin: () =>
        order(
          redis.url,
          ['config', 'set', 'maxmemory-policy', 'noeviction'],
          ['config', 'set', 'maxmemory', '1'],
        ),
      end: () => order(redis.url, ['config', 'set', 'maxmemory', '0']),
      quick: 1000,
      full: 10_000,
    }),
  },
  {
    name: 'Redis stopped',
    injection: 'SIGSTOP of Redis for 10 s (1 s in the quick form)',
    isQuick: true,
    trouble: ({ redis }) => ({
      begin: () => redis.freeze(),
      end: () => redis.thaw(),
      quick: 1000,
      full: 10_000,
    }),
  },
  {
    name: 'Redis killed',
    injection: 'kill -9 of Redis, started empty 5 s later',
    trouble: ({ redis }) => ({
      begin: () => redis.kill(),
      end: () => redis.startAgain(),
      quick: 1000,
      full: 5000,
    }),
  },
  {
    name: 'one process cut off from Redis',
    injection: 'the way of one of two processes to Redis goes silent for 10 s (2 s in the quick form)',
    trouble: ({ toRedis: [one] }) => ({
      begin: () => one?.silence(),
      end: () => one?.clear(),
      quick: 2000,
      full: 10_000,
    }),
  },
];

/** Redis fails in the ways in which it does; nothing that matters lives in it. */
export const news: Case[] = BROKEN.map((one) =>
  brokenCase({
    ...one,
    hypothesis:
      'Without Redis people talk on; what the other process did not tell is made up for from the database.',
    expected: EXPECTED,
    busy: ({ pick }) => ({ chats: pick(20, 50) }),
    besides: whole,
  }),
);

/** Every process says that it is ready, every screen is whole again, and nobody had to wait for Redis. */
async function whole(stage: ClusterStage, load: Load, { meanwhile }: Felt): Promise<Measured> {
  const ready = async (): Promise<boolean> =>
    (await Promise.all(stage.desks.map((desk) => desk.isReady()))).every(Boolean);
  const readyAfter = await until('every process is ready', ready, 30_000);
  const wholeAfter = await load.rest();
  return {
    faults: meanwhile === 0 ? ['nobody was served meanwhile'] : [],
    figures: { 'ready after (ms)': readyAfter, 'screens whole after (ms)': wholeAfter },
  };
}

async function order(url: string, ...commands: [string, ...string[]][]): Promise<void> {
  const redis = new Redis(url);
  for (const [command, ...words] of commands) await redis.call(command, ...words);
  redis.disconnect();
}
