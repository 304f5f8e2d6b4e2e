import type { Bag } from './bag.ts';
import { rowOf, type Weights } from './weight-table.ts';

/** The share of probability of each class. */
export function sharesOf(model: Weights, bag: Bag): number[] {
  const sums = [...model.bias];
  bag.hashes.forEach((hash, at) => {
    const row = rowOf(model, hash);
    if (row < 0) return;
    const weight = (bag.weights[at] ?? 0) * model.scale;
    const count = model.cells[row] ?? 0;
    for (let cell = row + 1; cell <= row + 2 * count; cell += 2) {
      const one = model.cells[cell] ?? 0;
      sums[one] = (sums[one] ?? 0) + ((model.cells[cell + 1] ?? 128) - 128) * weight;
    }
  });
  return softmax(sums);
}

/** The words of the message that spoke most for a class, in their order, at most three. */
export function wordsFor(model: Weights, bag: Bag, one: number): string[] {
  const spoke = bag.hashes.flatMap((hash, at) => {
    const [start, end] = [bag.starts[at] ?? 0, bag.ends[at] ?? 0];
    const said = end > start && end - start <= 24 ? weightFor(model, hash, one) * (bag.weights[at] ?? 0) : 0;
    return said > 0 ? [{ start, end, said }] : [];
  });
  const chosen: { start: number; end: number }[] = [];
  for (const span of spoke.sort((a, b) => b.said - a.said).slice(0, 12))
    if (chosen.length < 3 && !chosen.some((other) => span.start < other.end && other.start < span.end))
      chosen.push(span);
  return chosen.sort((a, b) => a.start - b.start).map(({ start, end }) => bag.text.slice(start, end).trim());
}

function weightFor(model: Weights, hash: number, one: number): number {
  const row = rowOf(model, hash);
  if (row < 0) return 0;
  const end = row + 2 * (model.cells[row] ?? 0);
  for (let cell = row + 1; cell <= end; cell += 2)
    if (model.cells[cell] === one) return (model.cells[cell + 1] ?? 128) - 128;
  return 0;
}

function softmax(sums: readonly number[]): number[] {
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
