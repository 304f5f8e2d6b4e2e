/**
 * How far the desk's clock is ahead of this page's own, in milliseconds; null until the desk was heard.
 * Counted against `performance.now()`, which does not jump when somebody sets the computer's clock.
 */
export type Ahead = number | null;

/**
 * Learns from a time the desk named and the moment it arrived. News takes time to travel, so every telling is a
 * lower bound, and the highest is nearest to the truth.
 */
export function learn(ahead: Ahead, told: string, arrived: number): Ahead {
  const bound = Date.parse(told) - arrived;
  if (Number.isNaN(bound)) return ahead;
  return ahead === null ? bound : Math.max(ahead, bound);
}

/** The desk's time at a moment of the page's clock, in milliseconds since 1970; null if the desk was never heard. */
export function deskTime(ahead: Ahead, local: number): number | null {
  return ahead === null ? null : local + ahead;
}
