import type { Instant } from '../instant.ts';
import { refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import { alreadyClosed } from './rules/closing.ts';
import { wordsErased } from './erasing.ts';
import type { Happening } from './happening.ts';
import type { Draft } from './log.ts';
import type { Outcome } from './rules/rule.ts';
import { contactGiven } from './rules/contact.ts';
import { judge } from './rules/harassment.ts';

type Of<T extends Happening['type']> = Extract<Happening, { type: T }>;

/** The customer's words go into the log whatever the clocks say: who writes before the close is stored has won. [P1] [P2] */
export function customerWrote(
  chat: Chat,
  { clientId, text }: Of<'customerWrote'>,
  at: Instant,
  rules: Rules,
): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  const masked = rules.mask(text);
  const message: Draft = { kind: 'message', by: { role: 'customer' }, clientId, text: masked };
  return [message, ...contactGiven(chat, masked), ...judge(chat, text, at, rules)];
}

/** The customer's judgement, once, after the close. [P9] */
export function customerRated(chat: Chat, { score, remark }: Of<'customerRated'>, rules: Rules): Outcome {
  if (chat.state.status !== 'closed') return refuse('conflict', 'Rate the chat after it has been closed.');
  if (chat.erasedAt !== null) return wordsErased();
  if (chat.state.rating !== null) return refuse('conflict', 'This chat has been rated already.');
  const words = remark ? { text: rules.mask(remark) } : {};
  return [{ kind: 'rated', by: { role: 'customer' }, data: { score }, ...words }];
}
