/** The middle of some figures; `NaN` of none. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** The figure below which this share of all figures lies; `NaN` of none. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const place = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  return sorted[place] ?? NaN;
}

/** A figure with this many digits behind the point. */
export function round(figure: number, digits = 2): number {
  return Number(figure.toFixed(digits));
}
