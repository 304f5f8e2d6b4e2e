import type { Case } from '../case.ts';
import { Load } from '../load/load.ts';
import { Visitors } from '../load/visitors.ts';
import { Stage } from '../stage/stage.ts';
import { until } from '../until.ts';
import { judged } from './through.ts';

/** Resident memory that a connection with its greeting may cost, in KB, beside what the process needs anyway. */
const EACH_KB = 60;

/** Everybody whom a process had comes back at the same time. */
export const allReturn: Case = {
  name: 'all clients return at once',
  hypothesis: 'When a process with thousands of connections dies, all come back by themselves.',
  injection:
    'kill -9 of the process that 5,000 visitors (500 in the quick form) and 20 chats are connected to, and its start; the visitors call again as the widget does',
  expected: `every visitor is greeted again as the same person, the chats lose nothing, resident memory stays below 200 MB and ${EACH_KB} KB for each`,
  needs: [],
  isQuick: false,
  async run({ pick }) {
    const stage = await Stage.embedded();
    const [desk] = stage.desks;
    const visitors = new Visitors(desk!.url);
    stage.endings.push(() => visitors.go());
    const count = pick(500, 5000);
    const load = await Load.begin(stage, { chats: 20, silent: 0 });
    load.speak();
    await visitors.come(count, 50);
    await until('all are there', () => visitors.inside === count, 60_000);
    const before = load.acknowledged;
    await desk!.kill();
    await desk!.start();
    const started = performance.now();
    const caughtUp = await load.caughtUp();
    const isBack = (): boolean => visitors.inside === count;
    const back = await until('all are back', isBack, 120_000).then(
      () => Math.round(performance.now() - started),
      () => Infinity,
    );
    const { most } = desk!.memory();
    const lacking = count - visitors.inside;
    const judgement = await judged(load, [{ meanwhile: load.acknowledged - before, caughtUp }], {
      visitors: count,
      'all back after (ms)': back,
      'most resident (MB)': most,
    });
    if (lacking > 0) judgement.faults.push(`${String(lacking)} visitors did not come back`);
    if (most > 200 + (count * EACH_KB) / 1024)
      judgement.faults.push(`resident memory came to ${String(most)} MB`);
    return judgement;
  },
};
