import type { Case } from '../case.ts';
import { until } from '../until.ts';
import { brokenCase, talking } from './broken.ts';
import { judged } from './through.ts';

/** Processes of one desk stop, come and go. */
export const processes: Case[] = [
  brokenCase({
    name: 'a process stopped (SIGSTOP)',
    hypothesis:
      'A process that stands still costs its own people a moment; they go elsewhere or wait, and lose nothing.',
    injection: 'SIGSTOP of one of two processes for 15 s (3 s in the quick form), then SIGCONT',
    expected: 'nothing lost or doubled; served again without a person',
    trouble: ({ desks: [one] }) => ({
      begin: () => one!.signal('SIGSTOP'),
      end: () => one!.signal('SIGCONT'),
      quick: 3000,
      full: 15_000,
    }),
  }),
  {
    name: 'rolling restart',
    hypothesis:
      'The processes can be restarted one after the other, as for an upgrade, while everybody talks on.',
    injection:
      'SIGTERM and start of one of two processes after the other, 10 times (1 in the quick form), under load',
    expected: 'each leaves in good order within 10 s; nothing lost or doubled',
    needs: ['servers'],
    isQuick: false,
    async run({ pick }) {
      const { stage, load } = await talking();
      const left: number[] = [];
      for (let turn = 0; turn < pick(1, 10); turn += 1) {
        const desk = stage.desks[turn % 2]!;
        await load.more(60);
        left.push(await desk.leave());
        await desk.start();
        await until('it is ready', () => desk.isReady(), 20_000);
      }
      const caughtUp = await load.caughtUp();
      const figures = { 'left in at most (ms)': Math.max(...left) };
      return judged(load, [{ meanwhile: load.acknowledged, caughtUp }], figures);
    },
  },
];
