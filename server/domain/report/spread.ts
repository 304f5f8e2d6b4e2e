import type { Spread } from '../../../protocol/reports.ts';

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
