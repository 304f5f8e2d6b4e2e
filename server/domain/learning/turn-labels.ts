import type { DetectInput } from '../../../phrases/detect/detect.ts';
import { joined } from '../../../phrases/detect/turn.ts';
import type { LabelledBy } from '../../../protocol/learning.ts';
import type { Instant } from '../instant.ts';
import { COMPLAINTS, NEEDED_SITUATIONS } from '../../../phrases/needed-ids.ts';
import type { LogEntry } from '../chat/log.ts';
import { chatFacts, LOOK_BACK, utterances, type Utterance } from '../chat/transcript.ts';
import type { MessageRecord } from '../record/message-record.ts';

/** What a member of staff says of a customer's turn: that it is of a situation, or that it is not. */
export interface TurnMark {
  chatId: string;
  /** A message of the turn, in the staff's count. */
  seq: number;
  situation: string;
  mark: 'is' | 'not';
}

/** What is on record about one chat, as far as its turns can be learnt from. */
export interface ChatMaterial {
  chatId: string;
  startedAt: Instant;
  /** Its log in order; other lines than messages and those about warnings may be missing. */
  entries: readonly LogEntry[];
  records: readonly Pick<MessageRecord, 'seq' | 'use' | 'phraseId' | 'offer'>[];
  marks: readonly Pick<TurnMark, 'seq' | 'situation' | 'mark'>[];
  /** The lines from which complaints were registered. [P5] */
  complaints: readonly number[];
  /** Earlier chats of its customer. */
  pastChats: number;
}

/** What the manual and the desk know of phrases and situations. */
export interface Vocabulary {
  /** The situation of a phrase; null for a phrase that is gone. */
  situationOf: (phraseId: string) => string | null;
  /** Whether a customer's words can set it off: no step of a procedure. */
  isHeard: (situation: string) => boolean;
}

/** A customer's turn with what it should have set off. */
export interface TurnLabel {
  input: DetectInput;
  /** Ids of situations or `none`: any of them is right, the first is the best. */
  accepted: string[];
  chat: string;
  /** Its last line. */
  seq: number;
  from: LabelledBy;
  /** When its chat began. */
  startedAt: Instant;
}

/** A turn in which nothing was recognised although the agent answered. */
export interface UnheardTurn {
  chat: string;
  seq: number;
  text: string;
}

/** So much of a turn's text is learnt from; the detector reads less of it. */
const MOST_TEXT = 2000;

/** A customer's lines with what was said before and after them. */
interface Turn {
  lines: readonly Utterance[];
  input: DetectInput;
  /** The first line and the end of the answer: to the customer's next line, which is left out. */
  from: number;
  to: number;
  /** Situations whose phrases were sent before. */
  spokenOf: ReadonlySet<string>;
}

/**
 * The labels of a chat's answered turns, taken from what staff did anyway. A turn of which nothing is known has none. What a
 * person said by hand counts first, then a warning, a registered complaint, the phrase that was sent. An offer that was
 * passed over makes both right, that situation and nothing: many agents write their own words for what they were offered.
 */
export function turnLabels(material: ChatMaterial, vocabulary: Vocabulary): TurnLabel[] {
  return turnsOf(material, vocabulary).flatMap((turn) => {
    const label = labelOf(turn, material, vocabulary);
    const last = turn.lines.at(-1);
    if (label === null || last === undefined || turn.input.text.trim() === '') return [];
    return [
      { ...label, input: turn.input, chat: material.chatId, seq: last.seq, startedAt: material.startedAt },
    ];
  });
}

/** The turns that set off nothing, of which no person has said what they are either. */
export function unheardTurns(material: ChatMaterial, vocabulary: Vocabulary): UnheardTurn[] {
  return turnsOf(material, vocabulary).flatMap((turn) => {
    const last = turn.lines.at(-1);
    const offer = offerOf(turn, material);
    const isMarked = material.marks.some(({ seq, mark }) => mark === 'is' && isWithin(seq, turn));
    if (!last || offer === null || offer.situations.length > 0 || isMarked) return [];
    const text = turn.input.text.trim();
    return text === '' ? [] : [{ chat: material.chatId, seq: last.seq, text }];
  });
}

type Label = Pick<TurnLabel, 'accepted' | 'from'>;

function labelOf(turn: Turn, material: ChatMaterial, vocabulary: Vocabulary): Label | null {
  const denied = situationsMarked(turn, material, 'not');
  const marked = situationsMarked(turn, material, 'is');
  if (marked.length > 0) return { accepted: marked, from: 'marked' };
  const told = toldBy(turn, material, vocabulary);
  const accepted = (told?.accepted ?? []).filter((id) => !denied.includes(id));
  if (told !== null && accepted.length > 0) return { accepted, from: told.from };
  return denied.length > 0 ? { accepted: ['none'], from: 'marked' } : null;
}

/** What is known without anybody having said it by hand. */
function toldBy(turn: Turn, material: ChatMaterial, vocabulary: Vocabulary): Label | null {
  if (isWarned(turn, material))
    return { accepted: [NEEDED_SITUATIONS.harassment, NEEDED_SITUATIONS.abuse], from: 'warned' };
  const sent = phraseSent(turn, material, vocabulary);
  if (material.complaints.some((seq) => isWithin(seq, turn)))
    return { accepted: complaintIn(turn, material, sent), from: 'complaint' };
  if (sent !== null) return { accepted: [sent], from: 'phrase' };
  const answers = material.records.filter(({ seq }) => isWithin(seq, turn));
  const offer = offerOf(turn, material);
  // A phrase that goes on with something from before says nothing of this turn.
  if (offer === null || answers.some(({ use }) => use !== 'free')) return null;
  const [first] = offer.situations;
  if (first === undefined) return { accepted: ['none'], from: 'quiet' };
  return { accepted: ['none', first], from: 'passed' };
}

/** The kinds of a new complaint are told apart badly: the one that was offered or answered, then the family. */
function complaintIn(turn: Turn, material: ChatMaterial, sent: string | null): string[] {
  const offered = offerOf(turn, material)?.situations.filter((id) => id.startsWith(COMPLAINTS)) ?? [];
  return [...new Set([...(sent === null ? [] : [sent]), ...offered.slice(0, 1), COMPLAINTS])];
}

/**
 * The situation whose phrase answered a turn. One that had been spoken of before goes on with it, unless it was recognised
 * here: the order number that was asked for is no complaint.
 */
function phraseSent(turn: Turn, material: ChatMaterial, { situationOf, isHeard }: Vocabulary): string | null {
  const recognised = offerOf(turn, material)?.situations ?? [];
  for (const { seq, use, phraseId } of material.records) {
    if (!isWithin(seq, turn) || use === 'free' || phraseId === null) continue;
    const situation = situationOf(phraseId);
    if (situation === null || !isHeard(situation)) continue;
    if (recognised.includes(situation) || !turn.spokenOf.has(situation)) return situation;
  }
  return null;
}

/** A person warned after the turn, or marked one of its lines as harassing. [P2] */
function isWarned(turn: Turn, { entries }: ChatMaterial): boolean {
  return entries.some((entry) => {
    if (entry.kind === 'warned') return isWithin(entry.seq, turn);
    if (entry.kind !== 'flagged' || entry.data.words.length > 0) return false;
    return isWithin(entry.data.seq, turn);
  });
}

/** What was on offer when the turn was answered; null if it is not known. */
function offerOf(turn: Turn, { records }: ChatMaterial): MessageRecord['offer'] {
  const answer = records.find(({ seq, offer }) => isWithin(seq, turn) && offer !== null);
  const offer = answer?.offer ?? null;
  return offer !== null && isWithin(offer.question, turn) ? offer : null;
}

function situationsMarked(turn: Turn, { marks }: ChatMaterial, mark: TurnMark['mark']): string[] {
  const these = marks.filter((one) => one.mark === mark && isWithin(one.seq, turn));
  return [...new Set(these.map(({ situation }) => situation))];
}

function isWithin(seq: number, { from, to }: Turn): boolean {
  return seq >= from && seq < to;
}

/** The turns of a chat that an agent answered. */
function turnsOf({ entries, pastChats, records }: ChatMaterial, { situationOf }: Vocabulary): Turn[] {
  const turns: Turn[] = [];
  const spokenOf = new Set<string>();
  const said: Utterance[] = [];
  let open: OpenTurn | null = null;
  let isAnswered = false;
  let warned = false;
  for (const entry of entries) {
    const [line] = utterances([entry]);
    if (line?.by === 'customer') {
      if (open !== null && isAnswered) turns.push(turnFrom(open, line.seq));
      if (open === null || isAnswered)
        open = { before: said.slice(-LOOK_BACK), lines: [], warned, pastChats, spokenOf: new Set(spokenOf) };
      open.lines.push(line);
      isAnswered = false;
    } else if (line) {
      isAnswered = open !== null;
      const situation = spokenIn(line, records, situationOf);
      if (situation !== null) spokenOf.add(situation);
    }
    warned = isWarnedAfter(entry, warned);
    if (line) said.push(line);
  }
  return open !== null && isAnswered ? [...turns, turnFrom(open, Infinity)] : turns;
}

/** The situation of the phrase that an agent's line is, if it is one. */
function spokenIn(
  { seq, phraseId }: Utterance,
  records: ChatMaterial['records'],
  situationOf: Vocabulary['situationOf'],
): string | null {
  const use = records.find((one) => one.seq === seq)?.use;
  return phraseId === null || use === 'free' ? null : situationOf(phraseId);
}

function isWarnedAfter({ kind }: LogEntry, before: boolean): boolean {
  return kind === 'warned' || (before && kind !== 'warning_lifted');
}

/** A turn that goes on, with what was known when it began. */
interface OpenTurn {
  before: readonly Utterance[];
  lines: Utterance[];
  warned: boolean;
  pastChats: number;
  spokenOf: ReadonlySet<string>;
}

function turnFrom({ before, lines, warned, pastChats, spokenOf }: OpenTurn, to: number): Turn {
  const spoke = before.findLastIndex(({ by }) => by === 'customer');
  const prev = before.slice(spoke + 1).map(({ text }) => text);
  const text = joined(lines.map((line) => line.text)).slice(0, MOST_TEXT);
  const state = chatFacts(warned, before, pastChats);
  return {
    ...{ lines, from: lines[0]?.seq ?? 0, to, spokenOf },
    input: { text, ...(prev.length > 0 && { prev: prev.join('\n').slice(0, MOST_TEXT) }), state },
  };
}
