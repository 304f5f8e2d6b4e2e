const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** Invisible characters, which no one types into a search. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Separators within a number: `138-1234 5678`, `(010) 8888`, `1,024.00`. */
const IN_NUMBERS = /(?<=\d)[\p{Pd} ._/·,()+*#]{1,2}(?=\d)/gu;
/** And between a short sign and its number: `SF 1024`, `A-17`. */
const AFTER_SIGN = /(?<=(?<![a-z])[a-z]{1,4})[\p{Pd} ._/#]{1,2}(?=\d)/gu;

/**
 * The tokens of a text: every two neighbouring characters of each word, and its last one alone, so that a word of
 * two Chinese characters is one token and any single character begins one.
 */
export function gramsOf(text: string): string {
  const tokens: string[] = [];
  for (const word of documentWords(text)) {
    const characters = Array.from(word);
    characters.forEach((character, index) => tokens.push(character + (characters[index + 1] ?? '')));
  }
  return tokens.join(' ');
}

/**
 * The query as an FTS5 expression: all words, each as written or with its number groups joined; null for an empty
 * query.
 */
export function matchFor(query: string): string | null {
  const ways = waysToAsk(query).map((words) => `(${words.map(phraseOf).join(' AND ')})`);
  return ways.length === 0 ? null : ways.join(' OR ');
}

/** The words of a document as written, and in addition its grouped numbers joined. */
export function documentWords(text: string): string[] {
  const words = wordsOf(plain(text));
  const known = new Set(words);
  return [...words, ...new Set(wordsOf(joined(plain(text))).filter((word) => !known.has(word)))];
}

/** The words that a document must have, in one way or the other. */
export function waysToAsk(query: string): string[][] {
  const words = wordsOf(plain(query));
  const asOne = wordsOf(joined(plain(query)));
  if (words.length === 0) return [];
  return asOne.join(' ') === words.join(' ') ? [words] : [words, asOne];
}

/** Normalised and lower-cased, without invisible characters. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(UNSEEN, '');
}

function joined(text: string): string {
  return text.replace(IN_NUMBERS, '').replace(AFTER_SIGN, '');
}

/** Letters, digits and marks. */
function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? [];
}

function phraseOf(word: string): string {
  const characters = Array.from(word);
  if (characters.length === 1) return `"${word}" *`;
  const pairs = characters.slice(0, -1).map((character, index) => character + (characters[index + 1] ?? ''));
  return `"${pairs.join(' ')}"`;
}
