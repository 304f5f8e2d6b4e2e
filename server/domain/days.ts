import { DateTime } from 'luxon';
import type { Instant } from './instant.ts';

/** When a day of the calendar, `2026-03-01`, begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Instant {
  return DateTime.fromISO(day, { zone: timeZone }).startOf('day').toMillis();
}

/** When it is over: when the day after begins, which is not always 24 hours later. */
export function endOfDay(day: string, timeZone: string): Instant {
  return DateTime.fromISO(day, { zone: timeZone }).plus({ days: 1 }).startOf('day').toMillis();
}
