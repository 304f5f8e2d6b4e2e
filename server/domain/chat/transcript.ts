import { NEEDED_PHRASES, COMPLAINTS, isPhraseOf, NEEDED_SITUATIONS } from '../../../phrases/needed-ids.ts';
import type { LogEntry } from './log.ts';
import type { ChatFacts } from '../../../phrases/detect/detect.ts';
import type { Chat } from './chat.ts';

/** One spoken line of a chat. */
export interface Utterance {
  seq: number;
  by: 'customer' | 'agent';
  text: string;
  phraseId: string | null;
}

/** As much of a chat as the assistant looks back on. */
export const LOOK_BACK = 40;

/** What was spoken in these entries, oldest first; notes and marks are not speech. */
export function utterances(entries: readonly LogEntry[]): Utterance[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'warned')
      return [{ seq: entry.seq, by: 'agent', text: entry.text, phraseId: NEEDED_PHRASES.warning }];
    if (entry.kind !== 'message') return [];
    const by = entry.by.role === 'customer' ? 'customer' : 'agent';
    return [{ seq: entry.seq, by, text: entry.text, phraseId: entry.data?.phraseId ?? null }];
  });
}

/** The last thing a customer said, with the agent's line before it; null if they have said nothing. */
export function lastQuestion(
  transcript: readonly Utterance[],
): { question: Utterance; prev: string | undefined } | null {
  const at = transcript.findLastIndex(({ by }) => by === 'customer');
  const question = transcript[at];
  if (!question) return null;
  return { question, prev: transcript.slice(0, at).findLast(({ by }) => by === 'agent')?.text };
}

/** What the chat knows beyond the customer's words, for the detector. */
export function chatFacts(chat: Chat, transcript: readonly Utterance[], pastChats: number): ChatFacts {
  const lastSaid = transcript.findLast(({ by }) => by === 'agent');
  // An agent who used a complaint's phrase has taken the complaint. [P5]
  const openComplaint = transcript.some(({ phraseId }) => phraseId?.startsWith(COMPLAINTS) === true);
  return {
    warned: chat.warning !== null,
    askedAnythingElse: isPhraseOf(NEEDED_SITUATIONS.anythingElse, lastSaid?.phraseId),
    firstMessage: lastSaid === undefined && transcript.length === 1,
    // A customer with earlier chats may have complained in one of them: then it is not known.
    ...(openComplaint || pastChats === 0 ? { openComplaint } : {}),
  };
}
