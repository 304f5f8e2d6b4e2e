/** The times that can be chosen, in days up to now; today begins at the reader's midnight. */
export const RANGES = { today: 1, week: 7, month: 30 } as const;
/** One of {@link RANGES}. */
export type RangeName = keyof typeof RANGES;

/** From midnight so many days ago until now, as the wire writes it. */
export function rangeOf(name: RangeName, now: Date): { from: string; to: string } {
  const from = new Date(now);
  from.setHours(0, 0, 0, 0);
  from.setDate(from.getDate() - RANGES[name] + 1);
  return {
    from: from.toISOString(),
    to: new Date(Math.max(now.getTime(), from.getTime() + 1)).toISOString(),
  };
}
