import { DAY_MINUTES, WEEKDAYS, type Interval, type Weekday } from '../../../protocol/calendar.ts';

/** The hours of one date that differs from the week: closed, those of another weekday (调休), or its own. */
export type DayHours =
  { kind: 'closed' } | { kind: 'as'; weekday: Weekday } | { kind: 'own'; intervals: readonly Interval[] };

/** When people are there: a week, and the dates that differ from it, in one time zone. [P10] */
export interface Calendar {
  /** An IANA name: instants are computed on demand, so a change of daylight saving time needs no action. */
  timeZone: string;
  week: Readonly<Record<Weekday, readonly Interval[]>>;
  /** By date, `2026-02-14`. */
  days: ReadonlyMap<string, DayHours>;
}

/** A week whose days are all alike. */
export function everyDay(hours: readonly Interval[]): Calendar['week'] {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
}

/** The intervals that begin on a date. An exception says nothing about what the evening before runs into. */
export function intervalsOn({ week, days }: Calendar, date: string, weekday: Weekday): readonly Interval[] {
  const hours = days.get(date);
  switch (hours?.kind) {
    case undefined:
      return week[weekday];
    case 'closed':
      return [];
    case 'as':
      return week[hours.weekday];
    case 'own':
      return hours.intervals;
  }
}

/** Whether people are there around the clock, every day of the week and with no exceptions. */
export function isAlwaysOpen({ week, days }: Calendar): boolean {
  return days.size === 0 && WEEKDAYS.every((weekday) => coversDay(week[weekday]));
}

function coversDay(intervals: readonly Interval[]): boolean {
  const ordered = [...intervals].sort((one, other) => one.from - other.from);
  const until = ordered.reduce((end, { from, to }) => (from <= end ? Math.max(end, to) : end), 0);
  return until >= DAY_MINUTES;
}

/**
 * The first two intervals of a week that overlap, also over midnight, with the day on which the later one begins;
 * null if none do. Intervals that touch do not overlap.
 */
export function overlapIn(
  week: Calendar['week'],
): { weekday: Weekday; intervals: [Interval, Interval] } | null {
  const placed = WEEKDAYS.flatMap((weekday, day) =>
    week[weekday].map((interval) => ({ weekday, interval, from: day * DAY_MINUTES + interval.from })),
  ).sort((one, other) => one.from - other.from);
  const [first] = placed;
  if (!first) return null;
  // Sunday night runs into the Monday after.
  const around = [...placed, { ...first, from: first.from + 7 * DAY_MINUTES }];
  for (const [n, next] of around.slice(1).entries()) {
    const before = around[n];
    if (!before) continue;
    const { from, to } = before.interval;
    if (before.from + to - from > next.from)
      return { weekday: next.weekday, intervals: [before.interval, next.interval] };
  }
  return null;
}
