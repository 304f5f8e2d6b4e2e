import { findPhrases, type Match, type PhraseTable } from './phrase-table.ts';
import { phraseTable, tags } from './tables.ts';

/**
 * Concept → its phrases, one per line or separated by bars, with braces for variants; `~` allows a match inside a word.
 */
export type Concepts = Record<string, string>;

export { tags };

let table: PhraseTable | null = null;

/** The phrases of the lexicon in a normalised text. Their table is read on first use. */
export function findConcepts(text: string): Match[] {
  table ??= phraseTable();
  return findPhrases(table, text);
}
