import { SYSTEM } from '../../domain/chat/author.ts';
import { stateForCustomer, type Case } from '../../domain/case/case.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import type { Needs } from '../services.ts';
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

function isAnswered(one: Case): boolean {
  return stateForCustomer(one) !== 'open';
}
