import { SYSTEM } from '../../domain/chat/author.ts';
import { stateForCustomer, type Case } from '../../domain/case/case.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import type { Needs } from '../services.ts';
import { withEach } from '../../lib/jobs.ts';
import { authorOf } from './promises-in-chats.ts';

/**
 * Tells the chat that a complaint came from whether it still runs, so that its agent is offered a lead in time. Told twice it is
 * written once. [P5] [P6]
 */
export async function tellChatOfComplaint(
  { chats }: Needs<'chats'>,
  before: Case | null,
  { number, case: one }: StoredCase,
): Promise<void> {
  if (one.kind !== 'complaint' || one.chatId === null) return;
  const isOver = isAnswered(one);
  if (before !== null && isAnswered(before) === isOver) return;
  const by = isOver ? SYSTEM : authorOf(one.openedBy);
  await chats.perform({
    to: { chatId: one.chatId },
    event: { type: 'complaintRecorded', by, number, isOver },
  });
}

/** How many complaints are read at once when all are told again. */
const PER_PAGE = 100;

/**
 * At the start: a process may have ended, or its database failed, after a complaint was stored and before its chat was told of
 * it. Told twice it is written once. [P5] [P6]
 */
export async function tellOpenComplaints(services: Needs<'chats' | 'store.cases'>): Promise<void> {
  let cursor: string | null | undefined;
  do {
    const page = await services.store.cases.list({
      ...{ kind: 'complaint', status: 'open', limit: PER_PAGE },
      ...(cursor ? { cursor } : {}),
    });
    await withEach(page.cases, (stored) => tellChatOfComplaint(services, null, stored));
    cursor = page.cursor;
  } while (cursor !== null);
}

function isAnswered(one: Case): boolean {
  return stateForCustomer(one) !== 'open';
}
