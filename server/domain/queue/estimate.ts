import type { Duration } from '../instant.ts';

/** How long one customer waited, and behind how many: `position` 1 was next. */
export interface PastWait {
  position: number;
  waited: Duration;
}

/** Fewer than this many past waits promise nothing. */
const ENOUGH = 5;

/**
 * An honest estimate of the wait at a place in the queue, from the last waits (up to 50): half of them took
 * at least the lower figure for each place, four fifths at most the upper. Null while too few are known.
 */
export function estimate(last: PastWait[], position: number): { fromMs: Duration; toMs: Duration } | null {
  if (last.length < ENOUGH) return null;
  const perPlace = last.map((wait) => wait.waited / wait.position).sort((one, other) => one - other);
  return {
    fromMs: Math.round(share(perPlace, 0.5) * position),
    toMs: Math.round(share(perPlace, 0.8) * position),
  };
}

function share(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
