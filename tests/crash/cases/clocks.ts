import type { Case } from '../case.ts';
import { Load } from '../load/load.ts';
import { Stage } from '../stage/stage.ts';
import { WrongClock } from '../stage/wrong-clock.ts';
import { pass, until } from '../until.ts';
import { judged, through } from './through.ts';

const IDLE_MS = 4000;
/** The clocks ask every quarter of a second; the rest is for a busy machine. */
const LATE_MS = 5000;

/** Somebody moves the clock of the machine. [P1] */
export const clocks: Case[] = [
  {
    name: 'the clock jumps +2 h, then −1 h',
    hypothesis: '[P1] Somebody who moves the clock neither closes chats early nor keeps them open.',
    injection:
      'libfaketime moves the wall clock of the running process, the steady one runs on; IDLE_CLOSE 1 h',
    expected: 'no chat closed, no time that goes back in a log',
    needs: ['faketime'],
    isQuick: false,
    async run({ pick }) {
      const clock = new WrongClock();
      const stage = await Stage.embedded(clock.start);
      stage.endings.push(() => clock.remove());
      const [desk] = stage.desks;
      const load = await Load.begin(stage, { chats: 20, silent: 5 });
      load.speak();
      const lasts = pick(1000, 5000);
      const move = (offset: string) => (): void => clock.set(desk!, offset);
      const ahead = await through(load, { begin: move('+2h'), end: () => null, lasts });
      const behind = await through(load, { begin: move('-1h'), end: move('+0'), lasts });
      const closed = closedOf(load);
      const judgement = await judged(load, [ahead, behind], { closed });
      if (closed > 0) judgement.faults.push(`${String(closed)} chats were closed`);
      return judgement;
    },
  },
  {
    name: 'one of two clocks wrong beside PostgreSQL',
    hypothesis: '[P1] Where processes share a database, its clock rules; theirs may say what they like.',
    injection: `libfaketime moves the wall clock of one of two running processes by +2 h, then by −1 h; IDLE_CLOSE ${IDLE_MS} ms, 10 of 50 chats fall silent before each`,
    expected: `no time in a log that is not the database's; each silent chat closed once, none early, none ${LATE_MS} ms late`,
    needs: ['servers', 'faketime'],
    isQuick: false,
    async run() {
      const clock = new WrongClock();
      const { start } = clock;
      const env = { ...start.env, IDLE_CLOSE: `${String(IDLE_MS / 1000)}s`, IDLE_NUDGE: '1s' };
      const stage = await Stage.cluster({ ...start, env });
      stage.endings.push(() => clock.remove());
      const [desk] = stage.desks;
      clock.set(desk!, '+2h');
      const load = await Load.begin(stage, { idleClose: IDLE_MS, tabs: 0 });
      load.speak();
      await until('the silent ones are closed', () => closedOf(load) >= 10, 4 * IDLE_MS);
      clock.set(desk!, '-1h');
      await load.more(200);
      await load.rest();
      await pass(IDLE_MS + LATE_MS);
      const [early, late] = closingTimes(load);
      const ahead = furthestAhead(load);
      clock.set(desk!, '+0');
      const faults = await load.faults();
      if (ahead > 1000) faults.push(`somebody was told of a moment ${String(ahead)} ms ahead`);
      if (late > LATE_MS) faults.push(`closed ${String(late)} ms late`);
      const figures = {
        acknowledged: load.acknowledged,
        closed: closedOf(load),
        'closed after the deadline, at least / at most (ms)': `${String(early)} / ${String(late)}`,
      };
      return { faults, figures };
    },
  },
];

function closedOf({ shoppers }: Load): number {
  return shoppers.filter(({ chat }) => chat?.status === 'closed').length;
}

/** How long after their deadline silent chats were closed, by the log: the soonest and the latest, in milliseconds. */
function closingTimes({ staff }: Load): [number, number] {
  const view = staff.at(-1)!.view;
  const waits = view.chatIds.flatMap((chatId) => {
    const entries = view.entries(chatId);
    const close = entries.find(({ kind }) => kind === 'closed');
    const words = entries.filter(({ kind }) => kind === 'message').map(({ at }) => Date.parse(at));
    return close ? [Date.parse(close.at) - Math.max(...words) - IDLE_MS] : [];
  });
  return [Math.min(...waits), Math.max(...waits)];
}

/** By how much the latest moment that anybody was told of lies ahead of now, in milliseconds. */
function furthestAhead({ ledger }: Load): number {
  const moments = ledger.views.flatMap((view) =>
    view.chatIds.flatMap((chatId) => view.entries(chatId).map(({ at }) => Date.parse(at))),
  );
  return Math.max(...moments) - Date.now();
}
