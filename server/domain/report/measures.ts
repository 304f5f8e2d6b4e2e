import type { Spread } from '../../../protocol/reports.ts';
import type { Instant } from '../instant.ts';
import type { MessageRecord } from '../record/message-record.ts';

/** The value below which this share of them lies, by the nearest rank; null for none. */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? null;
}

/** Median and ninth decile of some lengths of time. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  return { count: values.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/** The median of some values; null for none. */
export function medianOf(values: readonly number[]): number | null {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

const HOUR_MS = 3_600_000;

/** The hour of the calendar that a moment falls into, as a number. */
export function slotOf(at: Instant): number {
  return Math.floor(at / HOUR_MS);
}

/**
 * Which hours were busy: those in which more chats began than in the median of the hours in which any began. Where
 * all were alike, none was busy. 四个一样: served alike, busy or not.
 */
export function busyHours(chatsBySlot: ReadonlyMap<number, number>): Set<number> {
  const counts = [...chatsBySlot.values()].filter((count) => count > 0).sort((a, b) => a - b);
  const median = counts[Math.ceil(counts.length / 2) - 1] ?? 0;
  return new Set([...chatsBySlot].filter(([, count]) => count > median).map(([slot]) => slot));
}

/** Shorter messages say nothing about speed. */
const SHORTEST = 10;

/** Faster than anybody types: pasted. Characters per minute. */
const FASTEST = 1200;

const MINUTE_MS = 60_000;

/** Characters per minute of a message that was written by hand; null if it was not, or if no typing events arrived for it. */
export function typingSpeed({ use, length, typed }: MessageRecord): number | null {
  if (use !== 'free' || typed === null || typed <= 0 || length < SHORTEST) return null;
  const speed = (length / typed) * MINUTE_MS;
  return speed > FASTEST ? null : speed;
}
