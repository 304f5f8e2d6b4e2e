import { useEffect } from 'react';
import type { Locale, Manual, Situation } from '../../../phrases/manual.ts';
import { situationIn, useManuals } from '../store/manuals.ts';
import { useSettings } from '../store/settings.ts';
import * as http from './http.ts';

/** The manual in a language; null until it is here. Asks for it once. */
export function useManual(locale: Locale): Manual | null {
  const manual = useManuals((all) => all[locale]);
  useEffect(() => {
    if (manual === undefined) void fetchManual(locale);
  }, [manual, locale]);
  return manual === undefined || manual === 'asked' || manual === 'failed' ? null : manual;
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
