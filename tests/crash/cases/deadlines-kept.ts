import type { Case } from '../case.ts';
import { Load } from '../load/load.ts';
import { Stage } from '../stage/stage.ts';
import { pass, until } from '../until.ts';

const IDLE_MS = 2000;

/** Deadlines that come due while nobody is there to keep them. [P1] */
export const deadlinesKept: Case = {
  name: 'deadlines while the desk is down',
  hypothesis:
    '[P1] A chat that comes due while the desk is down is closed at its start, once, whatever happens then.',
  injection:
    'kill -9 before silent chats are due, start after it, kill -9 in the middle of the closing, start again',
  expected: 'each due chat closed exactly once, none early, none that owes',
  needs: [],
  isQuick: true,
  async run({ pick }) {
    const env = { IDLE_CLOSE: `${String(IDLE_MS / 1000)}s`, IDLE_NUDGE: '1s' };
    const stage = await Stage.embedded({ env });
    const chats = pick(10, 200);
    const load = await Load.begin(stage, { chats, silent: chats, tabs: 0, idleClose: IDLE_MS });
    const [desk] = stage.desks;
    await desk!.kill();
    await pass(IDLE_MS);
    await desk!.start();
    await until('the first is closed', () => closed(load) > 0, 10_000);
    await desk!.kill();
    await desk!.start();
    const took = await until('all are closed', () => closed(load) === chats, 20_000).catch(() => Infinity);
    await pass(500);
    const faults = await load.faults();
    return { faults, figures: { closed: closed(load), 'all closed after the start (ms)': took } };
  },
};

function closed({ shoppers }: Load): number {
  return shoppers.filter(({ chat }) => chat?.status === 'closed').length;
}
