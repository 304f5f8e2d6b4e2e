import type { Instant } from '../instant.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Chat } from './chat.ts';
import { close } from './rules/closing.ts';
import type { Happening } from './happening.ts';
import type { Draft } from './log.ts';
import type { Outcome } from './rules/rule.ts';

/**
 * What was said in a chat shall be erased: the log says so before it happens. A chat that runs ends first, and only
 * when somebody asked for it; age alone never touches one.
 */
export function erase(chat: Chat, { by, why }: Extract<Happening, { type: 'erased' }>): Outcome {
  if (chat.erasedAt !== null) return [];
  const line: Draft = { kind: 'erased', by, data: { erased: why } };
  if (chat.state.status === 'closed') return [line];
  return why === 'age'
    ? refuse('conflict', 'A chat that runs is not erased for its age.')
    : [close(chat, by, 'agent'), line];
}

/** The chat without what people said: moments, counts and who had it stay, for the log and for reports. */
export function erased(chat: Chat, at: Instant): Chat {
  return {
    ...chat,
    lastText: '',
    handover: null,
    abuse: { ...chat.abuse, evidence: [] },
    marked: null,
    erasedAt: at,
  };
}

/** Nothing is said any more in a chat whose words are gone. */
export function wordsErased(): Refusal {
  return refuse('conflict', 'What was said in this chat has been erased.');
}
