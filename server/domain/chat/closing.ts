import type { CloseReason } from '../../../protocol/entry.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Chat } from './chat.ts';
import type { Author, Closing, Draft } from './log.ts';

/** The line that ends a chat; it keeps why, and both sides' last times. [P1] [P2] [P3] [P4] */
export function close(
  chat: Chat,
  by: Author,
  reason: CloseReason,
  more: Pick<Closing, 'skipped' | 'missing' | 'evidence' | 'since'> = {},
): Draft {
  const { lastCustomerAt, lastAgentAt } = chat;
  return { kind: 'closed', by, data: { reason, lastCustomerAt, lastAgentAt, ...more } };
}

/** Says that a chat is over. */
export function alreadyClosed(): Refusal {
  return refuse('closed', 'This chat is closed. Start a new one to go on.');
}
