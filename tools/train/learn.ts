import { featuresOf, parseMessage } from '../../phrases/detect/features.ts';
import type { Random } from './random.ts';
import type { Example } from './read-examples.ts';

/** An example as the model sees it. */
export interface Row {
  hashes: number[];
  weights: number[];
  one: number;
  template: number;
}

/** What is learnt: for each feature kept, a weight for each class. */
export interface Learnt {
  columns: Map<number, number>;
  weights: Float32Array;
  bias: Float32Array;
  classes: number;
}

const epochs = 24;
/** Share of the examples, drawn anew, that a round goes through: a template is met in ever other words. */
const shown = 0.4;
/** The mean of the last so many rounds is kept: it depends less on what came last. */
const averaged = 12;
const rate = 0.35;
const decay = 2e-5;
/** Where a message says nothing that is known, nothing is offered. */
const doubt = 2.5;
/** An example of nothing weighs this much: most messages must trigger nothing. */
const nothingWeighs = 1.6;
/** Share of the features that an example is shown without, so that no single one is relied on. */
const hidden = 0.42;

export function rowOf(example: Example, classes: readonly string[]): Row {
  const { hashes, weights } = featuresOf(parseMessage(example.text), example.prev, example.state);
  return { hashes, weights, one: classes.indexOf(example.situation), template: example.template };
}

/** Softmax regression with Adagrad. A feature counts only if two templates have it: what one sentence says is not language. */
export function learn(rows: readonly Row[], classes: number, random: Random): Learnt {
  const columns = shared(rows);
  const weights = new Float32Array(columns.size * classes);
  const bias = Float32Array.from({ length: classes }, (_, one) => (one === 0 ? doubt : 0));
  const moved = new Float32Array(weights.length).fill(1e-2);
  const mean = new Float32Array(weights.length);
  const learnt = { columns, weights, bias, classes };
  const known = rows.map((row) => knownOf(row, columns, classes));
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const row of random.shuffle(known).slice(0, rows.length * shown))
      learnFrom(row, learnt, moved, random);
    if (epoch >= epochs - averaged)
      weights.forEach((weight, at) => (mean[at] = (mean[at] ?? 0) + weight / averaged));
  }
  return { ...learnt, weights: mean };
}

function learnFrom(
  row: Known,
  { weights, bias, classes }: Learnt,
  moved: Float32Array,
  random: Random,
): void {
  const cells = shownOf(row, random);
  const shares = sharesFor(cells, weights, bias, classes);
  const weigh = row.one === 0 ? nothingWeighs : 1;
  for (let one = 0; one < classes; one++) {
    const wrong = ((shares[one] ?? 0) - (one === row.one ? 1 : 0)) * weigh;
    if (Math.abs(wrong) >= 1e-4)
      for (let at = 0; at < cells.begins.length; at++)
        step(weights, moved, (cells.begins[at] ?? 0) + one, wrong * (cells.values[at] ?? 0));
  }
}

/** What of a row counts: where the weights of each feature begin, and how much it counts. Found once, as a row is met many times. */
interface Cells {
  begins: Int32Array;
  values: Float64Array;
}

type Known = Cells & { one: number };

function knownOf(row: Row, columns: Map<number, number>, classes: number): Known {
  const at = row.hashes.flatMap((hash, at) => (columns.has(hash) ? [at] : []));
  return {
    one: row.one,
    begins: Int32Array.from(at, (each) => (columns.get(row.hashes[each] ?? 0) ?? 0) * classes),
    values: Float64Array.from(at, (each) => row.weights[each] ?? 0),
  };
}

/** A row without what is hidden this time. */
function shownOf({ begins, values }: Cells, random: Random): Cells {
  const shown = { begins: new Int32Array(begins.length), values: new Float64Array(begins.length) };
  let count = 0;
  for (let at = 0; at < begins.length; at++) {
    if (random.next() < hidden) continue;
    shown.begins[count] = begins[at] ?? 0;
    shown.values[count++] = values[at] ?? 0;
  }
  return { begins: shown.begins.subarray(0, count), values: shown.values.subarray(0, count) };
}

/** The mean of what is learnt in other orders: what only one of them believes is chance. */
export function learnOften(rows: readonly Row[], classes: number, randoms: readonly Random[]): Learnt {
  const [first, ...others] = randoms.map((random) => learn(rows, classes, random));
  if (first === undefined) throw new Error('nothing to learn with');
  const weights = first.weights.map(
    (weight, at) => others.reduce((sum, other) => sum + (other.weights[at] ?? 0), weight) / randoms.length,
  );
  return { ...first, weights };
}

export function sharesOfRow(learnt: Learnt, row: Row): Float64Array {
  return sharesFor(knownOf(row, learnt.columns, learnt.classes), learnt.weights, learnt.bias, learnt.classes);
}

function step(values: Float32Array, moved: Float32Array, at: number, slope: number): void {
  const value = values[at] ?? 0;
  const full = slope + decay * value;
  const sum = (moved[at] ?? 0) + full * full;
  moved[at] = sum;
  values[at] = value - (rate * full) / Math.sqrt(sum);
}

function sharesFor(
  { begins, values }: Cells,
  weights: Float32Array,
  bias: Float32Array,
  classes: number,
): Float64Array {
  const sums = Float64Array.from(bias);
  for (let at = 0; at < begins.length; at++) {
    const [begin, value] = [begins[at] ?? 0, values[at] ?? 0];
    for (let one = 0; one < classes; one++)
      sums[one] = (sums[one] ?? 0) + (weights[begin + one] ?? 0) * value;
  }
  const top = Math.max(...sums);
  let total = 0;
  for (let one = 0; one < classes; one++) total += sums[one] = Math.exp((sums[one] ?? 0) - top);
  return sums.map((power) => power / total);
}

function shared(rows: readonly Row[]): Map<number, number> {
  const first = new Map<number, number>();
  const columns = new Map<number, number>();
  for (const row of rows)
    for (const hash of row.hashes) {
      const template = first.get(hash);
      if (template === undefined) first.set(hash, row.template);
      else if (template !== row.template && !columns.has(hash)) columns.set(hash, columns.size);
    }
  return columns;
}
