import type { Case } from '../../domain/case/case.ts';
import type { CaseEvent } from '../../domain/case/case-event.ts';
import { append } from '../../domain/case/fold.ts';
import { step } from '../../domain/case/step.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { CaseChange } from '../../storage/cases/store.ts';
import type { Needs } from '../services.ts';
import { withPushes } from '../push/push-news.ts';
import { caseRules, publish, type CaseServices } from './change-case.ts';
import { withContactMail } from './contact-mail.ts';

/** How many share a transaction: a thousand are told in a second, and no message waits for them all. */
const TOGETHER = 50;

/** A case as it was before a change, and as it is. */
type CaseMoved = CaseChange & { before: Case };

/**
 * What the desk does to several cases at once, in one transaction and at most {@link TOGETHER}; gives those that it changes. One
 * that cannot be asked keeps the others from it.
 */
export async function changeTogether(
  services: Needs<CaseServices | 'settings'>,
  numbers: readonly number[],
  event: Extract<CaseEvent, { type: 'timePassed' | 'recounted' }>,
): Promise<CaseMoved[]> {
  const changes: CaseMoved[] = [];
  await services.store.cases.change(numbers, null, ({ cases }) => {
    const at = services.clock.now();
    for (const [number, before] of cases) {
      const lines = step(before, event, at, caseRules(services, before.department));
      if (!isRefusal(lines) && lines.length > 0)
        changes.push(
          withContactMail(services, withPushes(services, { number, before, ...append(before, lines, at) })),
        );
    }
    return changes;
  });
  await Promise.all(changes.map(({ before, ...after }) => publish(services, before, after)));
  return changes;
}

/** Cases, or their numbers, in portions for {@link changeTogether}. */
export function inPortions<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, at) =>
    all.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );
}
