import { z } from 'zod';
import { DepartmentId } from './departments.ts';
import type { CloseReason } from './entry.ts';

/** The longest range of a report, in days: a year. */
export const REPORT_DAYS_MAX = 366;

/** A day of the calendar in the desk's time zone, or a moment; as `to`, the day is part of it and the moment is not. */
export const Edge = z.union(
  [z.iso.date(), z.iso.datetime({ offset: true })],
  'must be a day or a moment (ISO 8601)',
);

/** The fields by which a query says which time and which department it is about. */
export const RANGE = {
  from: Edge.optional(),
  to: Edge.optional(),
  days: z.coerce.number().int().min(1).max(REPORT_DAYS_MAX).optional(),
  department: DepartmentId.optional(),
};

type Asked<Fields> = Omit<Fields, keyof typeof RANGE> &
  ({ days: number } | { from: string; to: string }) & { department?: string };

interface RangeFields {
  from?: string | undefined;
  to?: string | undefined;
  days?: number | undefined;
  department?: string | undefined;
}

/** One range out of the fields of {@link RANGE}: a number of days up to now, or from an edge to another. */
export function oneRange<Fields extends RangeFields>(
  { from, to, days, department, ...rest }: Fields,
  context: z.RefinementCtx,
): Asked<Fields> {
  const of = { ...rest, ...(department === undefined ? {} : { department }) };
  const isEither = days === undefined || (from === undefined && to === undefined);
  if (isEither && days !== undefined) return { days, ...of };
  if (isEither && from !== undefined && to !== undefined) return { from, to, ...of };
  const path = isEither ? [from === undefined ? 'from' : 'to'] : ['days'];
  context.addIssue({ code: 'custom', path, message: 'say from and to, or days alone' });
  return z.NEVER;
}

/**
 * `GET /api/reports`, `/api/reports.csv`, `/api/chats.csv` and `/api/chats.xlsx`: from a day or moment to another, or so many days up to now; of all chats, or of
 * those of one department.
 */
export const ReportQuery = z.strictObject(RANGE).transform(oneRange);

/** The query of a report. */
export type ReportAsked = z.output<typeof ReportQuery>;

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
  /** From the start until an agent accepted the chat. Messages left outside service hours do not count. */
  waiting: Spread;
  /** From the customer's first message to the first answer. */
  firstReply: Spread;
  /** From the customer's oldest unanswered message to its answer, each time. */
  reply: Spread;
  /** From the taking of a chat to its close. */
  handling: Spread;
  /** Calls for a lead; of an agent, those that they made. [P6] */
  leadCalls: number;
  /** From a call to the lead who took it; of a lead, the calls that they took. [P6] */
  leadAnswer: Spread;
  rating: { count: number; average: number | null };
}

/** What agents' messages came from, and what they broke. */
export interface Wording {
  /** Messages on record. */
  messages: number;
  verbatim: number;
  edited: number;
  free: number;
  /** Findings of rules of conduct in messages that were sent all the same. */
  broken: number;
  brokenPer1000: number | null;
  /** Messages that repeat what their author had said in the chat; the console warns before one is sent. */
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

/** What a report is compared with. */
export interface Before {
  from: string;
  to: string;
  total: Part;
  leftMessages: number;
}

/** How many chats have a tag, or one below it. */
interface TagCount {
  id: string;
  chats: number;
}

/** Everything a lead measures over a time. */
export interface Report {
  from: string;
  to: string;
  timeZone: string;
  /** The department whose chats it is about; left out: all chats. */
  department?: string;
  /** The first and the last day of it by the desk's calendar, `2026-03-01`. */
  days: { from: string; to: string };
  /** As many days just before it, up to the same time of the day; null if too much happened in them to be counted. */
  before: Before | null;
  total: Part;
  /** Messages left outside service hours. [P10] */
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
  /** The tags that chats of this time have; a process from before does not tell them. */
  tags?: TagCount[];
  phrases: PhraseUseCount[];
  rules: { id: string; broken: number }[];
  /** Staff's messages in the chats begun in this time, and those of them that are on record. */
  recorded: { messages: number; records: number };
}
