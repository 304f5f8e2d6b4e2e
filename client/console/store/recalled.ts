import { create } from 'zustand';
import { deskTime } from './clock.ts';

/** For how long a message can be withdrawn, and what it said be written again, ms. */
export const RECALL_MS = 120_000;
export const EDIT_AGAIN_MS = 300_000;

interface Recalled {
  /** What this person's withdrawn messages said, by chat and `seq`, and when they were withdrawn, Unix ms. */
  words: Readonly<Record<string, { text: string; at: number }>>;
}

/** Messages that were withdrawn here lately, to be written again. */
export const useRecalled = create<Recalled>()(() => ({ words: {} }));

/** Keeps what a withdrawn message said, and forgets what is too old. */
export function keepRecalled(chatId: string, seq: number, text: string): void {
  const now = deskTime();
  const fresh = Object.entries(useRecalled.getState().words).filter(([, { at }]) => now - at < EDIT_AGAIN_MS);
  useRecalled.setState({ words: { ...Object.fromEntries(fresh), [`${chatId} ${seq}`]: { text, at: now } } });
}
