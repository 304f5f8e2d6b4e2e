import type { Case } from '../case.ts';
import { Load } from '../load/load.ts';
import { Stage } from '../stage/stage.ts';
import { pass } from '../until.ts';

/** Everything is killed at random, while people talk. */
export const randomKills: Case = {
  name: 'anything killed at random',
  hypothesis: 'Two processes, PostgreSQL and Redis may each die at any moment, again and again.',
  injection:
    'kill -9 of a process of the desk, of PostgreSQL or of Redis, each in turn and at a moment of chance, for CRASH_SECONDS (150; quick: each once)',
  expected:
    'nothing acknowledged lost or doubled, one order for all, each due chat closed once, none that owes',
  needs: ['servers'],
  isQuick: true,
  async run({ isFull, pick }) {
    const idleClose = pick(2000, 15_000);
    const env = { IDLE_CLOSE: `${String(idleClose / 1000)}s`, IDLE_NUDGE: '1s' };
    const stage = await Stage.cluster({ env });
    const load = await Load.begin(stage, { idleClose, chats: pick(20, 50) });
    load.speak();
    const { desks, postgres, redis } = stage;
    const victims = [
      ...desks.map((desk) => async () => {
        await desk.kill();
        await desk.start();
      }),
      async () => {
        await postgres.kill();
        await postgres.start();
      },
      async () => {
        redis.kill();
        await redis.startAgain();
      },
    ];
    const kills = [0, 0, 0, 0];
    const end = Date.now() + (isFull ? Number(process.env['CRASH_SECONDS'] ?? 150) * 1000 : 0);
    for (let turn = 0; turn < victims.length || Date.now() < end; turn += 1) {
      const who = turn < victims.length ? turn : Math.floor(Math.random() * victims.length);
      await load.more(20 + Math.floor(Math.random() * 60));
      kills[who]! += 1;
      await victims[who]!();
    }
    const caughtUp = await load.caughtUp();
    await load.rest();
    // What fell silent comes due now; the clocks ask every quarter of a second.
    await pass(idleClose + 3000);
    const faults = await load.faults();
    const figures = {
      'kills (process 1 / process 2 / PostgreSQL / Redis)': kills.join(' / '),
      acknowledged: load.acknowledged,
      'sent again': load.ledger.again,
      'told by push, answer or asking': load.ledger.views.reduce((sum, { told }) => sum + told, 0),
      'caught up after the last (ms)': caughtUp,
    };
    return { faults, figures };
  },
};
