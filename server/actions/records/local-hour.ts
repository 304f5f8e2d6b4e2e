import { zoned } from '../../domain/days.ts';
import type { Instant } from '../../domain/instant.ts';

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
