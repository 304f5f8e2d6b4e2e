import type { Bag } from './bag.ts';
import { rowOf, type Weights } from './weight-table.ts';

/** The share of probability of each class. */
export function sharesOf(model: Weights, bag: Bag): number[] {
  const sums = [...model.bias];
  bag.hashes.forEach((hash, at) => {
    const row = rowOf(model, hash);
    if (row < 0) return;
    const weight = bag.weights[at] ?? 0;
    const end = row + (model.cells[row] ?? 0);
    for (let at = row + 1; at <= end; at++) {
      const cell = model.cells[at] ?? 0;
      const one = cell >> 3;
      sums[one] = (sums[one] ?? 0) + (model.levels[cell & 7] ?? 0) * weight;
    }
  });
  return softmax(sums);
}

const words = /^[\p{L}\p{N}][\p{L}\p{N}' ]*[\p{L}\p{N}]$/u;

interface Span {
  start: number;
  end: number;
}

/** The words of the message that spoke most for a class, in their order, at most three. */
export function wordsFor(model: Weights, bag: Bag, one: number): string[] {
  const spoke = bag.hashes.flatMap((hash, at) => {
    const [start, end] = [bag.starts[at] ?? 0, bag.ends[at] ?? 0];
    const said = end > start && end - start <= 24 ? weightFor(model, hash, one) * (bag.weights[at] ?? 0) : 0;
    return said > 0 ? [{ start, end, said, isIdea: isIdea(bag, start, end) }] : [];
  });
  // Pieces of words mean something to the model; a person asks for words, so ideas go first.
  const byWorth = spoke.sort((a, b) => Number(b.isIdea) - Number(a.isIdea) || b.said - a.said);
  const ideas = byWorth.filter((span) => span.isIdea);
  const readable = byWorth.filter(({ start, end }) => words.test(bag.text.slice(start, end).trim()));
  const chosen: Span[] = [];
  for (const span of (ideas.length > 0 ? ideas : readable).slice(0, 12))
    if (chosen.length < 3 && !chosen.some((other) => span.start < other.end && other.start < span.end))
      chosen.push(span);
  return joined(chosen.sort((a, b) => a.start - b.start)).map(({ start, end }) =>
    bag.text.slice(start, end).trim(),
  );
}

function isIdea({ hits }: Bag, start: number, end: number): boolean {
  return hits.some((hit) => hit.start === start && hit.end === end);
}

/** Spans that touch are one. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const { start, end } of spans) {
    const last = whole.at(-1);
    if (last?.end === start) last.end = end;
    else whole.push({ start, end });
  }
  return whole;
}

function weightFor(model: Weights, hash: number, one: number): number {
  const row = rowOf(model, hash);
  if (row < 0) return 0;
  const end = row + (model.cells[row] ?? 0);
  for (let at = row + 1; at <= end; at++) {
    const cell = model.cells[at] ?? 0;
    if (cell >> 3 === one) return model.levels[cell & 7] ?? 0;
  }
  return 0;
}

function softmax(sums: readonly number[]): number[] {
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
