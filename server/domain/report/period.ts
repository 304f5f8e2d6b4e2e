import { REPORT_DAYS_MAX, type ReportAsked } from '../../../protocol/reports.ts';
import { endOfDay, startOfDay, zoned } from '../days.ts';
import type { Instant } from '../instant.ts';
import type { Refusal } from '../refusal.ts';

/** From a moment to just before another. */
interface Stretch {
  from: Instant;
  to: Instant;
}

/** What a report is about, and what it is compared with. */
export interface Period extends Stretch {
  /** As many days before, up to the same time of the day: half of a day is compared with half of a day. */
  before: Stretch;
  /** Its first and its last day by the calendar. */
  days: { from: string; to: string };
}

/**
 * The requested period in a time zone. It ends now at the latest: the future is not part of a figure. Refused, with the
 * field, if it ends before it begins or is longer than {@link REPORT_DAYS_MAX}.
 */
export function periodOf(asked: ReportAsked, timeZone: string, now: Instant): Period | Refusal {
  const { from, to } = 'days' in asked ? lastDays(asked.days, timeZone, now) : between(asked, timeZone, now);
  if (from >= to) return flawed('to', 'has to come after from');
  const [first, end] = [zoned(from, timeZone), zoned(to, timeZone)];
  const days = Math.ceil(first.until(end).total({ unit: 'days', relativeTo: first }));
  if (days > REPORT_DAYS_MAX) return flawed('from', `a report covers at most ${REPORT_DAYS_MAX} days`);
  return {
    ...{ from, to },
    before: {
      from: first.subtract({ days }).epochMilliseconds,
      to: end.subtract({ days }).epochMilliseconds,
    },
    days: { from: dayOf(from, timeZone), to: dayOf(to - 1, timeZone) },
  };
}

function lastDays(days: number, timeZone: string, now: Instant): Stretch {
  const today = zoned(now, timeZone).startOfDay();
  const from = today.subtract({ days: days - 1 }).epochMilliseconds;
  // At midnight the range must not be empty.
  return { from, to: Math.max(now, from + 1) };
}

function between({ from, to }: { from: string; to: string }, timeZone: string, now: Instant): Stretch {
  const begin = edgeAt(from, 'start', timeZone);
  const end = edgeAt(to, 'end', timeZone);
  if (!isDay(to)) return { from: begin, to: end };
  return { from: begin, to: end > begin ? Math.min(end, Math.max(now, begin + 1)) : end };
}

/** The moment of an edge: of a day its start or its end in a time zone. */
export function edgeAt(edge: string, which: 'start' | 'end', timeZone: string): Instant {
  if (!isDay(edge)) return Date.parse(edge);
  return which === 'start' ? startOfDay(edge, timeZone) : endOfDay(edge, timeZone);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function dayOf(at: Instant, timeZone: string): string {
  return zoned(at, timeZone).toPlainDate().toString();
}

function flawed(field: string, message: string): Refusal {
  return { refused: 'bad_request', field, message: `${field}: ${message}` };
}
