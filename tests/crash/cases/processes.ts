import type { Case } from '../case.ts';
import { Load } from '../load/load.ts';
import { Stage } from '../stage/stage.ts';
import { until } from '../until.ts';
import { judged, through } from './through.ts';

/** Processes of one desk stop, come and go. */
export const processes: Case[] = [
  {
    name: 'a process stopped (SIGSTOP)',
    hypothesis:
      'A process that stands still costs its own people a moment; they go elsewhere or wait, and lose nothing.',
    injection: 'SIGSTOP of one of two processes for 15 s (3 s in the quick form), then SIGCONT',
    expected: 'nothing lost or doubled; served again without a person',
    needs: ['servers'],
    isQuick: false,
    async run({ pick }) {
      const stage = await Stage.cluster();
      const load = await Load.begin(stage);
      const [one] = stage.desks;
      load.speak();
      await load.more(60);
      const felt = await through(load, {
        begin: () => one!.signal('SIGSTOP'),
        end: () => one!.signal('SIGCONT'),
        lasts: pick(3000, 15_000),
      });
      return judged(load, [felt]);
    },
  },
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
      const stage = await Stage.cluster();
      const load = await Load.begin(stage);
      load.speak();
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
