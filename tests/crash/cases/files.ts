import type { Case } from '../case.ts';
import { Load } from '../load/load.ts';
import { Visitors } from '../load/visitors.ts';
import { Stage } from '../stage/stage.ts';
import { until } from '../until.ts';
import { judged, through } from './through.ts';

const LIMIT = 128;
const NEWCOMERS = 100;
/** So many of those who wait find a place when those go who had come in. */
const LATER = 30;
/** A line of somebody who is in may wait this long, in milliseconds. */
const OTHERS_MS = 2500;

/** More come than the process has file descriptors for. */
export const fewFiles: Case = {
  name: 'out of file descriptors',
  hypothesis:
    'A process without file descriptors left serves those whom it has, and takes newcomers when there is room.',
  injection: `ulimit -n ${LIMIT}; 40 chats, then ${NEWCOMERS} more who call again and again for 10 s (2 s in the quick form); then most of them go`,
  expected: `newcomers are not let in, no line of the chats waits ${OTHERS_MS} ms, nothing lost or doubled; those who still wait come in by themselves`,
  needs: [],
  isQuick: false,
  async run({ pick }) {
    const stage = await Stage.embedded({ before: `ulimit -n ${String(LIMIT)};` });
    const [desk] = stage.desks;
    const load = await Load.begin(stage, { chats: 40, silent: 0 });
    const newcomers = new Visitors(desk!.url);
    stage.endings.push(() => newcomers.go());
    load.speak();
    await load.more(200);
    const began = performance.now();
    let inside = 0;
    const felt = await through(load, {
      begin: async () => {
        await newcomers.come(NEWCOMERS);
        await until('somebody is turned away', () => newcomers.turnedAway > 0, 30_000);
      },
      end: () => {
        inside = newcomers.inside;
        newcomers.go(inside);
      },
      lasts: pick(2000, 10_000),
    });
    const isIn = (): boolean => newcomers.inside >= LATER;
    const later = await until('who waited is in', isIn, 60_000).catch(() => Infinity);
    const ready = await desk!.status('/readyz');
    const longest = load.ledger.longestWait(began, () => true);
    const judgement = await judged(load, [felt], {
      'newcomers let in at first': inside,
      'turned away (times)': newcomers.turnedAway,
      'in when there was room, after (ms)': later,
      'longest wait of the others (ms)': longest,
    });
    if (longest > OTHERS_MS) judgement.faults.push(`others waited ${String(longest)} ms`);
    if (later === Infinity) judgement.faults.push('nobody came in when there was room');
    if (ready !== 200) judgement.faults.push(`readyz says ${String(ready)} afterwards`);
    return judgement;
  },
};
