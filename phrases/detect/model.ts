import { hasContent } from './evidence-words.ts';
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

/** Longer stretches are no words. */
const longest = 24;

interface Span {
  start: number;
  end: number;
}

/** What says less than this part of what says most is no reason that a person would give. */
const leastOfMost = 0.25;

/** The words of the message that spoke most for a class, in their order, at most three. */
export function wordsFor(model: Weights, vector: FeatureVector, one: number): string[] {
  return wordsBy(vector, (hash) => weightFor(model, hash, one));
}

/** The same for whatever weighs the features. */
export function wordsBy(vector: FeatureVector, weightOf: (hash: number) => number): string[] {
  const readable = saidBy(vector, weightOf).filter(
    ({ start, end, said }) => said > 0 && isReadable(vector.text.slice(start, end).trim()),
  );
  const least = leastOfMost * readable.reduce((top, { said }) => Math.max(top, said), 0);
  const weighty = readable.filter(({ said }) => said >= least);
  // Pieces of words mean something to the model; a person asks for words, so concepts go first.
  const concepts = weighty.filter(({ start, end }) => isConcept(vector, start, end));
  const byWorth = (concepts.length > 0 ? concepts : weighty).sort((a, b) => b.said - a.said);
  const chosen: Span[] = [];
  for (const span of byWorth.slice(0, 12))
    if (chosen.length < 3 && !chosen.some((other) => span.start < other.end && other.start < span.end))
      chosen.push(span);
  return joined(chosen.sort((a, b) => a.start - b.start)).map(({ start, end }) =>
    vector.text.slice(start, end).trim(),
  );
}

function isReadable(text: string): boolean {
  return words.test(text) && hasContent(text);
}

/** Each place that a feature has in the text, with what all features of that place say together. */
function saidBy(
  { hashes, weights, starts, ends }: FeatureVector,
  weightOf: (hash: number) => number,
): (Span & { said: number })[] {
  const places = new Map<number, Span & { said: number }>();
  hashes.forEach((hash, at) => {
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
    if (end <= start || end - start > longest) return;
    const key = start * (longest + 1) + end - start;
    const place = places.get(key) ?? { start, end, said: 0 };
    place.said += weightOf(hash) * (weights[at] ?? 0);
    places.set(key, place);
  });
  return [...places.values()];
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
