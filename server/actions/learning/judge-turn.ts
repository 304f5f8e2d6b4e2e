import type { z } from 'zod';
import type { JudgeTurn } from '../../../protocol/learning.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { denial, NO_SUCH_CHAT } from '../../domain/denial.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { relationFor } from '../chats/staff-reading.ts';
import type { Needs } from '../services.ts';

/** Marks of one chat, at most: nobody judges so many turns. */
const MARKS_MAX = 200;

/**
 * Keeps what a member of staff says of a customer's turn, and suggests anew at once: what is not this is offered no more for
 * the turn, what it is comes first.
 */
export async function judgeTurn(
  services: Needs<'assistant' | 'clock' | 'manual' | 'store.chats' | 'store.turns'>,
  asker: Asker,
  { chatId, seq, situation, mark }: z.output<typeof JudgeTurn>,
): Promise<object | Refusal> {
  const { assistant, clock, manual, store } = services;
  const stored = await store.chats.find(chatId);
  if (!stored) return NO_SUCH_CHAT;
  const { chat } = stored;
  const owner = { status: chat.state.status, agent: agentOf(chat), beside: chat.beside };
  const relation = await relationFor(services, asker, { ...owner, customerId: chat.customerId });
  if (!mayWith(asker, 'write', relation)) return denial(asker, relation);
  if (chat.state.status !== 'open') return refuse('conflict', 'This chat is not open.');
  if (seq > chat.lastSeq) return refuse('bad_request', 'This chat has no such message yet.');
  const isKnown = Object.values(manual.active).some(({ situations }) =>
    situations.some(({ id }) => id === situation),
  );
  if (!isKnown) return refuse('bad_request', `The manual has no situation ${situation}.`);
  const judged = { chatId, seq, situation, mark, account: asker.account, at: clock.now() };
  if (!(await store.turns.mark(judged, MARKS_MAX)))
    return refuse('conflict', `${MARKS_MAX} turns of this chat have been judged already.`);
  assistant.judged(stored);
  return {};
}
