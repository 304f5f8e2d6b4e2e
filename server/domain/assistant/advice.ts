import { detect, type Detected } from '../../../phrases/detect/detect.ts';
import { languageOf } from '../../../phrases/text.ts';
import type { Locale, Manual } from '../../../phrases/manual.ts';
import type { Suggestion } from '../../../phrases/suggest/facts.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import type { Chat } from '../chat/chat.ts';
import { chatFacts, lastQuestion, type Utterance } from '../chat/transcript.ts';
import type { Instant } from '../instant.ts';
import { isBlocked } from './blocked.ts';
import { factsFor, type DeskFacts } from './facts.ts';

/** What the customer said last, and what it set off. */
export interface Recognised {
  question: Utterance;
  /** Empty once the agent has answered: then only silence is left to speak of. [P1] */
  found: Detected[];
  isAnswered: boolean;
}

/** Recognises the situation of a chat; null while its customer has said nothing. */
export function recognise(
  chat: Chat,
  transcript: readonly Utterance[],
  pastChats: number,
): Recognised | null {
  const asked = lastQuestion(transcript);
  if (!asked) return null;
  const { question, prev } = asked;
  const isAnswered = transcript.at(-1)?.by === 'agent';
  const state = chatFacts(chat, transcript, pastChats);
  const found = isAnswered ? [] : detect({ text: question.text, ...(prev ? { prev } : {}), state });
  return { question, found, isAnswered };
}

/** A chat with an agent, and what was recognized in it. */
export interface Moment extends Pick<Recognised, 'question' | 'found'> {
  chat: Chat;
  agent: string;
  transcript: readonly Utterance[];
  at: Instant;
}

/** The manuals by which is answered, and the desk's own language. */
export interface ManualsInUse {
  manuals: Record<Locale, Manual>;
  locale: Locale;
  /** The language of the answer, if it differs from that of the question. */
  language?: Locale;
}

/** What the assistant offers. */
export interface Advice extends Suggestion<Detected> {
  facts: ReturnType<typeof factsFor>;
}

/**
 * What an agent is offered at a moment of a chat, without the phrases that the manual's rules would keep them from
 * sending: the same for the live desk, for trying a message and for replaying past chats.
 */
export function advise(
  inUse: ManualsInUse,
  { chat, agent, transcript, found, question, at }: Moment,
  desk: DeskFacts & { agentName: string },
): Advice {
  const language = inUse.language ?? languageOf(question.text, inUse.locale);
  const facts = factsFor({ chat, agent, transcript, found, language, at }, desk);
  const suggestion = suggest(inUse.manuals[language], { situations: found, facts });
  const speaker = { agentNo: desk.agentNo, names: [desk.agentName] };
  const phrases = suggestion.phrases.filter(
    ({ text }) => !isBlocked({ ...inUse, agent: speaker }, transcript, text),
  );
  return { ...suggestion, phrases, facts };
}
