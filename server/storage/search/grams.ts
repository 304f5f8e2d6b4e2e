const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * The tokens of a text: every two neighbouring characters of each word, and its last one alone, so that a word of
 * two Chinese characters is one token and any single character begins one.
 */
export function gramsOf(text: string): string {
  const tokens: string[] = [];
  for (const word of wordsOf(text)) {
    const characters = Array.from(word);
    characters.forEach((character, index) => tokens.push(character + (characters[index + 1] ?? '')));
  }
  return tokens.join(' ');
}

/** What to look for, as an FTS5 expression: all words, each as it stands; null if there is nothing to look for. */
export function matchFor(query: string): string | null {
  const words = wordsOf(query);
  return words.length === 0 ? null : words.map(phraseOf).join(' AND ');
}

/** The words of a text: letters, digits and marks, in one form and one case. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORDS) ?? [];
}

function phraseOf(word: string): string {
  const characters = Array.from(word);
  if (characters.length === 1) return `"${word}" *`;
  const pairs = characters.slice(0, -1).map((character, index) => character + (characters[index + 1] ?? ''));
  return `"${pairs.join(' ')}"`;
}
