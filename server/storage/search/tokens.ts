import { wordsOf } from './grams.ts';

/** A text as it is looked up in once more: its words as the search sees them, one space between two. */
export function plainWordsOf(text: string): string {
  return wordsOf(text).join(' ');
}

/** Every character of the words and every two neighbouring ones, each once. */
export function tokensOf(words: string): string[] {
  const tokens = new Set<string>();
  for (const word of words.split(' ')) {
    const characters = Array.from(word);
    characters.forEach((character, index) => {
      tokens.add(character);
      const next = characters[index + 1];
      if (next !== undefined) tokens.add(character + next);
    });
  }
  tokens.delete('');
  return [...tokens];
}

/** What a document must hold to have all words of a query: these tokens, and these words as they stand. */
export function wantedBy(query: string): { tokens: string[]; words: string[] } {
  const words = wordsOf(query);
  return {
    tokens: words.flatMap((word) => (Array.from(word).length === 1 ? [word] : pairsOf(word))),
    words: words.filter((word) => Array.from(word).length > 2),
  };
}

function pairsOf(word: string): string[] {
  return tokensOf(word).filter((token) => Array.from(token).length === 2);
}
