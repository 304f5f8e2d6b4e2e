import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';

/** A moment as the clock and the calendar of a time zone show it. */
export function zoned(at: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}

/** When a day of the calendar, `2026-03-01`, begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** When it is over: when the day after begins, which is not always 24 hours later. */
export function endOfDay(day: string, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
}
