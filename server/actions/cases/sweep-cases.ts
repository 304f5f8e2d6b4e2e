import { withEach } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { changeCase, type CaseServices } from './change-case.ts';

/** How many cases one sweep asks: after an outage the many that are due are spread out. */
const AT_ONCE = 100;

/** Asks the rules about every case that is due. What it finds was stored, so a restart loses nothing. [P5] [P7] */
export async function sweepCases(services: Needs<CaseServices>): Promise<void> {
  const due = await services.store.cases.due(services.clock.now(), AT_ONCE);
  await withEach(due, async ({ number }) => {
    await changeCase(services, { number, event: { type: 'timePassed' } });
  });
}
