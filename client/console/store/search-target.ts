import { create } from 'zustand';

/** The line at which the chat that was opened from a search is shown, by its `seq`; null if there is none. */
export const useSearchTarget = create<{ target: { chatId: string; seq: number } | null }>()(() => ({
  target: null,
}));

/** Makes the next opening of a chat scroll to a line. */
export function setSearchTarget(chatId: string, seq: number): void {
  useSearchTarget.setState({ target: { chatId, seq } });
}
