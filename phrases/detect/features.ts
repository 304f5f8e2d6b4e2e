import { Bag, hashText, mix } from './bag.ts';
import { isDigit } from './characters.ts';
import type { ChatFacts } from './detect.ts';
import { findIdeas, tags } from './lexicon.ts';
import { normalise } from './normalise.ts';
import type { Hit } from './phrase-table.ts';
import { bareness, restOf, shapeOf } from './shape.ts';
import { addSignals } from './signals.ts';
import { tokensOf, type Token } from './tokens.ts';
import { voiceOf } from './voice.ts';

const weights = {
  grams: 2.4,
  letters: 1.4,
  ideas: 2.4,
  pairs: 1.2,
  shape: 1.6,
  bare: 3,
  signals: 2.4,
  chat: 1.8,
};
const edge = 0x5bd1e995;
/** By name, so that the order of the lexicon does not matter. */
const named = tags.map((tag) => hashText(tag));

/** A message in its one spelling, and what of it the lexicon knows: the cheap half of the work, by which one sees whether the rest is worth it. */
export interface Heard {
  raw: string;
  text: string;
  hits: readonly Hit[];
}

/** Hears a message. */
export function hear(raw: string): Heard {
  const text = normalise(raw);
  return { raw, text, hits: findIdeas(text) };
}

/** Everything the model may go by: n-grams of the words, ideas of the lexicon, the message's shape, the line before, the chat's facts. */
export function featuresOf(
  { raw, text, hits }: Heard,
  prev: string | undefined,
  state: ChatFacts | undefined,
): Bag {
  const bag = new Bag(text, hits);
  const tokens = tokensOf(text);
  const rest = restOf(tokens, bag.hits);
  addGrams(bag, tokens);
  let from = bag.share(0, weights.grams);
  addLetters(bag, tokens);
  from = bag.share(from, weights.letters);
  addIdeas(bag, rest);
  from = bag.share(from, weights.ideas);
  addPairs(bag);
  from = bag.share(from, weights.pairs);
  for (const name of shapeOf(text, tokens, rest)) bag.add(hashText(name), 0, 0);
  for (const name of voiceOf(raw)) bag.add(hashText(name), 0, 0);
  from = bag.share(from, weights.shape);
  for (const name of bareness(bag.hits, rest)) bag.add(hashText(name), 0, text.length);
  from = bag.share(from, weights.bare);
  addSignals(bag);
  from = bag.share(from, weights.signals);
  addChat(bag, prev, state, rest);
  bag.share(from, weights.chat);
  return bag;
}

/** One, two and three tokens in a row; the edges of the message count as tokens. */
function addGrams(bag: Bag, tokens: readonly Token[]): void {
  const end = bag.text.length;
  for (let at = -1; at < tokens.length; at++) {
    let hash = 1;
    for (let size = 0; size < 3 && at + size <= tokens.length; size++) {
      const token = tokens[at + size];
      hash = mix(hash, token?.hash ?? edge);
      if (at + size >= 0) bag.add(mix(hash, size), tokens[Math.max(0, at)]?.start ?? end, token?.end ?? end);
    }
  }
}

/** Four letters in a row within a word, so that a slip of the keyboard leaves most of it. */
function addLetters(bag: Bag, tokens: readonly Token[]): void {
  for (const { start, end } of tokens) {
    if (end - start < 4 || isDigit(bag.text.charCodeAt(start))) continue;
    for (let at = start; at + 3 <= end; at++) {
      const size = at + 4 <= end ? 4 : 3;
      bag.add(hashText(bag.text, at === start ? 41 : at + 4 >= end ? 43 : 42, at, at + size), start, end);
    }
  }
}

function addIdeas(bag: Bag, rest: number): void {
  bag.hits.forEach((hit, at) => {
    for (const tag of hit.tags) {
      bag.add(mix(51, named[tag] ?? 0), hit.start, hit.end);
      bag.add(mix(mix(52, named[tag] ?? 0), Math.min(rest, 5)), hit.start, hit.end);
      if (at === 0) bag.add(mix(53, named[tag] ?? 0), hit.start, hit.end);
      if (at === bag.hits.length - 1) bag.add(mix(54, named[tag] ?? 0), hit.start, hit.end);
    }
  });
}

/** Which ideas meet in a message, and which follow each other. */
function addPairs(bag: Bag): void {
  const hits = bag.hits.slice(0, 14);
  hits.forEach((first, at) => {
    hits.slice(at + 1).forEach((second, gap) => {
      addPair(bag, first, second, gap);
    });
  });
}

function addPair(bag: Bag, first: Hit, second: Hit, gap: number): void {
  for (const one of first.tags)
    for (const other of second.tags) {
      const [low, high] = one < other ? [one, other] : [other, one];
      bag.add(mix(mix(61, named[low] ?? 0), named[high] ?? 0), first.start, second.end);
      if (gap === 0) bag.add(mix(mix(62, named[one] ?? 0), named[other] ?? 0), first.start, second.end);
    }
}

/** What the line before was about, and the facts, each alone and with what the message says. */
function addChat(bag: Bag, prev: string | undefined, state: ChatFacts | undefined, rest: number): void {
  const before =
    prev === undefined
      ? []
      : findIdeas(normalise(prev)).flatMap((hit) => hit.tags.map((tag) => tags[tag] ?? ''));
  const facts = Object.entries(state ?? {}).flatMap(([fact, holds]) => (holds === true ? [fact] : []));
  const known = [...new Set([...before.filter((tag) => tag.startsWith('agent')), ...facts])];
  for (const fact of known) {
    const seed = hashText(fact, 71);
    bag.add(seed, 0, 0);
    bag.add(mix(seed, Math.min(rest, 5)), 0, 0);
    for (const hit of bag.hits.slice(0, 14))
      for (const tag of hit.tags) bag.add(mix(mix(seed, 99), named[tag] ?? 0), hit.start, hit.end);
  }
}
