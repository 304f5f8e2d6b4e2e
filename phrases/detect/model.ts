import type { FeatureVector } from './feature-vector.ts';
import { rowOf, type Weights } from './weight-table.ts';

/** The share of probability of each class. */
export function sharesOf(model: Weights, vector: FeatureVector): number[] {
  const sums = [...model.bias];
  vector.hashes.forEach((hash, at) => {
    const row = rowOf(model, hash);
    if (row < 0) return;
    const weight = vector.weights[at] ?? 0;
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
export function wordsFor(model: Weights, vector: FeatureVector, one: number): string[] {
  return wordsBy(vector, (hash) => weightFor(model, hash, one));
}

/** The same for whatever weighs the features. */
export function wordsBy(vector: FeatureVector, weightOf: (hash: number) => number): string[] {
  const spoke = vector.hashes.flatMap((hash, at) => {
    const [start, end] = [vector.starts[at] ?? 0, vector.ends[at] ?? 0];
    const said = end > start && end - start <= 24 ? weightOf(hash) * (vector.weights[at] ?? 0) : 0;
    return said > 0 ? [{ start, end, said, isConcept: isConcept(vector, start, end) }] : [];
  });
  // Pieces of words mean something to the model; a person asks for words, so concepts go first.
  const byWorth = spoke.sort((a, b) => Number(b.isConcept) - Number(a.isConcept) || b.said - a.said);
  const concepts = byWorth.filter((span) => span.isConcept);
  const readable = byWorth.filter(({ start, end }) => words.test(vector.text.slice(start, end).trim()));
  const chosen: Span[] = [];
  for (const span of (concepts.length > 0 ? concepts : readable).slice(0, 12))
    if (chosen.length < 3 && !chosen.some((other) => span.start < other.end && other.start < span.end))
      chosen.push(span);
  return joined(chosen.sort((a, b) => a.start - b.start)).map(({ start, end }) =>
    vector.text.slice(start, end).trim(),
  );
}

function isConcept({ matches }: FeatureVector, start: number, end: number): boolean {
  return matches.some((match) => match.start === start && match.end === end);
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
