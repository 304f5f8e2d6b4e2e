import { documentWords, waysToAsk } from './grams.ts';

/** A text as it is looked up in once more: its words as the search sees them, one space between two. */
export function plainWordsOf(text: string): string {
  return documentWords(text).join(' ');
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

/** The tokens and whole words that a document must contain to match the query, in one of these alternatives. */
export function wantedBy(query: string): { tokens: string[]; words: string[] }[] {
  return waysToAsk(query).map((words) => ({
    tokens: words.flatMap((word) => (Array.from(word).length === 1 ? [word] : pairsOf(word))),
    words: words.filter((word) => Array.from(word).length > 2),
  }));
}

function pairsOf(word: string): string[] {
  return tokensOf(word).filter((token) => Array.from(token).length === 2);
}
