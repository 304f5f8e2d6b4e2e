import { useEffect } from 'react';
import { create } from 'zustand';
import type { Locale, Manual, Situation } from '../../../phrases/manual.ts';
import * as http from '../connection/http.ts';
import { useSettings } from './settings.ts';

type Manuals = Partial<Record<Locale, Manual | 'asked' | 'failed'>>;

/** The service manual in the languages that were needed so far. */
export const useManuals = create<Manuals>()(() => ({}));

/** The manual in a language; null until it is here. Asks for it once. */
export function useManual(locale: Locale): Manual | null {
  const manual = useManuals((all) => all[locale]);
  useEffect(() => {
    if (manual === undefined) void fetchManual(locale);
  }, [manual, locale]);
  return manual === undefined || manual === 'asked' || manual === 'failed' ? null : manual;
}

/** The manual in a language as far as it is here; asks for nothing. */
export function manualNow(locale: Locale): Manual | null {
  const manual = useManuals.getState()[locale];
  return typeof manual === 'object' ? manual : null;
}

/** Fetches the manual, also after it failed before. */
export async function fetchManual(locale: Locale): Promise<void> {
  // What is here stays in use until the new one has come.
  if (typeof useManuals.getState()[locale] !== 'object') useManuals.setState({ [locale]: 'asked' });
  const answer = await http.manual(locale);
  useManuals.setState({ [locale]: answer.ok ? answer : 'failed' });
}

/** The title of a situation in the reader's language; its id until the manual is here. */
export function useTitleOf(situationId: string | null): string | null {
  return useSituation(situationId)?.title ?? situationId;
}

/** A situation in the reader's language; undefined until the manual is here. */
export function useSituation(situationId: string | null): Situation | undefined {
  const manual = useManual(useSettings((one) => one.language));
  return situationId === null ? undefined : situationIn(manual, situationId);
}

/** A situation of the manual that is here. */
export function situationIn(manual: Manual | null, id: string): Situation | undefined {
  return manual?.situations.find((one) => one.id === id);
}
