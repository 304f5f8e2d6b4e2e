import { simplify } from '../../../phrases/detect/normalise.ts';

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** Invisible characters, which no one types into a search. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Separators within a number: `138-1234 5678`, `(010) 8888`, `1,024.00`. */
const IN_NUMBERS = /(?<=\d)[\p{Pd} ._/·,()+*#]{1,2}(?=\d)/gu;
/** And between a short sign and its number: `SF 1024`, `A-17`. */
const AFTER_SIGN = /(?<=(?<![a-z])[a-z]{1,4})[\p{Pd} ._/#]{1,2}(?=\d)/gu;

/** One spelling for width, case and script, without invisible characters. */
export function folded(text: string): string {
  return simplify(text.normalize('NFKC').toLowerCase()).replace(UNSEEN, '');
}

/** The words of a text as written, and in addition its grouped numbers joined: what a query is compared with. */
export function wordsIn(text: string): string[] {
  const plain = folded(text);
  const words = wordsOf(plain);
  const known = new Set(words);
  return [...words, ...new Set(wordsOf(joined(plain)).filter((word) => !known.has(word)))];
}

/** The words of a query, and in a second way with its number groups joined, if that differs; none for an empty query. */
export function waysToAsk(query: string): string[][] {
  const plain = folded(query);
  const words = wordsOf(plain);
  const asOne = wordsOf(joined(plain));
  if (words.length === 0) return [];
  return asOne.join(' ') === words.join(' ') ? [words] : [words, asOne];
}

/** A text character by character as it is compared, each with its place in the text; other characters are blanks. */
export interface Spread {
  readonly characters: string;
  readonly places: readonly number[];
}

/** The text as written, and with its number groups joined. */
export function spreadOf(text: string): { plain: Spread; joined: Spread } {
  const places: number[] = [];
  let characters = '';
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const spelt = folded(character);
    for (let index = 0; index < spelt.length; index += 1) places.push(at);
    characters += spelt;
    at += character.length;
  }
  const whole = { characters, places };
  return { plain: blanked(whole), joined: blanked(without(without(whole, IN_NUMBERS), AFTER_SIGN)) };
}

function blanked({ characters, places }: Spread): Spread {
  return {
    characters: characters.replace(/[^\p{L}\p{N}\p{M}]/gu, (mark) => ' '.repeat(mark.length)),
    places,
  };
}

function without({ characters, places }: Spread, separators: RegExp): Spread {
  const gone = new Set<number>();
  for (const { 0: found, index } of characters.matchAll(separators))
    for (let at = index; at < index + found.length; at += 1) gone.add(at);
  if (gone.size === 0) return { characters, places };
  return {
    characters: Array.from({ length: characters.length }, (_, at) =>
      gone.has(at) ? '' : characters[at],
    ).join(''),
    places: places.filter((_, at) => !gone.has(at)),
  };
}

function joined(text: string): string {
  return text.replace(IN_NUMBERS, '').replace(AFTER_SIGN, '');
}

/** Letters, digits and marks. */
function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? [];
}
