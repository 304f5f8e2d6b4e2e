import { create } from 'zustand';

/** Which message the next one in a chat answers, by chat; `seq` in the staff's count. */
export const useQuoting = create<{ byChat: Readonly<Record<string, number>> }>()(() => ({ byChat: {} }));

/** Makes the next message of a chat answer one; null: none. */
export function setQuote(chatId: string, seq: number | null): void {
  const others = Object.entries(useQuoting.getState().byChat).filter(([id]) => id !== chatId);
  useQuoting.setState({ byChat: Object.fromEntries(seq === null ? others : [...others, [chatId, seq]]) });
}

/** The message that the next one answers, and none from here on. */
export function takeQuote(chatId: string): number | undefined {
  const seq = useQuoting.getState().byChat[chatId];
  if (seq !== undefined) setQuote(chatId, null);
  return seq;
}
