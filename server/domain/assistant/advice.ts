import type { ChatFacts, Detected } from '../../../phrases/detect/detect.ts';
import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import { withThreat } from '../../../phrases/detect/threat.ts';
import { detectTurn } from '../../../phrases/detect/turn.ts';
import { manualFor, situationsFor } from '../../../phrases/kept-to.ts';
import { languageOf } from '../../../phrases/text.ts';
import type { Locale, Manual } from '../../../phrases/manual.ts';
import type { Suggestion } from '../../../phrases/suggest/facts.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import type { Chat } from '../chat/chat.ts';
import { chatFacts, lastTurn, type CustomerTurn, type Utterance } from '../chat/transcript.ts';
import type { TurnMark } from '../learning/turn-labels.ts';
import type { Instant } from '../instant.ts';
import { isBlocked } from './blocked.ts';
import { factsFor, type DeskFacts } from './facts.ts';

/** What the customer said last, and what it set off. */
export interface Recognised {
  /** The last line, with the text of the whole turn. */
  question: Utterance;
  /** Empty once the agent has answered: then only silence is left to speak of. [P1] */
  found: Detected[];
  isAnswered: boolean;
}

/**
 * Recognises the situation of a chat from what its customer has written since the agent's last words; null while they
 * have said nothing. `desk` is what the desk has learnt for itself, `marks` what staff have said of turns.
 */
export function recognise(
  chat: Chat,
  transcript: readonly Utterance[],
  pastChats: number,
  desk?: DeskModel,
  marks: readonly TurnMark[] = [],
): Recognised | null {
  const turn = lastTurn(transcript);
  if (!turn) return null;
  const isAnswered = transcript.at(-1)?.by === 'agent';
  const found = isAnswered
    ? []
    : foundIn(turn, chatFacts(chat.warning !== null, transcript, pastChats), desk);
  return { question: turn.question, found: asMarked(found, turn, marks), isAnswered };
}

/** Situations that are offered for a turn, at most. */
const MOST_FOUND = 3;

/** What a person has said of the turn counts: what it is comes first, what it is not is left out. */
function asMarked(found: Detected[], { lines }: CustomerTurn, marks: readonly TurnMark[]): Detected[] {
  const here = marks.filter(({ seq }) => lines.some((line) => line.seq === seq));
  if (here.length === 0) return found;
  const said = here.filter(({ mark }) => mark === 'is').map(({ situation }) => situation);
  const others = found.filter(({ id }) => here.every(({ situation }) => situation !== id));
  const first = said.map((id) => ({ id, score: 1, words: found.find((one) => one.id === id)?.words ?? [] }));
  return [...first, ...others].slice(0, MOST_FOUND);
}

/** A line is judged once for what is known around it: each new line of a burst costs one judgement, and the whole one. */
const judgedLines = new WeakMap<
  Utterance,
  { known: string; desk: DeskModel | undefined; found: Detected[] }
>();

/** How many lines of a turn, the last ones, are read for a threat. */
const THREATS_READ = 8;

function foundIn({ lines, prev }: CustomerTurn, state: ChatFacts, desk: DeskModel | undefined): Detected[] {
  const known = `${JSON.stringify(state)}${prev ?? ''}`;
  const byText = new Map(lines.map((line) => [line.text, line]));
  const texts = lines.map(({ text }) => text);
  const found = detectTurn(
    { lines: texts, ...(prev !== undefined && { prev }), state },
    desk,
    (text, judge) => {
      const line = byText.get(text);
      const before = line && judgedLines.get(line);
      if (before?.known === known && before.desk === desk) return before.found;
      const found = judge();
      if (line) judgedLines.set(line, { known, desk, found });
      return found;
    },
  );
  return withThreat(texts.slice(-THREATS_READ), found);
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
  /** What is kept to departments is offered whatever the chat's own: to try a message. */
  isWhole?: true;
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
  const department = inUse.isWhole ? undefined : (chat.department ?? null);
  const whole = inUse.manuals[language];
  const manual = department === undefined ? whole : manualFor(whole, department);
  const theirs = department === undefined ? found : situationsFor(whole, found, department);
  const facts = factsFor({ chat, agent, transcript, found: theirs, language, at }, desk);
  const suggestion = suggest(manual, { situations: theirs, facts });
  const speaker = { agentNo: desk.agentNo, names: [desk.agentName] };
  const phrases = suggestion.phrases.filter(
    ({ text }) => !isBlocked({ ...inUse, department, agent: speaker }, transcript, text),
  );
  return { ...suggestion, phrases, facts };
}
