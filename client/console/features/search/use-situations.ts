import { useMemo } from 'react';
import { useManual } from '../../connection/manuals.ts';
import { useSettings } from '../../store/settings.ts';

/** The situations of the manual that customers set off, by title. */
export function useSituations(): readonly { id: string; title: string }[] {
  const manual = useManual(useSettings(({ language }) => language));
  return useMemo(() => (manual?.situations ?? []).map(({ id, title }) => ({ id, title })), [manual]);
}
