import { Redis } from 'ioredis';
import type { Case, Measured } from '../case.ts';
import { Load } from '../load/load.ts';
import { Stage, type ClusterStage } from '../stage/stage.ts';
import { until } from '../until.ts';
import { judged, through, type Trouble } from './through.ts';

const EXPECTED =
  'messages are acknowledged throughout; nothing lost or doubled; every screen whole and every process ready again without a person';

interface Broken {
  name: string;
  injection: string;
  isQuick?: boolean;
  trouble: (stage: ClusterStage) => Omit<Trouble, 'lasts'> & { quick: number; full: number };
}

const BROKEN: Broken[] = [
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
export const news: Case[] = BROKEN.map(({ name, injection, isQuick = false, trouble }) => ({
  name,
  hypothesis:
    'Without Redis people talk on; what the other process did not tell is made up for from the database.',
  injection,
  expected: EXPECTED,
  needs: ['servers'],
  isQuick,
  async run({ pick }): Promise<Measured> {
    const stage = await Stage.cluster();
    const load = await Load.begin(stage, { chats: pick(20, 50) });
    load.speak();
    await load.more(60);
    const { begin, end, quick, full } = trouble(stage);
    const felt = await through(load, { begin, end, lasts: pick(quick, full) });
    const ready = async (): Promise<boolean> =>
      (await Promise.all(stage.desks.map((desk) => desk.isReady()))).every(Boolean);
    const readyAfter = await until('every process is ready', ready, 30_000);
    const whole = await load.rest();
    const judgement = await judged(load, [felt], {
      'ready after (ms)': readyAfter,
      'screens whole after (ms)': whole,
    });
    if (felt.meanwhile === 0) judgement.faults.push('nobody was served meanwhile');
    return judgement;
  },
}));

async function order(url: string, ...commands: [string, ...string[]][]): Promise<void> {
  const redis = new Redis(url);
  for (const [command, ...words] of commands) await redis.call(command, ...words);
  redis.disconnect();
}
