import type { Instant } from '../instant.ts';

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
