import { StoredCalendar } from '../../../protocol/calendar.ts';
import { NO_CALENDAR } from '../../domain/calendar/service-hours.ts';

/** What the audit log says of a change of the calendar: how many days were added, changed and removed, and the week. */
export function calendarDetails(before: unknown, after: unknown): Record<string, number | boolean> {
  const [was, is] = [calendarFrom(before), calendarFrom(after)];
  const old = new Map(was.days.map((day) => [day.date, JSON.stringify(day)]));
  const dates = new Set(is.days.map(({ date }) => date));
  const known = is.days.filter(({ date }) => old.has(date));
  return {
    added: is.days.length - known.length,
    changed: known.filter((day) => old.get(day.date) !== JSON.stringify(day)).length,
    removed: was.days.filter(({ date }) => !dates.has(date)).length,
    week: JSON.stringify(was.week) !== JSON.stringify(is.week),
  };
}

function calendarFrom(value: unknown): StoredCalendar {
  const read = StoredCalendar.safeParse(value);
  return read.success ? read.data : NO_CALENDAR;
}
