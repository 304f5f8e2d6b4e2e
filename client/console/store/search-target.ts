import { create } from 'zustand';

/**
 * The words of the last search and the chat opened from its results, which scrolls to the line with them; null if there
 * is none.
 */
export const useSearchTarget = create<{ target: { chatId: string; words: readonly string[] } | null }>()(
  () => ({
    target: null,
  }),
);

/** Makes the next opening of a chat scroll to its newest line with the query's words. */
export function setSearchTarget(chatId: string, query: string): void {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  useSearchTarget.setState({ target: words.length === 0 ? null : { chatId, words } });
}

/** The index of the last text with all the words, else of the last with one of them; -1 if there is none. */
export function lineWith(texts: readonly (string | null | undefined)[], words: readonly string[]): number {
  const lower = texts.map((text) => text?.toLocaleLowerCase() ?? '');
  const all = lower.findLastIndex((text) => words.every((word) => text.includes(word)));
  return all >= 0 ? all : lower.findLastIndex((text) => words.some((word) => text.includes(word)));
}
