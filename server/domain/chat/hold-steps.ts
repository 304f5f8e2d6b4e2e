import type { Duration, Instant } from '../instant.ts';
import { refuse } from '../refusal.ts';
import type { Chat } from './chat.ts';
import { alreadyClosed } from './closing.ts';
import type { Happening, Staff } from './happening.ts';
import type { Draft } from './log.ts';
import type { Outcome } from './step.ts';

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
  return [...(chat.hold === null ? [words] : []), promise(chat, by, length, at)];
}

/** The clock that brings the agent back. [P7] */
export function promise(chat: Chat, by: Staff, length: Duration, at: Instant): Draft {
  return { kind: 'held', by, data: { until: Math.max(at, chat.lastAt) + length } };
}
