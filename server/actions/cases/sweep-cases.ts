import type { Instant } from '../../domain/instant.ts';
import { withEach } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { settleByStored } from './answered-promises.ts';
import { changeCase, type CaseServices } from './change-case.ts';
import { changeTogether, inPortions } from './change-together.ts';

/** How many cases one sweep asks: after an outage the many that are due are spread out. */
const AT_ONCE = 500;

/**
 * Asks the rules about every case that is due. What it finds was stored, so a restart loses nothing; a promise that was answered
 * in time is kept, although nobody lived to tell it. [P5] [P7]
 */
export async function sweepCases(services: Needs<CaseServices | 'store.chats'>): Promise<void> {
  const now = services.clock.now();
  const due = (await services.store.cases.due(now, AT_ONCE)).map(({ number }) => number);
  await withEach(inPortions(due), async (slice) => {
    const asked = await Promise.allSettled(slice.map((number) => isAnswered(services, number, now)));
    const fault = asked.find((one) => one.status === 'rejected');
    await passTime(
      services,
      slice.filter((_, at) => settledAs(asked[at], false)),
    );
    if (fault) throw fault.reason;
  });
}

function settledAs<T>(one: PromiseSettledResult<T> | undefined, value: T): boolean {
  return one?.status === 'fulfilled' && one.value === value;
}

/** One case that cannot be asked does not keep the others from it: they are asked again, each by itself. */
async function passTime(services: Needs<CaseServices>, numbers: readonly number[]): Promise<void> {
  try {
    await changeTogether(services, numbers, { type: 'timePassed' });
  } catch {
    await withEach(numbers, async (number) => {
      await changeCase(services, { number, event: { type: 'timePassed' } });
    });
  }
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
