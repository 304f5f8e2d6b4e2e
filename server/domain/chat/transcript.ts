import { NEEDED_PHRASES, COMPLAINTS, isPhraseOf, NEEDED_SITUATIONS } from '../../../phrases/needed-ids.ts';
import type { LogEntry } from './log.ts';
import type { ChatFacts } from '../../../phrases/detect/detect.ts';

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

/** What a customer has written since the agent's last words. */
export interface CustomerTurn {
  /** Oldest first; at least one. */
  lines: readonly Utterance[];
  /** The last line; `text` is that of the whole turn, a line each. */
  question: Utterance;
  /** The agent's words before, all that were said in a row. */
  prev: string | undefined;
}

/** The last turn of the customer, whether or not it is answered; null if they have said nothing. */
export function lastTurn(transcript: readonly Utterance[]): CustomerTurn | null {
  const end = transcript.findLastIndex(({ by }) => by === 'customer');
  const last = transcript[end];
  if (!last) return null;
  const before = transcript.slice(0, end).findLastIndex(({ by }) => by === 'agent');
  const lines = transcript.slice(before + 1, end + 1);
  const spoke = transcript.slice(0, before + 1).findLastIndex(({ by }) => by === 'customer');
  const said = transcript.slice(spoke + 1, before + 1).map(({ text }) => text);
  return {
    lines,
    question: { ...last, text: lines.map(({ text }) => text).join('\n') },
    prev: said.length === 0 ? undefined : said.join('\n'),
  };
}

/** What the chat knows beyond the customer's words, for the detector. */
export function chatFacts(warned: boolean, transcript: readonly Utterance[], pastChats: number): ChatFacts {
  const lastSaid = transcript.findLast(({ by }) => by === 'agent');
  // An agent who used a complaint's phrase has taken the complaint. [P5]
  const openComplaint = transcript.some(({ phraseId }) => phraseId?.startsWith(COMPLAINTS) === true);
  return {
    warned,
    askedAnythingElse: isPhraseOf(NEEDED_SITUATIONS.anythingElse, lastSaid?.phraseId),
    firstMessage: lastSaid === undefined,
    // A customer with earlier chats may have complained in one of them: then it is not known.
    ...(openComplaint || pastChats === 0 ? { openComplaint } : {}),
  };
}
