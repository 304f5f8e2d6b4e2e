import { create } from 'zustand';
import type { Locale, Manual, Situation } from '../../../phrases/manual.ts';
import type { ManualNews } from '../../../protocol/manual-views.ts';

type Manuals = Partial<Record<Locale, Manual | 'asked' | 'failed'>>;

/** The service manual in the languages that were needed so far. */
export const useManuals = create<Manuals>()(() => ({}));

/** The manual in a language as far as it is here; asks for nothing. */
export function manualNow(locale: Locale): Manual | null {
  const manual = useManuals.getState()[locale];
  return typeof manual === 'object' ? manual : null;
}

/** A situation of the manual that is here. */
export function situationIn(manual: Manual | null, id: string): Situation | undefined {
  return manual?.situations.find((one) => one.id === id);
}

/** Which version is at work, as far as this console knows, and what the reader has not confirmed. */
export const useManualNews = create<{ version: number | null; news: ManualNews | null }>()(() => ({
  version: null,
  news: null,
}));
