import { z } from 'zod';
import { DepartmentId } from './departments.ts';
import { Edge } from './reports.ts';
import type { AwayCause } from './status.ts';
import { bounded, Id } from './text.ts';

/** The longest range of a timeline, in days. */
export const TIMELINE_DAYS_MAX = 31;

/** Spans of one page at most. */
export const TIMELINE_PAGE = 2000;

/** Lines of a timeline's file at most. */
export const TIMELINE_FILE_MAX = 50_000;

/** A range; both left out: today. */
const Range = z.strictObject({ from: Edge.optional(), to: Edge.optional() });

/** As a refinement of a range: both ends or none. */
const isWhole = ({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean =>
  (from === undefined) === (to === undefined);

const WHOLE = { path: ['to'], error: 'say from and to, or neither' };

/** `GET /api/timeline.csv`: everybody, those of a department, or one person. */
export const TimelineFile = Range.extend({
  department: DepartmentId.optional(),
  account: Id.optional(),
}).refine(isWhole, WHOLE);

/** `GET /api/timeline`: the same in pages. */
export const TimelineQuery = Range.extend({
  department: DepartmentId.optional(),
  account: Id.optional(),
  cursor: bounded(200).optional(),
}).refine(isWhole, WHOLE);

/** `GET /api/timeline/own`: one's own. */
export const OwnTimelineQuery = Range.extend({ cursor: bounded(200).optional() }).refine(isWhole, WHOLE);

/** For how long somebody did the same. Times are ISO 8601; who is in no span had no console open. */
export interface TimelineSpan {
  from: string;
  /** Null: still. */
  to: string | null;
  state: 'online' | 'away';
  /** Of who is away: why, the desk's reason, and the colleague who set it. */
  cause?: AwayCause;
  reason?: string;
  by?: string;
  /** Open chats at once, and how many they may have: with as many they are busy. */
  chats: number;
  capacity: number;
}

/** One person of a timeline. */
export interface TimelinePerson {
  account: string;
  number: string;
  name: string;
  disabled: boolean;
  /** Oldest first; the first may begin before the range, the last may end after it. */
  spans: TimelineSpan[];
}

/** A page of a timeline: people by account. A person whose spans are on two pages is on both. */
export interface TimelinePage {
  from: string;
  to: string;
  now: string;
  timeZone: string;
  people: TimelinePerson[];
  cursor?: string;
}
