import type { DayChange, DaysCompared, WireDay } from '../../../protocol/calendar.ts';
import { byDate } from './mainland-holidays.ts';

/** Days that a source offers. */
interface Offered {
  source: NonNullable<WireDay['source']>;
  days: readonly WireDay[];
}

/**
 * What importing days would change, from today on. By date, not by year: a notice for one year moves days of the year before.
 * What was imported before and is not named any more is gone only in years of which the source names anything.
 */
export function compareDays(
  kept: readonly WireDay[],
  { source, days }: Offered,
  today: string,
): Pick<DaysCompared, 'changes' | 'same'> {
  const known = new Map(kept.map((day) => [day.date, day]));
  const offered = days.filter(({ date }) => date >= today);
  const named = new Set(offered.map(({ date }) => date));
  const years = new Set(offered.map(({ date }) => date.slice(0, 4)));
  const differing = offered.flatMap((after): DayChange[] => {
    const before = known.get(after.date);
    if (before === undefined) return [{ change: 'added', after }];
    if (isAlike(before, after)) return [];
    return [{ change: before.source === undefined ? 'edited' : 'changed', before, after }];
  });
  const gone = kept
    .filter(({ date }) => date >= today && years.has(date.slice(0, 4)) && !named.has(date))
    .filter((day) => day.source === source)
    .map((before): DayChange => ({ change: 'gone', before }));
  const dateOf = (one: DayChange) => ({ date: one.change === 'gone' ? one.before.date : one.after.date });
  return {
    changes: [...differing, ...gone].sort((one, other) => byDate(dateOf(one), dateOf(other))),
    same: offered.length - differing.length,
  };
}

/**
 * The year whose holidays are missing: this year, or from November on the next one, in which the calendar has no imported
 * day though it has some of other years. Null on a desk that imports none.
 */
export function missingYear(days: readonly WireDay[], today: string): number | null {
  const imported = new Set(
    days.filter(({ source }) => source !== undefined).map(({ date }) => date.slice(0, 4)),
  );
  if (imported.size === 0) return null;
  const year = Number(today.slice(0, 4));
  if (!imported.has(String(year)) && ![...imported].some((one) => Number(one) > year)) return year;
  const month = Number(today.slice(5, 7));
  return month >= 11 && !imported.has(String(year + 1)) ? year + 1 : null;
}

function isAlike(one: WireDay, other: WireDay): boolean {
  return (
    one.as === other.as &&
    (one.as !== undefined || JSON.stringify(one.intervals) === JSON.stringify(other.intervals)) &&
    one.name === other.name
  );
}
