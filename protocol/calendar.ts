import { z } from 'zod';
import { oneLine } from './text.ts';

/** The days of the week, Monday first, as settings and the wire name them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number];

/** The working day beside a Saturday or Sunday; another day is its own. */
export function nearestWorkday(weekday: Weekday): Weekday {
  if (weekday === 'sat') return 'fri';
  return weekday === 'sun' ? 'mon' : weekday;
}

/** Minutes in a day of 24 hours. */
export const DAY_MINUTES = 24 * 60;

/**
 * A stretch of local time, in minutes since midnight of the day it begins on. `to` is not part of it, and lies past
 * {@link DAY_MINUTES} where the stretch runs into the next day.
 */
export interface Interval {
  from: number;
  to: number;
}

/** Dates that may differ from the week, and intervals of one day. */
export const CALENDAR_DAYS_MAX = 2000;
export const INTERVALS_MAX = 12;
/** Bytes of a calendar: all its days with their intervals and names. */
export const CALENDAR_MAX_BYTES = 1_000_000;

const TIME = /^(\d{2}):(\d{2})$/;

/** The minute of the day of `08:30`; null if invalid. `24:00` is the end of the day. */
export function minuteOf(time: string): number | null {
  const [hour, minute] = TIME.exec(time)?.slice(1).map(Number) ?? [];
  if (hour === undefined || minute === undefined || minute > 59) return null;
  const at = hour * 60 + minute;
  return at <= DAY_MINUTES ? at : null;
}

/** A minute of the day as `08:30`; past midnight it is the time of the next day. */
export function timeOf(minute: number): string {
  const within = minute > DAY_MINUTES ? minute - DAY_MINUTES : minute;
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** An interval as the wire writes it; an end that is not later than the beginning is one of the next day. */
export type WireInterval = [from: string, to: string];

/** An interval of the wire in minutes; null if invalid. */
export function intervalOf([from, to]: WireInterval): Interval | null {
  const begins = minuteOf(from);
  const ends = minuteOf(to);
  if (begins === null || ends === null || begins === DAY_MINUTES || begins === ends) return null;
  return { from: begins, to: ends > begins ? ends : ends + DAY_MINUTES };
}

/** An interval as the wire writes it. */
export function wireInterval({ from, to }: Interval): WireInterval {
  return [timeOf(from), timeOf(to)];
}

/** Reads `08:00-12:00,14:00-18:00`, none past midnight; null if it is invalid. `00:00-24:00` is always. */
export function parseHours(text: string): Interval[] | null {
  const intervals = text.split(',').map((part) => {
    const [from, to, ...rest] = part.trim().split('-');
    if (from === undefined || to === undefined || rest.length > 0) return null;
    const interval = intervalOf([from, to]);
    return interval !== null && interval.to <= DAY_MINUTES ? interval : null;
  });
  const known = intervals.filter((interval) => interval !== null);
  return known.length === intervals.length ? known : null;
}

const Time = z.string('must be a time such as 08:30');
const WireIntervals = z
  .array(z.tuple([Time, Time], 'must be two times such as ["08:00", "12:00"]'), 'must be a list of intervals')
  .max(INTERVALS_MAX, `at most ${INTERVALS_MAX} intervals a day`)
  .superRefine((intervals, context) => {
    const read = intervals.map(intervalOf);
    for (const [at, interval] of read.entries())
      if (interval === null)
        context.addIssue({
          code: 'custom',
          path: [at],
          message: 'must be two different times from 00:00 to 24:00, such as ["08:00", "12:00"]',
        });
    const known = read.filter((interval) => interval !== null).sort((one, other) => one.from - other.from);
    for (const [at, { from }] of known.entries()) {
      const before = known[at - 1];
      if (before && before.to > from)
        context.addIssue({
          code: 'custom',
          message: `${hoursText([before])} and ${hoursText(known.slice(at, at + 1))} overlap`,
        });
    }
  });

/** Intervals for people, as `08:00-12:00,14:00-18:00`. */
export function hoursText(intervals: readonly Interval[]): string {
  return intervals.map((interval) => wireInterval(interval).join('-')).join(',');
}

/** From where days are imported: the public holidays of mainland China, or a calendar file. */
export const DAY_SOURCES = ['cn', 'ics'] as const;

/** The hours of one date that differs from the week. */
const WireDay = z
  .strictObject({
    date: z.iso.date('must be a date such as 2026-10-01'),
    /** None: a holiday. */
    intervals: WireIntervals.optional(),
    /** It has the hours of this day of the week: a make-up day (调休). Its own intervals do not count then. */
    as: z.enum(WEEKDAYS, `must be one of ${WEEKDAYS.join(', ')}`).optional(),
    /** What the day is called, for staff. */
    name: oneLine(60).optional(),
    /** From where it was imported; left out of what was written by hand. */
    source: z.enum(DAY_SOURCES).optional(),
  })
  .refine(({ as, intervals }) => as !== undefined || intervals !== undefined, {
    path: ['intervals'],
    message: 'say the hours of this day; an empty list is a holiday',
  });

const WireWeek = z.strictObject({
  ...{ mon: WireIntervals, tue: WireIntervals, wed: WireIntervals, thu: WireIntervals },
  ...{ fri: WireIntervals, sat: WireIntervals, sun: WireIntervals },
});

/** Hours of a week as the wire writes them. */
export type WireWeek = z.output<typeof WireWeek>;
/** A date that differs from the week, as the wire writes it. */
export type WireDay = z.output<typeof WireDay>;

/** Dates that differ from the week, each once. */
export const WireDays = z
  .array(WireDay)
  .max(CALENDAR_DAYS_MAX, `at most ${CALENDAR_DAYS_MAX} days`)
  .superRefine((days, context) => {
    const seen = new Set<string>();
    for (const [at, { date }] of days.entries()) {
      if (seen.has(date))
        context.addIssue({ code: 'custom', path: [at, 'date'], message: `${date} is named twice` });
      seen.add(date);
    }
  });

/** `PUT /api/calendar`: omitted fields stay; a null week restores `serviceHours` for every day. */
export const PutCalendar = z
  .strictObject({
    week: WireWeek.nullable().optional(),
    days: WireDays.optional(),
    /** The version that was read: if another is in force by now, nothing changes. */
    version: z.int().min(0).optional(),
  })
  .refine(({ week, days }) => week !== undefined || days !== undefined, 'name the week, the days or both');

/** `POST /api/calendar/undo`: takes the last change back, if it is still the version that was read. */
export const UndoCalendar = z.strictObject({ version: z.int().min(1) });

/** What a change of the calendar does: how many dates it adds, changes and removes, and whether it changes the week. */
export interface CalendarChange {
  added: number;
  changed: number;
  removed: number;
  week: boolean;
}

/** The stored calendar; without a week: `serviceHours` every day. */
export const StoredCalendar = z.object({ week: WireWeek.nullable(), days: WireDays });
/** The stored calendar. */
export type StoredCalendar = z.output<typeof StoredCalendar>;

/** `GET /api/calendar` */
export interface CalendarView {
  week: WireWeek;
  days: (WireDay & { intervals: WireInterval[] })[];
  timeZone: string;
  /** Whether the week is the calendar's own; else it is `serviceHours` every day. */
  ownWeek: boolean;
  /** The variable that settles the week, if one does. */
  lockedBy?: string;
  version: number;
  changedAt: string | null;
  changedBy: string | null;
  /** What taking the last change back would do; null if the calendar was never changed. */
  undo: CalendarChange | null;
  /** The date that it is there. */
  today: string;
  /** Whether the desk has its hours now, and when that changes; null: not within 400 days. */
  open: boolean;
  changesAt: string | null;
  /** The year whose holidays were not imported yet, on a desk that imports them; null if there is nothing to do. */
  missingYear: number | null;
}

/** `POST /api/calendar/compare`: days that could be imported; the public holidays are known to the server. */
export const CompareDays = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('cn') }),
  z.strictObject({ source: z.literal('ics'), days: WireDays }),
]);

/** What importing one date would do. */
export type DayChange =
  /** The calendar does not have it. */
  | { change: 'added'; after: WireDay }
  /** It was imported before and reads differently now. */
  | { change: 'changed'; before: WireDay; after: WireDay }
  /** It was written or changed by hand, and differs. */
  | { change: 'edited'; before: WireDay; after: WireDay }
  /** It was imported before and is no longer named. */
  | { change: 'gone'; before: WireDay };

/** What an import would change, from today on, by date. Nothing is kept until the days are put. */
export interface DaysCompared {
  changes: DayChange[];
  /** How many dates are in the calendar as they would be imported. */
  same: number;
  /** The last year that the source knows. */
  knownUntil: number | null;
  /** The version of the calendar that it was compared with. */
  version: number;
}

/** `GET /api/calendar/hours`: a moment as the desk's clocks show it. */
export const AskHours = z.strictObject({
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'must be a date and a time such as 2026-10-01T09:30')
    .refine(
      (at) => z.iso.datetime({ local: true }).safeParse(`${at}:00`).success,
      'is not a time of any calendar',
    ),
});

/** Whether the desk is open at a moment, and by which rule. */
export interface HoursAnswer {
  open: boolean;
  /** When that changes; null: not within 400 days. */
  changesAt: string | null;
  /** The date whose hours decide: the day before where a night runs on. */
  date: string;
  weekday: Weekday;
  /** That date's own entry in the calendar, if it has one. */
  day: WireDay | null;
}
