import { create } from 'zustand';

/** The picture that is shown large; null: none. */
export const usePicture = create<{ open: { chatId: string; id: string } | null }>(() => ({ open: null }));

/** Shows a picture of a chat large. */
export function showPicture(chatId: string, id: string): void {
  usePicture.setState({ open: { chatId, id } });
}

/** Shows none. */
export function hidePicture(): void {
  usePicture.setState({ open: null });
}
