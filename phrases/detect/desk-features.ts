import { hashText, mix, type FeatureVector } from './feature-vector.ts';
import { normalise } from './normalise.ts';
import { tags } from './tables.ts';
import { shopMatters } from './shop-words.ts';
import { tokensOf } from './tokens.ts';

/** What a desk's own model sees of a message: hashes of 24 bits and how much each counts. */
export interface DeskFeatures {
  hashes: readonly number[];
  values: readonly number[];
}

/** All features of a message together have this length, so that long messages do not outweigh short ones. */
const length = 3;
/** Against the features of the message, those of the matters and of the agent's line before count so much. */
const weights = { matters: 2.4, prev: 1 };
/** Of the agent's line the end is read: it asks the question. */
const mostOfPrev = 40;
const seeds = {
  matter: 0x3a11,
  matters: 0x3a12,
  prev: 0x9e01,
  said: 0x5b01,
  bias: 0xb1a5,
  word: 0x3b02,
  stem: 0x57e0,
  idea: 0x1dea,
};

/** What of a message the desk's own model weighs: the detector's features, the matters of shops, the whole line before. */
export function deskFeatures(vector: FeatureVector, prev: string | undefined): DeskFeatures {
  const hashes = [...vector.hashes];
  const values = [...vector.weights];
  const add = (all: Iterable<number>, weight: number) => {
    const added = [...new Set(all)];
    for (const hash of added) {
      hashes.push(hash & 0xffffff);
      values.push(weight / Math.sqrt(Math.max(4, added.length)));
    }
  };
  add(matterFeatures(vector.text), weights.matters);
  if (prev !== undefined) add(prevFeatures(prev), weights.prev);
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  const scale = norm === 0 ? 0 : length / norm;
  return {
    hashes: [...hashes, featureOfBias],
    values: [...values.map((value) => value * scale), length],
  };
}

/** What an example weighs by: the matters that it names above all, and words that other messages may not have. */
const exampleWeights = {
  matter: 0.6,
  matters: 0.3,
  stem: 0.4,
  word: 0.15,
  letter: 0.1,
  pair: 0.2,
  ofLetters: 0.33,
  idea: 0.2,
  bias: 0.5,
};
/** Of more words than this each counts less. */
const manyWords = 6;

/** The same with the place of each feature in the text; one that is in no place begins and ends at 0. */
export interface PlacedFeatures extends DeskFeatures {
  starts: readonly number[];
  ends: readonly number[];
}

/** What of a message is compared with the examples of a desk's situations. */
export function exampleFeatures({ text, matches }: Pick<FeatureVector, 'text' | 'matches'>): PlacedFeatures {
  const placed = new Placed();
  const tokens = tokensOf(text).filter(({ speaks }) => speaks);
  tokens.forEach(({ hash, start, end }, at) => {
    const isWord = end - start > 1;
    placed.add(mix(seeds.word, hash), isWord ? exampleWeights.word : exampleWeights.letter, start, end);
    const stem = isWord ? stemOf(text, start, end) : 0;
    if (stem > 0)
      placed.add(hashText(text, seeds.stem, start, start + stem), exampleWeights.stem, start, end);
    const next = tokens[at + 1];
    if (next === undefined) return;
    const pair = mix(mix(seeds.word, hash), next.hash);
    // Two words in a row are mostly a word and a little one beside it; two characters are a word.
    if (isWord) placed.add(pair, exampleWeights.pair, 0, 0);
    else placed.add(pair, exampleWeights.ofLetters, start, next.end);
  });
  for (const { tags: ideas, start, end } of matches)
    for (const tag of ideas) placed.add(hashesOfIdeas[tag] ?? 0, exampleWeights.idea, start, end);
  placed.scale(Math.min(1, Math.sqrt(manyWords / Math.max(1, placed.values.length))));
  const matters = shopMatters(text);
  matters.forEach(({ concept, start, end }, at) => {
    placed.add(mix(seeds.matter, concept), exampleWeights.matter, start, end);
    for (const other of matters.slice(at + 1))
      placed.add(pairOfMatters(concept, other.concept), exampleWeights.matters, 0, 0);
  });
  placed.add(featureOfBias, exampleWeights.bias, 0, 0);
  return placed;
}

const hashesOfIdeas = tags.map((tag) => hashText(tag, seeds.idea));

/** Features as they are found, each once. */
class Placed implements PlacedFeatures {
  readonly hashes: number[] = [];
  readonly values: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly #known = new Set<number>();

  add(hash: number, value: number, start: number, end: number): void {
    if (this.#known.has(hash)) return;
    this.#known.add(hash);
    this.hashes.push(hash & 0xffffff);
    this.values.push(value);
    this.starts.push(start);
    this.ends.push(end);
  }

  scale(by: number): void {
    for (let at = 0; at < this.values.length; at++) this.values[at] = (this.values[at] ?? 0) * by;
  }
}

/** Letters of an English word before its ending; 0 for short words and whatever is no word. */
function stemOf(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 4) return 0;
  const ending = endings.find((one) => length - one.length >= 3 && text.startsWith(one, end - one.length));
  return length - (ending?.length ?? 0);
}

/** Longer ones first. */
const endings = [
  'ments',
  'ment',
  'ings',
  'able',
  'ing',
  'ies',
  'ied',
  'ers',
  'ed',
  'es',
  'ly',
  'er',
  's',
  'e',
  'y',
];

/** The feature that every message has. */
const featureOfBias = mix(seeds.bias, 1) & 0xffffff;

/** The same feature and how much it counts among those of examples. */
export const biasOfExamples = { hash: featureOfBias, value: exampleWeights.bias };

/** The feature that the shipped weights believe in a class. */
export function featureOfClass(id: string): number {
  const known = featuresOfClasses.get(id);
  if (known !== undefined) return known;
  const feature = hashText(id, seeds.said) & 0xffffff;
  // Of the shipped classes there are a few dozen.
  featuresOfClasses.set(id, feature);
  return feature;
}

const featuresOfClasses = new Map<string, number>();

function matterFeatures(text: string): number[] {
  return featuresOfMatters(shopMatters(text).map(({ concept }) => concept));
}

function featuresOfMatters(matters: readonly number[]): number[] {
  return matters.flatMap((one, at) => [
    mix(seeds.matter, one),
    ...matters.slice(at + 1).map((other) => pairOfMatters(one, other)),
  ]);
}

function pairOfMatters(one: number, other: number): number {
  return mix(mix(seeds.matters, Math.min(one, other)), Math.max(one, other));
}

/** The agent's line that was read last, as the parts of a message have the same one. */
let lastRead: { prev: string; features: readonly number[] } | null = null;

function prevFeatures(prev: string): readonly number[] {
  if (lastRead?.prev !== prev) lastRead = { prev, features: featuresOfPrev(prev) };
  return lastRead.features;
}

function featuresOfPrev(prev: string): number[] {
  const tokens = tokensOf(normalise(prev)).slice(-mostOfPrev);
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    const alone = mix(mix(seeds.prev, token.hash), 1);
    return next === undefined ? [alone] : [alone, mix(mix(mix(seeds.prev, token.hash), next.hash), 2)];
  });
}
