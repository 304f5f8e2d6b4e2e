import { wordsIn, waysToAsk } from './folding.ts';

/** Stretches of a word: of a script that puts no blanks between its words, or of letters and digits. */
const STRETCHES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const DENSE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words of a query, and grams of one word, that are looked for at most: what is over is compared with the text. */
const WORDS_MAX = 8;
const GRAMS_MAX = 16;
/** Numbers from this length on are also indexed whole. */
const NUMBER_MIN = 4;

/** One way to ask for a query: its words, and the grams that a text with all of them has. */
export interface Way {
  readonly words: readonly string[];
  readonly grams: readonly number[];
  /** The gram of texts with just this number; null if the query is none. */
  readonly number: number | null;
}

/** A query as it is asked of an index. Each way is an alternative. */
export type Ask = readonly Way[];

/** What is asked of the index for a query; null if it has no word. */
export function askFor(query: string): Ask | null {
  const ways = waysToAsk(query).map(wayOf);
  return ways.length === 0 ? null : ways;
}

/**
 * The grams of a text, each once. Of Chinese and other scripts without blanks: every character and every two neighbours. Of words
 * of letters and digits: how they begin, and every three neighbours; and every number as a whole.
 */
export function gramsOf(text: string): number[] {
  const grams = new Set<number>();
  for (const word of wordsIn(text))
    for (const [stretch] of word.matchAll(STRETCHES)) {
      const characters = Array.from(stretch);
      if (DENSE.test(stretch)) addDense(grams, characters);
      else addSpaced(grams, characters, stretch);
    }
  return [...grams];
}

/** Whether a stretch is of letters and digits, so that one or two of them count only where a word begins. */
export function isSpaced(stretch: string): boolean {
  return !DENSE.test(stretch);
}

function addDense(grams: Set<number>, characters: readonly string[]): void {
  characters.forEach((character, index) => {
    grams.add(hashOf(character));
    const next = characters[index + 1];
    if (next !== undefined) grams.add(hashOf(character + next));
  });
}

function addSpaced(grams: Set<number>, characters: readonly string[], stretch: string): void {
  for (const length of [1, 2])
    if (characters.length >= length) grams.add(hashOf(`^${characters.slice(0, length).join('')}`));
  for (let at = 0; at + 3 <= characters.length; at += 1)
    grams.add(hashOf(characters.slice(at, at + 3).join('')));
  if (isNumber(stretch)) grams.add(hashOf(`=${stretch}`));
}

function wayOf(all: readonly string[]): Way {
  const words = [...new Set(all)].slice(0, WORDS_MAX);
  const [only] = words;
  return {
    words,
    grams: [...new Set(words.flatMap(askedOf))],
    number: words.length === 1 && only !== undefined && isNumber(only) ? hashOf(`=${only}`) : null,
  };
}

/** The grams that a text with this word must have. */
function askedOf(word: string): number[] {
  const grams = [...word.matchAll(STRETCHES)].flatMap(([stretch]) => {
    const characters = Array.from(stretch);
    if (DENSE.test(stretch)) return characters.length === 1 ? [stretch] : groupsOf(characters, 2);
    return characters.length < 3 ? [`^${stretch}`] : groupsOf(characters, 3);
  });
  return grams.slice(0, GRAMS_MAX).map(hashOf);
}

function groupsOf(characters: readonly string[], size: number): string[] {
  return characters.slice(size - 1).map((_, at) => characters.slice(at, at + size).join(''));
}

function isNumber(word: string): boolean {
  return word.length >= NUMBER_MIN && /^[a-z]{0,8}\d[a-z\d]*$/.test(word);
}

/** FNV-1a, as a signed 32-bit number. Two grams with one hash cost a look at a text that does not match, nothing else. */
function hashOf(gram: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < gram.length; at += 1) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193);
  return hash | 0;
}
