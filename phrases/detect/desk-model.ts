import { deskFeatures, exampleFeatures, featureOfClass, type DeskFeatures } from './desk-features.ts';
import type { FeatureVector } from './feature-vector.ts';
import type { View } from './shipped.ts';

/**
 * What a desk has learnt for itself: a linear correction on top of the shipped weights, and the situations that only it
 * has. It holds hashes of words, no words.
 */
export interface DeskModel {
  /** The shipped classes in their order (of a model of examples `none` alone), then the desk's own. */
  classes: readonly string[];
  /** How many of the classes are shipped ones. */
  shipped: number;
  /** Of how much the shipped weights are believed: 1 as they say, 0 not at all. */
  trust: number;
  /** Where all classes but "none" have this share or more, the best is offered; of examples, where the best has it. */
  threshold: number;
  /** Learnt from examples of the desk's own situations: it decides on these, for everything else the shipped weights stand. */
  ownOnly: boolean;
  /** Of own situations, normalised: words one of which must occur in a message, and words none of which may. */
  words?: ReadonlyMap<string, { must: readonly string[]; mustNot: readonly string[] }>;
  /** Situations that are not spoken of here: the others share what they would have. */
  elsewhere?: ReadonlySet<string>;
  /** The row of each feature in `weights`. */
  rows: ReadonlyMap<number, number>;
  /** Steps of `step` for each feature and class, feature by feature. */
  weights: Int8Array;
  step: number;
  /** Of what was learnt from a record: the situations that came up in it. Of others it knows nothing; without it, all. */
  known?: ReadonlySet<string>;
  /** Of what was learnt from a record: what tells own situations by their examples, on top of it. */
  examples?: DeskModel;
}

/** What was learnt from the desk's record, with the examples on top of it; either alone where there is no other. */
export function withExamples(
  learned: DeskModel | undefined,
  examples: DeskModel | undefined,
): DeskModel | undefined {
  return learned === undefined || examples === undefined ? (learned ?? examples) : { ...learned, examples };
}

/** The first must have this share itself: less than of the shipped weights, whose shares are more extreme. */
const leastOfDesk = 0.12;
/** A share that is taken for sure by the shipped weights may still be wrong. */
const floor = 0.002;
/** Before anything is learnt, an own situation is so much of what the shipped weights take for none. */
const ownShare = 0.05;
/** Shares below this are no opinion. */
const opinionFrom = 0.02;

/** Where the learning begins: a logarithm for each class, from the shares of the shipped weights. */
function priorOf(shares: readonly number[], none: number, classes: number, trust: number): Float64Array {
  const nothing = shares[none] ?? 0;
  return Float64Array.from(
    { length: classes },
    (_, one) => trust * Math.log(floor + (one < shares.length ? (shares[one] ?? 0) : nothing * ownShare)),
  );
}

/** The features of a message with what the shipped weights say of it. */
function withOpinions(
  features: DeskFeatures,
  shares: readonly number[],
  classes: readonly string[],
): DeskFeatures {
  const hashes = [...features.hashes];
  const values = [...features.values];
  shares.forEach((share, one) => {
    if (share < opinionFrom) return;
    hashes.push(featureOfClass(classes[one] ?? ''));
    values.push(share);
  });
  return { hashes, values };
}

/** The share of probability of each class of the desk's model. */
export function deskShares(
  model: DeskModel,
  { vector, shares }: View,
  prev: string | undefined,
): Float64Array {
  const features = model.ownOnly ? exampleFeatures(vector) : featuresOfRecord(model, vector, shares, prev);
  return sharesBy(model, features, priorFor(model, shares));
}

/** The same by the features that the model weighs, and what it begins with. */
export function sharesBy(
  model: DeskModel,
  { hashes, values }: DeskFeatures,
  sums: Float64Array = new Float64Array(model.classes.length),
): Float64Array {
  const { rows, weights, step } = model;
  const count = model.classes.length;
  for (let at = 0; at < hashes.length; at++) {
    const row = rows.get(hashes[at] ?? 0);
    if (row === undefined) continue;
    const value = (values[at] ?? 0) * step;
    for (let one = 0, cell = row * count; one < count; one++, cell++)
      sums[one] = (sums[one] ?? 0) + (weights[cell] ?? 0) * value;
  }
  return softmax(sums);
}

/** The features that a model weighs which was learnt from a record. */
export function featuresOfRecord(
  { classes }: Pick<DeskModel, 'classes'>,
  vector: FeatureVector,
  shares: readonly number[],
  prev: string | undefined,
): DeskFeatures {
  return withOpinions(deskFeatures(vector, prev), shares, classes);
}

/** Where a model begins: with what the shipped weights say, or for examples with nothing. */
export function priorFor(
  { ownOnly, classes, trust }: Pick<DeskModel, 'ownOnly' | 'classes' | 'trust'>,
  shares: readonly number[],
): Float64Array {
  if (ownOnly) return new Float64Array(classes.length);
  return priorOf(shares, classes.indexOf('none'), classes.length, trust);
}

/** Whether a message has the words that an own situation must have, and none that it must not. */
export function allows({ words }: DeskModel, id: string, text: string): boolean {
  const asked = words?.get(id);
  if (asked === undefined) return true;
  const has = (word: string) => text.includes(word);
  return (asked.must.length === 0 || asked.must.some(has)) && !asked.mustNot.some(has);
}

/**
 * Whether a class with this share is offered where "none" has that one. What examples are like, they have to be like
 * themselves; of a desk's own record it is enough that there is a matter.
 */
export function isOffered(
  { ownOnly, threshold }: Pick<DeskModel, 'ownOnly' | 'threshold'>,
  share: number,
  nothing: number,
): boolean {
  return ownOnly ? share >= threshold : 1 - nothing >= threshold && share >= leastOfDesk;
}

/** What a feature says for a class. */
export function deskWeight(model: DeskModel, hash: number, one: number): number {
  const row = model.rows.get(hash);
  return row === undefined ? 0 : (model.weights[row * model.classes.length + one] ?? 0) * model.step;
}

/** Logarithms to shares of one; in place. */
export function softmax(sums: Float64Array): Float64Array {
  let top = -Infinity;
  for (const sum of sums) if (sum > top) top = sum;
  let total = 0;
  for (let one = 0; one < sums.length; one++) total += sums[one] = Math.exp((sums[one] ?? 0) - top);
  for (let one = 0; one < sums.length; one++) sums[one] = (sums[one] ?? 0) / total;
  return sums;
}
