import type { Case } from '../case.ts';
import { pass } from '../until.ts';
import { brokenCase, talking } from './broken.ts';
import { judged, through, type Felt } from './through.ts';

const EXPECTED = 'nothing acknowledged lost or doubled; refused meanwhile, served again without a person';

/** PostgreSQL fails in the ways in which it does. */
export const database: Case[] = [
  {
    name: 'PostgreSQL killed',
    hypothesis: 'PostgreSQL may die at any moment: what was acknowledged was on its disk.',
    injection:
      'kill -9 of the server, and of one of its sessions (which ends all others), in turns, under load',
    expected: EXPECTED,
    needs: ['servers'],
    isQuick: false,
    async run({ pick }) {
      const { stage, load } = await talking();
      const felt: Felt[] = [];
      for (let round = 0; round < pick(1, 6); round += 1) {
        await load.more(60);
        const kill = (): Promise<unknown> =>
          round % 2 ? stage.postgres.killSession(stage.database) : stage.postgres.kill();
        const start = (): unknown => (round % 2 ? null : stage.postgres.start());
        felt.push(await through(load, { begin: kill, end: start, lasts: 500 }));
      }
      return judged(load, felt);
    },
  },
  brokenCase({
    name: 'PostgreSQL stopped',
    hypothesis: 'Without its database the desk refuses and lives, and goes on when it is back.',
    injection: 'PostgreSQL stopped for 30 s (3 s in the quick form)',
    expected: EXPECTED,
    trouble: ({ postgres, desks }, tell) => ({
      begin: () => postgres.stop(),
      end: async () => {
        const ready = await Promise.all(desks.map((desk) => desk.status('/readyz')));
        tell('readyz meanwhile', ready.join(' / '));
        await postgres.start();
      },
      quick: 3000,
      full: 30_000,
    }),
  }),
  brokenCase({
    name: 'PostgreSQL takes no writes',
    hypothesis: 'A database that only answers questions refuses every message, and acknowledges none.',
    injection: 'default_transaction_read_only = on for 15 s (2 s in the quick form)',
    expected: EXPECTED,
    trouble: ({ postgres }) => {
      // `alter system` is itself no write to a database.
      const set = (value: string) => async (): Promise<void> => {
        await postgres.ask(`alter system set default_transaction_read_only = ${value}`);
        await postgres.ask('select pg_reload_conf()');
        await pass(200);
      };
      return { begin: set('on'), end: set('off'), quick: 2000, full: 15_000 };
    },
  }),
  brokenCase({
    name: 'PostgreSQL out of connections',
    hypothesis: 'A desk that gets no connection refuses, and goes on when there are some.',
    injection:
      'its sessions are ended and all connections taken by somebody else for 15 s (2 s in the quick form)',
    expected: EXPECTED,
    trouble: ({ postgres, toPostgres }) => {
      let giveBack: () => Promise<void> = () => Promise.resolve();
      return {
        begin: async () => {
          for (const way of toPostgres) way.refuse();
          await pass(300);
          giveBack = await postgres.exhaust();
          for (const way of toPostgres) way.clear();
        },
        end: () => giveBack(),
        quick: 2000,
        full: 15_000,
      };
    },
  }),
  {
    name: 'sessions ended during commits',
    hypothesis: 'A commit whose outcome is unknown is looked up, not done twice.',
    injection:
      'every 150 ms a session of the desk is ended by the administrator; every 10th answer to a commit is cut off on its way',
    expected: 'nothing lost or doubled; people hardly notice',
    needs: ['servers'],
    isQuick: false,
    async run({ pick }) {
      const { stage, load } = await talking();
      let commits = 0;
      let cuts = 0;
      for (const way of stage.toPostgres)
        way.onBack((piece) => {
          if (!piece.includes('COMMIT')) return 'pass';
          commits += 1;
          if (commits % 10 !== 0) return 'pass';
          cuts += 1;
          return 'cut';
        });
      let ended = 0;
      for (const end = Date.now() + pick(2500, 20_000); Date.now() < end; await pass(150))
        ended += await stage.postgres.endOneSession(stage.database);
      for (const way of stage.toPostgres) way.clear();
      const caughtUp = await load.caughtUp();
      const figures = { 'sessions ended': ended, 'answers cut off': cuts };
      return judged(load, [{ meanwhile: load.acknowledged, caughtUp }], figures);
    },
  },
];
