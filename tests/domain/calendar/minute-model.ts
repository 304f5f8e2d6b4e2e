import { WEEKDAYS, type Interval } from '../../../protocol/calendar.ts';
import type { Calendar } from '../../../server/domain/calendar/calendar.ts';

/** A minute in milliseconds. */
export const MINUTE = 60_000;

interface LocalMinute {
  date: string;
  weekday: number;
  minute: number;
}

/**
 * A model of the calendar that knows nothing but what a clock on the wall shows in each minute of some days: it reads the
 * platform's formatter and never computes with dates.
 */
export class MinuteModel {
  private readonly minutes: LocalMinute[];

  constructor(timeZone: string, start: number, days: number) {
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    this.minutes = Array.from({ length: (days + 2) * 24 * 60 }, (_, n) => {
      const parts = Object.fromEntries(
        clock.formatToParts(start + n * MINUTE).map(({ type, value }) => [type, value]),
      );
      return {
        date: `${parts['year']}-${parts['month']}-${parts['day']}`,
        weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts['weekday'] ?? ''),
        minute: Number(parts['hour']) * 60 + Number(parts['minute']),
      };
    });
  }

  /** Whether the desk is open in each minute. Intervals that begin before the first one are not seen. */
  of(calendar: Calendar): boolean[] {
    const open = this.minutes.map(() => false);
    const dates = [...new Set(this.minutes.map(({ date }) => date))];
    for (const date of dates) {
      for (const interval of this.intervalsOf(calendar, date)) {
        const [from, to] = [this.first(date, interval.from), this.last(date, interval.to, dates)];
        if (from !== null) open.fill(true, from, Math.max(from, to));
      }
    }
    return open;
  }

  private intervalsOf({ week, days }: Calendar, date: string): readonly Interval[] {
    const hours = days.get(date);
    if (hours?.kind === 'closed') return [];
    if (hours?.kind === 'own') return hours.intervals;
    const weekday =
      hours?.kind === 'as'
        ? hours.weekday
        : WEEKDAYS[this.minutes.find((m) => m.date === date)?.weekday ?? 0];
    return week[weekday ?? 'mon'];
  }

  /** The first minute of a date whose clock shows a time or later; null if the date is not there from its beginning. */
  private first(date: string, minute: number): number | null {
    const found = this.minutes.findIndex((one) => one.date === date && one.minute >= minute);
    if (found >= 0) return found;
    // The clock jumps over the end of the day: then the next day begins at that very moment.
    const lastOfDay = this.minutes.findLastIndex((one) => one.date === date);
    return lastOfDay < 0 ? null : lastOfDay + 1;
  }

  /** The minute after the last one before a time of a date, or of the date after. */
  private last(date: string, minute: number, dates: string[]): number {
    const over = minute > 24 * 60;
    const day = over ? dates[dates.indexOf(date) + 1] : date;
    const until = over ? minute - 24 * 60 : minute;
    const found = this.minutes.findLastIndex((one) => one.date === day && one.minute < until);
    // The clock jumps over the beginning of that day: then nothing of it is before that time.
    return found >= 0 ? found + 1 : this.minutes.findIndex((one) => one.date === day);
  }
}
