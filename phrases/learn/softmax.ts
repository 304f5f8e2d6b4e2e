import { softmax } from '../detect/desk-model.ts';

/** An example as the learner sees it. */
export interface Row {
  /** Places of the features among those that are learnt. */
  features: Int32Array;
  /** How much each feature counts. */
  values: Float32Array;
  /** What is believed before anything is learnt: a logarithm for each class. */
  prior: Float64Array;
  /** The classes that are right; the first is the best. */
  accepted: readonly number[];
}

/** How it is learnt. */
export interface Effort {
  epochs: number;
  rate: number;
  /** Pull towards zero, that is towards what was believed before. */
  decay: number;
  /** Share of the features that an example is shown without, so that no single one is relied on. */
  hidden: number;
}

/** A weight for each feature and class, feature by feature. */
export type Matrix = Float32Array;

/**
 * Softmax regression with Adagrad over `rows`, on top of each row's prior. The same rows give the same weights: the order
 * of each round comes from `seed`. The mean of the second half of the rounds is kept.
 */
export function fit(
  rows: readonly Row[],
  features: number,
  classes: number,
  effort: Effort,
  seed: number,
): Matrix {
  const weights = new Float32Array(features * classes);
  const moved = new Float32Array(weights.length).fill(1e-2);
  const mean = new Float32Array(weights.length);
  const random = randomFrom(seed);
  const order = rows.map((_, at) => at);
  const kept = Math.ceil(effort.epochs / 2);
  const slopes = new Float64Array(classes);
  for (let epoch = 0; epoch < effort.epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const row = rows[at];
      if (row !== undefined) learnFrom(row, { weights, moved, classes, slopes }, effort, random);
    }
    if (epoch >= effort.epochs - kept)
      for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / kept;
  }
  return mean;
}

interface Learning {
  weights: Float32Array;
  moved: Float32Array;
  classes: number;
  slopes: Float64Array;
}

/** A class that is as wrong as this by chance learns nothing: most of a row's classes, which saves most of the work. */
const leastSlope = 2e-3;

function learnFrom(row: Row, learning: Learning, effort: Effort, random: () => number): void {
  const { classes, slopes } = learning;
  const shown = shownOf(row, effort.hidden, random);
  slopesOf(softmax(sumsOf(row, shown, learning.weights, classes)), row, slopes);
  for (let one = 0; one < classes; one++) {
    const wrong = slopes[one] ?? 0;
    if (Math.abs(wrong) >= leastSlope) step(learning, shown, one, wrong, effort);
  }
}

/** What of a row is shown this time: where the weights of each feature begin, and how much it counts. */
interface Shown {
  features: Int32Array;
  values: Float32Array;
  count: number;
}

function shownOf({ features, values }: Row, hidden: number, random: () => number): Shown {
  const shown = {
    features: new Int32Array(features.length),
    values: new Float32Array(features.length),
    count: 0,
  };
  const scale = 1 / (1 - hidden);
  features.forEach((feature, at) => {
    if (random() < hidden) return;
    shown.features[shown.count] = feature;
    shown.values[shown.count++] = (values[at] ?? 0) * scale;
  });
  return shown;
}

function sumsOf({ prior }: Row, shown: Shown, weights: Float32Array, classes: number): Float64Array {
  const sums = Float64Array.from(prior);
  for (let at = 0; at < shown.count; at++) {
    const begin = (shown.features[at] ?? 0) * classes;
    const value = shown.values[at] ?? 0;
    for (let one = 0; one < classes; one++)
      sums[one] = (sums[one] ?? 0) + (weights[begin + one] ?? 0) * value;
  }
  return sums;
}

function step(
  { weights, moved, classes }: Learning,
  shown: Shown,
  one: number,
  wrong: number,
  { decay, rate }: Effort,
): void {
  for (let at = 0; at < shown.count; at++) {
    const cell = (shown.features[at] ?? 0) * classes + one;
    const weight = weights[cell] ?? 0;
    const slope = wrong * (shown.values[at] ?? 0) + decay * weight;
    const sum = (moved[cell] ?? 0) + slope * slope;
    moved[cell] = sum;
    weights[cell] = weight - (rate * slope) / Math.sqrt(sum);
  }
}

/** Where several classes are right, what matters is that it is one of them. */
function slopesOf(shares: Float64Array, { accepted }: Row, slopes: Float64Array): void {
  const right = accepted.reduce((sum, one, at) => sum + (shares[one] ?? 0) + (at === 0 ? 1e-3 : 0), 0);
  for (let one = 0; one < shares.length; one++) slopes[one] = shares[one] ?? 0;
  accepted.forEach((one, at) => {
    const target = ((shares[one] ?? 0) + (at === 0 ? 1e-3 : 0)) / right;
    slopes[one] = (shares[one] ?? 0) - target;
  });
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}
