import { Temporal } from 'temporal-polyfill';
import { DAYS_BY_DAY_MAX, type Pace } from '../../../protocol/measures.ts';
import { endOfDay, startOfDay } from '../days.ts';
import type { Period } from '../report/period.ts';
import { isWithin, type Fact, type Stretch } from './fact.ts';

/** A day or a week of a range, as moments and as days of the calendar. */
export interface Bucket extends Stretch {
  days: { from: string; to: string };
}

/** By day as long as the days can be read, else by week. */
export function paceOf(by: Pace, { days }: Pick<Period, 'days'>): Pace {
  const count = Temporal.PlainDate.from(days.from).until(days.to, { largestUnit: 'days' }).days + 1;
  return count > DAYS_BY_DAY_MAX ? 'week' : by;
}

/**
 * The days or weeks of a range in a time zone, without a gap. A week begins on Monday; the first and the last are cut to the
 * range.
 */
export function bucketsOf({ from, to, days }: Period, by: Pace, timeZone: string): Bucket[] {
  const last = Temporal.PlainDate.from(days.to);
  const buckets: Bucket[] = [];
  for (let day = Temporal.PlainDate.from(days.from); Temporal.PlainDate.compare(day, last) <= 0;) {
    const week = day.add({ days: 7 - day.dayOfWeek });
    const end = by === 'day' ? day : Temporal.PlainDate.compare(week, last) < 0 ? week : last;
    buckets.push({
      from: Math.max(from, startOfDay(day.toString(), timeZone)),
      to: Math.min(to, endOfDay(end.toString(), timeZone)),
      days: { from: day.toString(), to: end.toString() },
    });
    day = end.add({ days: 1 });
  }
  return buckets;
}

/** The facts of each bucket; a turn is in all that it reaches into. */
export function inBuckets(facts: readonly Fact[], buckets: readonly Bucket[]): Fact[][] {
  const all = buckets.map((): Fact[] => []);
  for (const fact of facts) {
    let at = placeOf(fact.at, buckets);
    for (let bucket = buckets[at]; bucket && isWithin(fact, bucket); bucket = buckets[++at])
      all[at]?.push(fact);
  }
  return all;
}

/** The last bucket that begins no later; the first, for a moment before all. */
function placeOf(at: number, buckets: readonly Bucket[]): number {
  let [low, high] = [0, buckets.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((buckets[middle]?.from ?? Infinity) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
