import { SYSTEM, type Author } from '../../domain/chat/author.ts';
import type { Events } from '../../domain/chat/rules/promises.ts';
import { isOpen, type Case } from '../../domain/case/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import { withEach } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';

/**
 * Tells the customer's latest chat what has become of a promise to them, so that its clocks go by it. A chat that learns it
 * late has the moment of the promise itself. [P1] [P7]
 */
export async function tellChatOfPromise(
  { chats }: Needs<'chats'>,
  before: Case | null,
  after: StoredCase,
): Promise<void> {
  const { customerId } = after.case;
  const event = eventOf(before, after);
  if (event !== null && customerId !== null) await chats.perform({ to: { customerId }, event });
}

/** How many promises are read at once when all are told again. */
const PER_PAGE = 100;

/**
 * At the start: a process may have ended, or its database failed, after a promise was stored and before its chat was told of
 * it. Told twice it is written once; what `settled` says is over already is not told. Those that were made after `startedAt` are
 * told by whoever made them: between the look and the telling they may be kept, and would run for ever in their chat. [P7]
 */
export async function tellOpenPromises(
  services: Needs<'chats' | 'clock' | 'store.cases'>,
  settled: (stored: StoredCase) => Promise<boolean>,
  startedAt: Instant,
): Promise<void> {
  let cursor: string | null | undefined;
  do {
    const page = await services.store.cases.list({
      ...{ kind: 'promise', status: 'open', limit: PER_PAGE },
      ...(cursor ? { cursor } : {}),
    });
    // What is over is answered by the next word of its agent, which the chat may have forgotten by now.
    const running = page.cases.filter(
      ({ case: one }) => one.openedAt <= startedAt && isAhead(one, services.clock.now()),
    );
    await withEach(running, async (stored) => {
      if (!(await settled(stored))) await tellChatOfPromise(services, null, stored);
    });
    cursor = page.cursor;
  } while (cursor !== null);
}

function isAhead({ deadline }: Case, now: Instant): boolean {
  return deadline !== null && deadline.dueAt > now;
}

/** What a promise has become by a change; null if its chat need not know. */
function eventOf(before: Case | null, { number, case: one }: StoredCase): Events | null {
  if (one.kind !== 'promise') return null;
  const [was, is] = [before === null ? null : standingOf(before), standingOf(one)];
  if (was === is) return null;
  if (is !== 'running') return { type: 'promiseEnded', by: SYSTEM, number, outcome: is };
  const { deadline, openedBy } = one;
  if (deadline === null) return null;
  return { type: 'promiseMade', by: authorOf(openedBy), number, until: deadline.dueAt };
}

function standingOf(one: Case): 'running' | 'kept' | 'broken' | 'withdrawn' {
  if (isOpen(one)) return one.step === 'broken' ? 'broken' : 'running';
  return one.step === 'kept' ? 'kept' : 'withdrawn';
}

/** Who opened a case, as the author of a line in a chat. */
export function authorOf({ role, account }: Case['openedBy']): Author {
  return (role === 'agent' || role === 'lead') && account !== undefined ? { role, account } : SYSTEM;
}
