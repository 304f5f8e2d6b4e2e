import type { Packed } from '../../phrases/detect/unpack-weights.ts';
import type { Learnt } from './learn.ts';

/** So many bytes the packed weights may have: in base64 and with the rest the file stays under 500 kB. */
const most = 350_000;

interface Kept {
  hash: number;
  cells: [number, number][];
}

/** Weights in whole steps of a 127th of nearly the largest, the strongest features only, small ones left out. */
export function pack(learnt: Learnt, classes: string[], thresholds: number[]): Packed {
  const sizes = Float32Array.from(learnt.weights, Math.abs).sort();
  const scale = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127;
  let least = 2;
  let kept = strongest(learnt, scale, least);
  while (kept.reduce((sum, { cells }) => sum + 3 + 2 * cells.length, 0) > most)
    kept = strongest(learnt, scale, ++least);
  let last = 0;
  const steps = kept.flatMap(({ hash }) => {
    const step = hash - last;
    last = hash;
    return varint(step);
  });
  const cells = kept.flatMap((one) => [
    one.cells.length,
    ...one.cells.flatMap(([at, weight]) => [at, weight + 128]),
  ]);
  return {
    classes,
    thresholds,
    bias: [...learnt.bias].map((value) => Math.round(value * 1000) / 1000),
    scale,
    features: kept.length,
    hashes: Buffer.from(steps).toString('base64'),
    cells: Buffer.from(cells).toString('base64'),
  };
}

/** The features with a weight of at least so many steps, by hash. */
function strongest(learnt: Learnt, scale: number, least: number): Kept[] {
  return [...learnt.columns]
    .map(([hash, column]) => ({ hash, cells: quantised(learnt, column, scale, least) }))
    .filter(({ cells }) => cells.length > 0)
    .sort((a, b) => a.hash - b.hash);
}

function quantised(learnt: Learnt, column: number, scale: number, least: number): [number, number][] {
  const cells: [number, number][] = [];
  for (let one = 0; one < learnt.classes; one++) {
    const weight = Math.round((learnt.weights[column * learnt.classes + one] ?? 0) / scale);
    if (Math.abs(weight) < least) continue;
    cells.push([one, Math.max(-127, Math.min(127, weight))]);
  }
  return cells;
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
