import { FeatureVector, hashText, mix } from './feature-vector.ts';
import { isDigit, tokensOf, type Token } from './tokens.ts';
import type { ChatFacts } from './detect.ts';
import { normalise } from './normalise.ts';
import { findPhrases, type Match, type PhraseTable } from './phrase-table.ts';
import { bareness, restOf, shapeOf } from './shape.ts';
import { addSignals } from './signals.ts';
import { registerOf } from './register.ts';
import { phraseTable, tags } from './tables.ts';

const weights = {
  grams: 2.4,
  letters: 1.4,
  concepts: 2.4,
  pairs: 1.2,
  shape: 1.6,
  bare: 3,
  signals: 2.4,
  chat: 1.8,
};
const edge = 0x5bd1e995;
/** By name, so that the order of the lexicon does not matter. */
const named = tags.map((tag) => hashText(tag));

/**
 * A normalised message with the lexicon's matches: the cheap half of the work, which shows whether the rest is
 * worthwhile.
 */
export interface ParsedMessage {
  raw: string;
  text: string;
  matches: readonly Match[];
}

/** Normalises a message and finds its concepts. */
export function parseMessage(raw: string): ParsedMessage {
  const text = normalise(raw);
  return { raw, text, matches: findConcepts(text) };
}

/**
 * All features of the model: n-grams, concepts of the lexicon, the message's shape, the line before, the chat's facts.
 */
export function featuresOf(
  { raw, text, matches }: ParsedMessage,
  prev: string | undefined,
  state: ChatFacts | undefined,
): FeatureVector {
  const vector = new FeatureVector(text, matches);
  const tokens = tokensOf(text);
  const rest = restOf(tokens, vector.matches);
  addGrams(vector, tokens);
  let from = vector.share(0, weights.grams);
  addLetters(vector, tokens);
  from = vector.share(from, weights.letters);
  addConcepts(vector, rest);
  from = vector.share(from, weights.concepts);
  addPairs(vector);
  from = vector.share(from, weights.pairs);
  for (const name of shapeOf(text, tokens, rest)) vector.add(hashText(name), 0, 0);
  for (const name of registerOf(raw)) vector.add(hashText(name), 0, 0);
  from = vector.share(from, weights.shape);
  for (const name of bareness(vector.matches, rest)) vector.add(hashText(name), 0, text.length);
  from = vector.share(from, weights.bare);
  addSignals(vector);
  from = vector.share(from, weights.signals);
  addChat(vector, prev, state, rest);
  vector.share(from, weights.chat);
  return vector;
}

/** One, two and three tokens in a row; the edges of the message count as tokens. */
function addGrams(vector: FeatureVector, tokens: readonly Token[]): void {
  const end = vector.text.length;
  for (let at = -1; at < tokens.length; at++) {
    let hash = 1;
    for (let size = 0; size < 3 && at + size <= tokens.length; size++) {
      const token = tokens[at + size];
      hash = mix(hash, token?.hash ?? edge);
      if (at + size >= 0)
        vector.add(mix(hash, size), tokens[Math.max(0, at)]?.start ?? end, token?.end ?? end);
    }
  }
}

/** Four-letter n-grams within a word, so that a typo leaves most of them. */
function addLetters(vector: FeatureVector, tokens: readonly Token[]): void {
  for (const { start, end } of tokens) {
    if (end - start < 4 || isDigit(vector.text.charCodeAt(start))) continue;
    for (let at = start; at + 3 <= end; at++) {
      const size = at + 4 <= end ? 4 : 3;
      vector.add(
        hashText(vector.text, at === start ? 41 : at + 4 >= end ? 43 : 42, at, at + size),
        start,
        end,
      );
    }
  }
}

function addConcepts(vector: FeatureVector, rest: number): void {
  vector.matches.forEach((match, at) => {
    for (const tag of match.tags) {
      vector.add(mix(51, named[tag] ?? 0), match.start, match.end);
      vector.add(mix(mix(52, named[tag] ?? 0), Math.min(rest, 5)), match.start, match.end);
      if (at === 0) vector.add(mix(53, named[tag] ?? 0), match.start, match.end);
      if (at === vector.matches.length - 1) vector.add(mix(54, named[tag] ?? 0), match.start, match.end);
    }
  });
}

/** Which concepts meet in a message, and which follow each other. */
function addPairs(vector: FeatureVector): void {
  const matches = vector.matches.slice(0, 14);
  matches.forEach((first, at) => {
    matches.slice(at + 1).forEach((second, gap) => {
      addPair(vector, first, second, gap);
    });
  });
}

function addPair(vector: FeatureVector, first: Match, second: Match, gap: number): void {
  for (const one of first.tags)
    for (const other of second.tags) {
      const [low, high] = one < other ? [one, other] : [other, one];
      vector.add(mix(mix(61, named[low] ?? 0), named[high] ?? 0), first.start, second.end);
      if (gap === 0) vector.add(mix(mix(62, named[one] ?? 0), named[other] ?? 0), first.start, second.end);
    }
}

/** The topic of the line before and the facts, each alone and combined with the message's concepts. */
function addChat(
  vector: FeatureVector,
  prev: string | undefined,
  state: ChatFacts | undefined,
  rest: number,
): void {
  const before = prev === undefined ? [] : ideasOf(prev);
  const facts = Object.entries(state ?? {}).flatMap(([fact, holds]) => (holds === true ? [fact] : []));
  const known = [...new Set([...before.filter((tag) => tag.startsWith('agent')), ...facts])];
  for (const fact of known) {
    const seed = hashText(fact, 71);
    vector.add(seed, 0, 0);
    vector.add(mix(seed, Math.min(rest, 5)), 0, 0);
    for (const match of vector.matches.slice(0, 14))
      for (const tag of match.tags) vector.add(mix(mix(seed, 99), named[tag] ?? 0), match.start, match.end);
  }
}

/** The agent's line that was read last: the parts of a message are read one after the other behind the same one. */
let lastRead: { prev: string; ideas: readonly string[] } | null = null;

function ideasOf(prev: string): readonly string[] {
  if (lastRead?.prev !== prev)
    lastRead = {
      prev,
      ideas: findConcepts(normalise(prev)).flatMap((match) => match.tags.map((tag) => tags[tag] ?? '')),
    };
  return lastRead.ideas;
}

let table: PhraseTable | null = null;

/** The phrases of the lexicon in a normalised text. Their table is read on first use. */
function findConcepts(text: string): Match[] {
  table ??= phraseTable();
  return findPhrases(table, text);
}
