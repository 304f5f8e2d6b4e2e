import { create } from 'zustand';
import type { Locale, Manual, Situation } from '../../../phrases/manual.ts';
import type { ManualNews } from '../../../protocol/manual-views.ts';

type Manuals = Partial<Record<Locale, Manual | 'asked' | 'failed'>>;

/** The service manual, by language, as far as it is loaded. */
export const useManuals = create<Manuals>()(() => ({}));

/** The manual in a language if it is loaded, else null; does not load it. */
export function manualNow(locale: Locale): Manual | null {
  const manual = useManuals.getState()[locale];
  return typeof manual === 'object' ? manual : null;
}

/** A situation of the manual; undefined if the manual is not loaded or has no such situation. */
export function situationIn(manual: Manual | null, id: string): Situation | undefined {
  return manual?.situations.find((one) => one.id === id);
}

/** The active version, and the changes that this reader has not confirmed; null until they are known. */
export const useManualNews = create<{ version: number | null; news: ManualNews | null }>()(() => ({
  version: null,
  news: null,
}));

/** Forgets what this reader has not confirmed: somebody else signs in. */
export function forgetManualNews(): void {
  useManualNews.setState({ version: null, news: null });
}
