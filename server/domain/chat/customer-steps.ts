import type { Instant } from '../instant.ts';
import { refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import { alreadyClosed, close } from './closing.ts';
import type { Happening } from './happening.ts';
import type { Draft } from './log.ts';
import type { Outcome } from './step.ts';
import { judge } from './warning-steps.ts';

type Of<T extends Happening['type']> = Extract<Happening, { type: T }>;

/** The customer's words go into the log whatever the clocks say: who writes before the close is stored has won. [P1] [P2] */
export function customerWrote(
  chat: Chat,
  { clientId, text }: Of<'customerWrote'>,
  at: Instant,
  rules: Rules,
): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  const message: Draft = { kind: 'message', by: { role: 'customer' }, clientId, text };
  return [message, ...judge(chat, text, at, rules)];
}

/** The customer ends the chat. */
export function customerLeft(chat: Chat): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  return [close(chat, { role: 'customer' }, 'customer')];
}

/** The customer's judgement, once, after the close. [P9] */
export function customerRated(chat: Chat, { score, remark }: Of<'customerRated'>): Outcome {
  if (chat.state.status !== 'closed') return refuse('conflict', 'Rate the chat after it has been closed.');
  if (chat.state.rating !== null) return refuse('conflict', 'This chat has been rated already.');
  return [{ kind: 'rated', by: { role: 'customer' }, data: { score }, ...(remark ? { text: remark } : {}) }];
}
