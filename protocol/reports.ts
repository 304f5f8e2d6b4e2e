import { z } from 'zod';
import type { CloseReason } from './entry.ts';

/** The longest range of a report, in days: a quarter. */
export const REPORT_DAYS_MAX = 92;

const DAY_MS = 86_400_000;
const Moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** `GET /api/reports` and `/api/reports.csv`: from a moment to just before another. */
export const ReportQuery = z
  .strictObject({ from: Moment, to: Moment })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'has to come after from' })
  .refine(({ from, to }) => to - from <= REPORT_DAYS_MAX * DAY_MS, {
    path: ['from'],
    message: `a report covers at most ${REPORT_DAYS_MAX} days`,
  });

/** Lengths of time in milliseconds; null where nothing was measured. */
export interface Spread {
  count: number;
  median: number | null;
  p90: number | null;
}

/** How the customers of some chats were served. */
export interface Service {
  /** Chats begun. */
  chats: number;
  closed: number;
  /** Ended before anybody took them. */
  abandoned: number;
  /** Taken, and closed without a word from staff. */
  missed: number;
  /** From the beginning until somebody took the chat. Messages left while nobody was there do not count. */
  waiting: Spread;
  /** From the customer's first message to the first answer. */
  firstReply: Spread;
  /** From the customer's oldest unanswered message to its answer, each time. */
  reply: Spread;
  /** From the taking of a chat to its close. */
  handling: Spread;
  rating: { count: number; average: number | null };
}

/** What agents' messages came from, and what they broke. */
export interface Wording {
  /** Messages on record. */
  messages: number;
  verbatim: number;
  edited: number;
  free: number;
  /** Times a rule of conduct found something in a message that was sent. */
  broken: number;
  brokenPer1000: number | null;
  /** Messages that say again what their author had said in the chat; the console asks before one goes out. */
  saidAgain: number;
}

/** Figures of one part of a report. */
export interface Part {
  service: Service;
  wording: Wording;
}

/** One agent. `typing`: characters per minute of freely written messages for which typing was seen. */
export interface AgentPart extends Part {
  /** Answers for which phrases were on offer, and those of them that used no phrase at all. */
  answers: { offered: number; passed: number };
  account: string;
  number: string;
  typing: { count: number; median: number | null };
}

/** What became of the manual's phrases in one situation, counted in answers to customers. */
export interface SituationUse {
  id: string;
  /** Answers to messages in which it was recognised. */
  seen: number;
  /** Of these, answers in which no phrase of the manual was used. */
  without: number;
  /** Answers for which phrases of it were on offer. */
  offered: number;
  /** Of the offered ones, answers in which none of them was used. */
  passed: number;
  /** Messages made from its phrases, offered or found. */
  verbatim: number;
  edited: number;
}

/** What became of one phrase. `distance`: the median of characters changed when edited. */
export interface PhraseUseCount {
  id: string;
  verbatim: number;
  edited: number;
  passed: number;
  distance: number | null;
  /** Edited every time, and often enough to say so: the manual needs a change. */
  alwaysEdited: boolean;
}

/** Everything a lead measures over a time. */
export interface Report {
  from: string;
  to: string;
  timeZone: string;
  total: Part;
  /** Messages left while nobody was there. [P10] */
  leftMessages: number;
  byReason: Record<CloseReason, number>;
  /** How often 1 to 5 was given. */
  ratings: [number, number, number, number, number];
  /** The same figures in the busy hours and the quiet ones (四个一样); `hours` is how many there were of each. */
  busy: Part & { hours: number };
  quiet: Part & { hours: number };
  /** Hours of the day, 0 to 23, in the desk's time zone. */
  hours: { hour: number; chats: number; reply: Spread }[];
  agents: AgentPart[];
  situations: SituationUse[];
  phrases: PhraseUseCount[];
  rules: { id: string; broken: number }[];
  /** Staff's messages in the chats begun in this time, and those of them that are on record. */
  recorded: { messages: number; records: number };
}
