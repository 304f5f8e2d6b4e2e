import { isOnlyCourtesy, type Promised } from '../../../phrases/suggest/promise.ts';
import type { Duration, Instant } from '../instant.ts';
import { refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import { alreadyClosed } from './rules/closing.ts';
import type { Staff } from './author.ts';
import type { Happening } from './happening.ts';
import type { Draft } from './log.ts';
import type { Outcome } from './rules/rule.ts';

type Of<T extends Happening['type']> = Extract<Happening, { type: T }>;

/**
 * The agent asks for a moment and names a time, which the customer sees. On hold already, only the time is
 * promised anew: the sentence has been said. [P7]
 */
export function held(chat: Chat, { by, length, say }: Of<'held'>, at: Instant): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (chat.state.status === 'waiting' || chat.state.agent !== by.account)
    return refuse('conflict', 'Only the agent of the chat asks its customer to wait.');
  const words: Draft = {
    kind: 'message',
    by,
    text: say.text,
    ...(say.phrase ? { data: say.phrase } : {}),
  };
  return [...(chat.hold === null ? [words] : []), promise(by, after(chat, length, at))];
}

/** The clock that brings the agent back. [P7] */
export function promise(by: Staff, until: Instant): Draft {
  return { kind: 'held', by, data: { until } };
}

/**
 * Until when the customer may expect the desk after this line of its agent; null if nothing is promised. Courtesy keeps
 * no promise, so it does not end the one that runs: until then the customer does not owe. [P1] [P7]
 */
export function promisedUntil(
  chat: Chat,
  { text, promises }: { text: string; promises: Promised | null },
  at: Instant,
  rules: Rules,
): Instant | null {
  if (promises !== null) return after(chat, lengthOf(promises, rules), at);
  return chat.hold !== null && isOnlyCourtesy(text) ? chat.hold.until : null;
}

function lengthOf(promises: Promised, { holdOn, answerLater }: Rules): Duration {
  if (promises === 'moment') return holdOn;
  return promises === 'hours' ? answerLater : promises.ms;
}

function after({ lastAt }: Chat, length: Duration, at: Instant): Instant {
  return Math.max(at, lastAt) + length;
}
