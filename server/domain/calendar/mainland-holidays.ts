import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { nearestWorkday, WEEKDAYS, type Weekday, type WireDay } from '../../../protocol/calendar.ts';

/** The yearly arrangement as `chinese-days` ships it: by date, `Spring Festival,春节,4`. */
export const HolidayTables = z.object({
  holidays: z.record(z.string(), z.string()),
  /** Days at a weekend that are worked. */
  workdays: z.record(z.string(), z.string()),
  /** Days off that are worked for on another day. */
  inLieuDays: z.record(z.string(), z.string()),
});
/** The yearly arrangement as `chinese-days` ships it. */
export type HolidayTables = z.output<typeof HolidayTables>;

const MAKE_UP = { 'zh-CN': '补班', en: ' (make-up day)' } as const;

/**
 * The public holidays of mainland China from a date on, with their make-up days (调休). The notices do not say whose hours
 * a make-up day has: of one holiday, the first has those of the first day that is worked for, and so on.
 */
export function mainlandHolidays(
  { holidays, workdays, inLieuDays }: HolidayTables,
  today: string,
  locale: 'zh-CN' | 'en',
): WireDay[] {
  const inLieuOf = (named: string, year: string) =>
    Object.keys(inLieuDays)
      .filter((date) => inLieuDays[date] === named && date.startsWith(year))
      .sort();
  const off = Object.entries(holidays).map(([date, named]): WireDay => ({
    date,
    intervals: [],
    name: nameIn(named, locale),
    source: 'cn',
  }));
  const worked = Object.entries(workdays).map(([date, named]): WireDay => {
    const alike = Object.keys(workdays).filter(
      (one) => workdays[one] === named && one.slice(0, 4) === date.slice(0, 4),
    );
    const place = alike.sort().indexOf(date);
    const as =
      weekdayOf(inLieuOf(named, date.slice(0, 4))[place]) ?? nearestWorkday(weekdayOf(date) ?? 'mon');
    return { date, as, name: `${nameIn(named, locale)}${MAKE_UP[locale]}`, source: 'cn' };
  });
  return [...off, ...worked].filter(({ date }) => date >= today).sort(byDate);
}

/** The last year of which the holidays are known; null for empty tables. */
export function lastYearOf({ holidays }: HolidayTables): number | null {
  const years = Object.keys(holidays).map((date) => Number(date.slice(0, 4)));
  return years.length === 0 ? null : Math.max(...years);
}

/** Dates in their order. */
export function byDate(one: { date: string }, other: { date: string }): number {
  return one.date < other.date ? -1 : 1;
}

function weekdayOf(date: string | undefined): Weekday | undefined {
  return date === undefined ? undefined : WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1];
}

function nameIn(named: string, locale: 'zh-CN' | 'en'): string {
  const [english = '', chinese = ''] = named.split(',');
  return locale === 'en' ? english : chinese;
}
