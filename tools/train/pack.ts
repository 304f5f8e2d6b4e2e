import type { Packed } from '../../phrases/detect/unpack-weights.ts';
import type { Learnt } from './learn.ts';

/** So many bytes the packed weights may have: in base64 and with the rest the file stays under 1 MB. */
const most = 720_000;

/** Of so many sizes a weight is kept; with its sign that makes three bits. What lies between is lost, and evens out. */
const sizes = 4;

interface Kept {
  hash: number;
  /** Class and step in one byte. */
  cells: number[];
}

/** The strongest weights, as many as there is room for, each as the nearest of a few sizes; small ones are left out. */
export function pack(learnt: Learnt, classes: string[], thresholds: number[]): Packed {
  if (classes.length > 32) throw new Error('a cell has five bits for its class');
  const all = Float32Array.from(learnt.weights, Math.abs).sort();
  const largest = all[Math.floor(all.length * 0.9995)] ?? 1;
  let share = 0.02;
  let kept = strongest(learnt, largest, share);
  while (kept.reduce((sum, { cells }) => sum + 3 + cells.length, 0) > most)
    kept = strongest(learnt, largest, (share += 0.005));
  let last = 0;
  const steps = kept.flatMap(({ hash }) => {
    const step = hash - last;
    last = hash;
    return varint(step);
  });
  const magnitudes = Array.from(
    { length: sizes },
    (_, size) => largest * share ** (1 - (size + 0.5) / sizes),
  );
  return {
    classes,
    thresholds,
    bias: [...learnt.bias].map((value) => Math.round(value * 1000) / 1000),
    levels: [...magnitudes, ...magnitudes.map((size) => -size)].map((size) => Math.round(size * 1e4) / 1e4),
    features: kept.length,
    hashes: Buffer.from(steps).toString('base64'),
    cells: Buffer.from(kept.flatMap(({ cells }) => [cells.length, ...cells])).toString('base64'),
  };
}

/** The features with a weight of at least this share of the largest, by hash. */
function strongest(learnt: Learnt, largest: number, share: number): Kept[] {
  return [...learnt.columns]
    .map(([hash, column]) => ({ hash, cells: cellsOf(learnt, column, largest, share) }))
    .filter(({ cells }) => cells.length > 0)
    .sort((a, b) => a.hash - b.hash);
}

function cellsOf(learnt: Learnt, column: number, largest: number, share: number): number[] {
  const cells: number[] = [];
  for (let one = 0; one < learnt.classes; one++) {
    const weight = learnt.weights[column * learnt.classes + one] ?? 0;
    const part = Math.abs(weight) / largest;
    if (part < share) continue;
    // The sizes grow by the same factor from `share` to 1.
    const size = Math.min(sizes - 1, Math.floor((1 - Math.log(part) / Math.log(share)) * sizes));
    cells.push((one << 3) | (weight < 0 ? sizes : 0) | size);
  }
  return cells;
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
