import type { Duration, Instant } from '../instant.ts';
import { likenessTo } from './match-phrase.ts';

/** What the assistant last showed to the agent of a chat. */
export interface Offer {
  /** The customer's message that it answers, in the staff's count. */
  question: number;
  situations: readonly string[];
  phrases: readonly { id: string; text: string }[];
}

/** The record of an agent's message. Without its text, which is in the chat's log. */
export interface MessageRecord {
  chatId: string;
  seq: number;
  at: Instant;
  account: string;
  use: 'verbatim' | 'edited' | 'free';
  phraseId: string | null;
  /** The version of the manual that was in force. */
  manual: string;
  /** Characters changed from the phrase; 0 if verbatim, null if free. */
  distance: number | null;
  /** What was on offer at that moment; null if this process does not know it. */
  offer: { question: number; situations: string[]; phrases: string[] } | null;
  /** Rules of conduct with a finding in the message that was sent all the same; each once. */
  findings: string[];
  /** It says what its author had said in this chat, or a sentence twice. */
  saidAgain: boolean;
  /** Characters of the message. */
  length: number;
  /** How long the agent was seen typing for it; null if not seen. */
  typed: Duration | null;
}

/** What is known when an agent's message has been stored. */
export interface Observed extends Pick<
  MessageRecord,
  'chatId' | 'seq' | 'at' | 'account' | 'manual' | 'findings' | 'saidAgain' | 'typed'
> {
  text: string;
  phraseId: string | null;
  /** The phrase's texts in the manuals. */
  wordings: readonly string[];
  offer: Offer | null;
}

/** Makes the record of a message. */
export function recordOf({ text, wordings, offer, phraseId, ...seen }: Observed): MessageRecord {
  const offered = offer?.phrases.filter(({ id }) => id === phraseId).map((one) => one.text) ?? [];
  const likeness = phraseId === null ? null : likenessTo(text, [...offered, ...wordings]);
  return {
    ...seen,
    phraseId,
    use: likeness?.use ?? 'free',
    distance: likeness?.distance ?? null,
    offer: offer && {
      question: offer.question,
      situations: [...offer.situations],
      phrases: offer.phrases.map(({ id }) => id),
    },
    length: Array.from(text).length,
  };
}
