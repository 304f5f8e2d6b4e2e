import { cut } from '../../../protocol/graphemes.ts';
import { spreadOf, wordsIn, type Spread } from './folding.ts';
import { isSpaced, type Ask } from './grams.ts';

/** How well a text fits a query, from the best: it has just this number, the words one after the other, or all of them. */
export const RANKS = ['number', 'phrase', 'words'] as const;
export type Rank = (typeof RANKS)[number];

/** Part of a text around what was found in it; `marks` are the places of the hits, from and to. */
export interface Excerpt {
  text: string;
  marks: [from: number, to: number][];
}

/** How much of a text is shown, how much of it before the first hit, and how many hits are marked. */
const SHOWN = 120;
const BEFORE = 24;
const MARKS_MAX = 20;

/** What a text is compared with a query by: its words, a blank between two. */
export function haystackOf(text: string): string {
  return wordsIn(text).join(' ');
}

/** How well a text fits, given as {@link haystackOf}; null if it does not. */
export function rankOf(haystack: string, ask: Ask): Rank | null {
  const fitting = ask.filter(({ words }) => words.every((word) => placeOf(haystack, word) >= 0));
  if (fitting.length === 0) return null;
  if (fitting.some(({ words, number }) => number !== null && isWhole(haystack, words[0] ?? '')))
    return 'number';
  const follow = ({ words }: Ask[number]): boolean =>
    haystack.includes(words.join(' ')) || haystack.includes(words.join(''));
  return fitting.some(follow) ? 'phrase' : 'words';
}

/** A line around the first hit in it. */
export function excerptOf(text: string, ask: Ask): Excerpt {
  const line = text.replace(/\s+/gu, ' ').trim();
  const marks = marksIn(line, ask);
  const first = marks[0]?.[0] ?? 0;
  const before = Array.from(line.slice(0, first));
  const isLate = before.length > BEFORE;
  const from = isLate ? before.slice(0, -BEFORE).join('').length : 0;
  const shown = cut(line.slice(from), SHOWN);
  const lead = isLate ? '…' : '';
  const shift = lead.length - from;
  return {
    text: `${lead}${shown}${from + shown.length < line.length ? '…' : ''}`,
    marks: marks
      .filter(([, to]) => to <= from + shown.length)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

/** The places of the words of a query in a text, in order, none over another. */
function marksIn(text: string, ask: Ask): [number, number][] {
  const { plain, joined } = spreadOf(text);
  const words = [...new Set(ask.flatMap((way) => way.words))];
  const marks = words.flatMap((word) => {
    const found = placesIn(text, plain, word);
    return found.length > 0 ? found : placesIn(text, joined, word);
  });
  const sorted = marks.sort(([one], [other]) => one - other);
  return sorted
    .filter(([from], index) => sorted.slice(0, index).every(([, to]) => to <= from))
    .slice(0, MARKS_MAX);
}

function placesIn(text: string, { characters, places }: Spread, word: string): [number, number][] {
  const found: [number, number][] = [];
  let at = placeOf(characters, word);
  while (at >= 0 && found.length < MARKS_MAX) {
    const last = places[at + word.length - 1] ?? 0;
    found.push([places[at] ?? 0, last + String.fromCodePoint(text.codePointAt(last) ?? 0).length]);
    at = placeOf(characters, word, at + word.length);
  }
  return found;
}

/** Where a word stands; one or two letters or digits only where a word begins, as they are indexed. */
function placeOf(haystack: string, word: string, from = 0): number {
  let at = haystack.indexOf(word, from);
  if (!isSpaced(word) || Array.from(word).length > 2) return at;
  while (at > 0 && isInWord(haystack, at)) at = haystack.indexOf(word, at + 1);
  return at;
}

/** Whether a number stands for itself, no part of a longer one. */
function isWhole(haystack: string, word: string): boolean {
  for (let at = haystack.indexOf(word); at >= 0; at = haystack.indexOf(word, at + 1))
    if (!isInWord(haystack, at) && !isLetter(haystack[at + word.length])) return true;
  return false;
}

function isInWord(haystack: string, at: number): boolean {
  return at > 0 && isLetter(haystack[at - 1]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character) && isSpaced(character);
}
