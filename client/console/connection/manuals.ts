import { useEffect } from 'react';
import type { Locale, Manual, Situation } from '../../../phrases/manual.ts';
import { situationIn, useManuals } from '../store/manuals.ts';
import { useSettings } from '../store/settings.ts';
import * as http from './http.ts';

/** The manual in a language; loads it once, and is null until then. */
export function useManual(locale: Locale): Manual | null {
  const manual = useManuals((all) => all[locale]);
  useEffect(() => {
    if (manual === undefined) void fetchManual(locale);
  }, [manual, locale]);
  return manual === undefined || manual === 'asked' || manual === 'failed' ? null : manual;
}

/** Loads the manual in a language, also after an earlier failure. */
export async function fetchManual(locale: Locale): Promise<void> {
  // The loaded manual stays in use until the new one has arrived.
  if (typeof useManuals.getState()[locale] !== 'object') useManuals.setState({ [locale]: 'asked' });
  const answer = await http.manual(locale);
  useManuals.setState({ [locale]: answer.ok ? answer : 'failed' });
}

/** The title of a situation in the console's language; its id until the manual is loaded. */
export function useTitleOf(situationId: string | null): string | null {
  return useSituation(situationId)?.title ?? situationId;
}

/** A situation in the console's language; undefined until the manual is loaded. */
export function useSituation(situationId: string | null): Situation | undefined {
  const manual = useManual(useSettings((one) => one.language));
  return situationId === null ? undefined : situationIn(manual, situationId);
}
