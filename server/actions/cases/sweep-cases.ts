import type { Instant } from '../../domain/instant.ts';
import { withEach } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { settleByStored } from './answered-promises.ts';
import { changeCase, type CaseServices } from './change-case.ts';

/** How many cases one sweep asks: after an outage the many that are due are spread out. */
const AT_ONCE = 100;

/**
 * Asks the rules about every case that is due. What it finds was stored, so a restart loses nothing; a promise that was answered
 * in time is kept, although nobody lived to tell it. [P5] [P7]
 */
export async function sweepCases(services: Needs<CaseServices | 'store.chats'>): Promise<void> {
  const now = services.clock.now();
  const due = await services.store.cases.due(now, AT_ONCE);
  await withEach(due, async ({ number }) => {
    if (await isAnswered(services, number, now)) return;
    await changeCase(services, { number, event: { type: 'timePassed' } });
  });
}

async function isAnswered(
  services: Needs<CaseServices | 'store.chats'>,
  number: number,
  now: Instant,
): Promise<boolean> {
  const stored = await services.store.cases.find(number);
  if (stored?.case.kind !== 'promise' || (stored.case.deadline?.dueAt ?? now) > now) return false;
  return settleByStored(services, stored);
}
