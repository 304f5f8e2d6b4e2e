import type { Part, Service, Wording } from '../../../protocol/reports.ts';
import type { Chat } from '../chat/chat.ts';
import type { MessageRecord } from '../record/message-record.ts';
import type { Measures } from './measure-chat.ts';
import { spreadOf } from './measures.ts';

/** Figures of one part of a report while they are being gathered. */
export interface Figures {
  chats: number;
  closed: number;
  abandoned: number;
  missed: number;
  leadCalls: number;
  waiting: number[];
  firstReply: number[];
  reply: number[];
  handling: number[];
  leadAnswer: number[];
  ratings: number[];
  verbatim: number;
  edited: number;
  free: number;
  broken: number;
  saidAgain: number;
}

/** Figures of nothing yet. */
export function noFigures(): Figures {
  return {
    ...{ chats: 0, closed: 0, abandoned: 0, missed: 0, leadCalls: 0 },
    ...{ waiting: [], firstReply: [], reply: [], handling: [], leadAnswer: [], ratings: [] },
    ...{ verbatim: 0, edited: 0, free: 0, broken: 0, saidAgain: 0 },
  };
}

/** Counts a chat; its answers are counted each for its own hour and agent. */
export function countChat(figures: Figures, { state }: Chat, measured: Measures): void {
  figures.chats += 1;
  if (measured.waited !== null) figures.waiting.push(measured.waited);
  if (measured.handling !== null) figures.handling.push(measured.handling);
  if (state.status !== 'closed') return;
  figures.closed += 1;
  if (!measured.taken) figures.abandoned += 1;
  else if (measured.spokenAt.length === 0) figures.missed += 1;
  if (state.rating !== null) figures.ratings.push(state.rating);
}

/** Counts a message on record. */
export function countMessage(figures: Figures, { use, findings, saidAgain }: MessageRecord): void {
  figures[use] += 1;
  figures.broken += findings.length;
  if (saidAgain) figures.saidAgain += 1;
}

/** Several parts as one. */
export function together(parts: readonly Figures[]): Figures {
  const sum = noFigures();
  for (const one of parts) {
    for (const name of COUNTS) sum[name] += one[name];
    for (const name of LISTS) for (const value of one[name]) sum[name].push(value);
  }
  return sum;
}

/** The figures as the report shows them. */
export function partOf(figures: Figures): Part {
  return { service: serviceOf(figures), wording: wordingOf(figures) };
}

const COUNTS = [
  ...(['chats', 'closed', 'abandoned', 'missed', 'leadCalls'] as const),
  ...(['verbatim', 'edited', 'free', 'broken', 'saidAgain'] as const),
] as const;
const LISTS = ['waiting', 'firstReply', 'reply', 'handling', 'leadAnswer', 'ratings'] as const;

function serviceOf({ chats, closed, abandoned, missed, leadCalls, ratings, ...times }: Figures): Service {
  const stars = ratings.reduce((sum, one) => sum + one, 0);
  return {
    ...{ chats, closed, abandoned, missed, leadCalls },
    waiting: spreadOf(times.waiting),
    firstReply: spreadOf(times.firstReply),
    reply: spreadOf(times.reply),
    handling: spreadOf(times.handling),
    leadAnswer: spreadOf(times.leadAnswer),
    rating: { count: ratings.length, average: ratings.length === 0 ? null : stars / ratings.length },
  };
}

function wordingOf({ verbatim, edited, free, broken, saidAgain }: Figures): Wording {
  const messages = verbatim + edited + free;
  return {
    ...{ messages, verbatim, edited, free, broken, saidAgain },
    brokenPer1000: messages === 0 ? null : (broken / messages) * 1000,
  };
}
