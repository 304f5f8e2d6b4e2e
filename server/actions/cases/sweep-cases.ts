import type { Instant } from '../../domain/instant.ts';
import { withEach } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { settledByStored } from './answered-promises.ts';
import type { CaseServices } from './change-case.ts';
import { changeTogether, inPortions } from './change-together.ts';

/** How many cases one sweep asks: after an outage the many that are due are spread out. */
const AT_ONCE = 500;

/**
 * Asks the rules about every case that is due. What it finds was stored, so a restart loses nothing; a promise that was answered
 * in time is kept, although nobody lived to tell it. One case that cannot be asked does not keep the others from it: they are
 * asked again, each by itself. [P5] [P7]
 */
export async function sweepCases(services: Needs<CaseServices | 'settings' | 'store.chats'>): Promise<void> {
  const now = services.clock.now();
  const due = (await services.store.cases.due(now, AT_ONCE)).map(({ number }) => number);
  await withEach(inPortions(due), (portion) =>
    ask(services, portion, now).catch(() => withEach(portion, (number) => ask(services, [number], now))),
  );
}

async function ask(
  services: Needs<CaseServices | 'settings' | 'store.chats'>,
  numbers: readonly number[],
  now: Instant,
): Promise<void> {
  const due = await services.store.cases.findAll(numbers);
  // The chat may have the answer to a promise whose time is over.
  const over = due.filter(({ case: { deadline } }) => deadline !== null && deadline.dueAt <= now);
  const answered = await settledByStored(services, over);
  const left = numbers.filter((number) => !answered.has(number));
  if (left.length > 0) await changeTogether(services, left, { type: 'timePassed' });
}
