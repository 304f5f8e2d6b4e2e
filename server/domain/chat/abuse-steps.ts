import type { Instant } from '../instant.ts';
import { refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import { alreadyClosed, close } from './rules/closing.ts';
import type { Staff } from './author.ts';
import type { Happening } from './happening.ts';
import type { Draft } from './log.ts';
import type { Outcome } from './rules/rule.ts';

type Of<T extends Happening['type']> = Extract<Happening, { type: T }>;

/** Both phrases of the manual come before the question. [P3] */
const STEPS_BEFORE = 2;

/** The third step: the agent asks the lead whether the chat may be closed. [P3] */
export function leadAsked(chat: Chat, by: Staff, at: Instant, rules: Rules): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (chat.abuse.asked !== null) return refuse('conflict', 'The lead has been asked already.');
  if (chat.abuse.steps < STEPS_BEFORE)
    return refuse('conflict', 'Say the first two phrases against foul language before you ask the lead.');
  const until = Math.max(at, chat.lastAt) + rules.leadAnswer;
  return [{ kind: 'close_asked', by, data: { until } }];
}

/** The lead grants (farewell and close) or refuses, with words for the agent. [P3] */
export function decided(chat: Chat, { by, grant, guidance, farewell }: Of<'decided'>, rules: Rules): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (chat.abuse.asked === null)
    return refuse('conflict', 'Nobody asks for this chat to be closed, or somebody has decided already.');
  const words = guidance ? { text: rules.mask(guidance) } : {};
  const decision: Draft = { kind: 'close_decided', by, data: { granted: grant }, ...words };
  if (!grant) return [decision];
  const goodbye: Draft = {
    kind: 'message',
    by,
    text: farewell.text,
    ...(farewell.phrase ? { data: farewell.phrase } : {}),
  };
  return [decision, goodbye, close(chat, by, 'abuse', { evidence: chat.abuse.evidence })];
}

/** A lead who takes the chat over while asked has said no: from here it is theirs. [P3] */
export function answeredByTaking(chat: Chat, by: Staff): Draft[] {
  return chat.abuse.asked === null ? [] : [{ kind: 'close_decided', by, data: { granted: false } }];
}

/** Nobody has decided in time: the chat is the agent's again, and that is noted. [P3] */
export function unanswered(): Draft[] {
  return [{ kind: 'close_decided', by: { role: 'system' }, data: { granted: false, unanswered: true } }];
}
