import type { Duration } from '../instant.ts';

/** How long one customer waited, and behind how many of their department: `position` 1 was next. */
export interface PastWait {
  department: string | null;
  position: number;
  waited: Duration;
}

/** Fewer than this many past waits promise nothing. */
const ENOUGH = 5;

/**
 * An honest estimate of the wait at a place in a department's queue, from its last waits (up to 50): half of them took
 * at least the lower figure for each place, four fifths at most the upper. Null while too few are known.
 */
export function estimate(
  waits: PastWait[],
  position: number,
  department: string | null,
): { fromMs: Duration; toMs: Duration } | null {
  const last = waits.filter((wait) => wait.department === department);
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
