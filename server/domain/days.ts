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

/** When the day ends: at the start of the next one, which is not always 24 hours later. */
export function endOfDay(day: string, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
}

/** Every time zone's hours begin at a quarter of an hour in UTC. */
const QUARTER_MS = 900_000;

/** The hour of the day in a time zone, worked out once a quarter: asking the calendar costs more than a message. */
export class LocalHour {
  private quarter = NaN;
  private hour = 0;

  constructor(readonly timeZone: string) {}

  /** 0 to 23. */
  at(moment: Instant): number {
    const quarter = Math.floor(moment / QUARTER_MS);
    if (quarter !== this.quarter) {
      this.quarter = quarter;
      this.hour = zoned(moment, this.timeZone).hour;
    }
    return this.hour;
  }
}
