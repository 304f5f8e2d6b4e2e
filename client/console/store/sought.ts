import { create } from 'zustand';

/** Words that were searched for, and the chat that is opened at the line which has them; null if none is. */
export const useSought = create<{ sought: { chatId: string; words: readonly string[] } | null }>()(() => ({
  sought: null,
}));

/** The chat that is opened next goes to its newest line with these words. */
export function seek(chatId: string, query: string): void {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  useSought.setState({ sought: words.length === 0 ? null : { chatId, words } });
}

/** Which text to go to: the last that has all of the words, else the last that has one of them; -1 for none. */
export function lineWith(texts: readonly (string | null | undefined)[], words: readonly string[]): number {
  const lower = texts.map((text) => text?.toLocaleLowerCase() ?? '');
  const all = lower.findLastIndex((text) => words.every((word) => text.includes(word)));
  return all >= 0 ? all : lower.findLastIndex((text) => words.some((word) => text.includes(word)));
}
