import type { DeskModel } from '../detect/desk-model.ts';
import type { Columns } from './seen.ts';
import type { Matrix } from './softmax.ts';

/** Features that are kept at most, the strongest. */
const mostFeatures = 30_000;

/** The strongest features, each weight as one of 255 steps. */
export function packed(
  columns: Columns,
  weights: Matrix,
  classes: number,
): Pick<DeskModel, 'rows' | 'weights' | 'step'> {
  const strength = [...columns].map(([hash, column]) => {
    const row = weights.subarray(column * classes, (column + 1) * classes);
    return { hash, row, most: row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) };
  });
  const kept = strength
    .sort((a, b) => b.most - a.most || a.hash - b.hash)
    .slice(0, mostFeatures)
    .filter(({ most }) => most > 0);
  const step = (kept[0]?.most ?? 1) / 127;
  const steps = new Int8Array(kept.length * classes);
  kept.forEach(({ row }, at) => {
    row.forEach((weight, one) => (steps[at * classes + one] = Math.round(weight / step)));
  });
  return { rows: new Map(kept.map(({ hash }, at) => [hash, at])), weights: steps, step };
}
