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

/** What of a message is compared with the examples of a desk's situations. */
export function exampleFeatures({ text, matches }: Pick<FeatureVector, 'text' | 'matches'>): DeskFeatures {
  const found = new Map<number, number>();
  const tokens = tokensOf(text).filter(({ speaks }) => speaks);
  tokens.forEach(({ hash, start, end }, at) => {
    const isWord = end - start > 1;
    found.set(mix(seeds.word, hash), isWord ? exampleWeights.word : exampleWeights.letter);
    const stem = isWord ? stemOf(text, start, end) : 0;
    if (stem > 0) found.set(hashText(text, seeds.stem, start, start + stem), exampleWeights.stem);
    const next = tokens[at + 1];
    if (next === undefined) return;
    found.set(mix(mix(seeds.word, hash), next.hash), isWord ? exampleWeights.pair : exampleWeights.ofLetters);
  });
  for (const tag of matches.flatMap((match) => match.tags))
    found.set(hashText(tags[tag] ?? '', seeds.idea), exampleWeights.idea);
  const scale = Math.min(1, Math.sqrt(manyWords / Math.max(1, found.size)));
  const matters = shopMatters(text);
  const hashes = [...found.keys(), ...featuresOfMatters(matters), featureOfBias];
  const values = [
    ...[...found.values()].map((value) => value * scale),
    ...matters.flatMap((_, at) => [
      exampleWeights.matter,
      ...matters.slice(at + 1).map(() => exampleWeights.matters),
    ]),
    exampleWeights.bias,
  ];
  return { hashes: hashes.map((hash) => hash & 0xffffff), values };
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
  return hashText(id, seeds.said) & 0xffffff;
}

function matterFeatures(text: string): number[] {
  return featuresOfMatters(shopMatters(text));
}

function featuresOfMatters(matters: readonly number[]): number[] {
  return matters.flatMap((one, at) => [
    mix(seeds.matter, one),
    ...matters
      .slice(at + 1)
      .map((other) => mix(mix(seeds.matters, Math.min(one, other)), Math.max(one, other))),
  ]);
}

function prevFeatures(prev: string): number[] {
  const tokens = tokensOf(normalise(prev)).slice(-mostOfPrev);
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    const alone = mix(mix(seeds.prev, token.hash), 1);
    return next === undefined ? [alone] : [alone, mix(mix(mix(seeds.prev, token.hash), next.hash), 2)];
  });
}
