import { useMemo } from 'react';
import type { CaseReader } from './case-lists.ts';
import { useClock } from './clock.ts';
import { useDesk } from './desk.ts';
import { useAsker } from './selectors.ts';

/** How often what follows from the time is computed again, ms. */
const EVERY_MS = 10_000;

/** Who looks at cases in this console, and the time to the nearest ten seconds. */
export function useCaseReader(): CaseReader {
  const asker = useAsker();
  // As one word: what else changes of a colleague is no change of the reader.
  const member = useDesk(({ staff }) => (staff[asker.account]?.departments ?? []).join(' '));
  const departments = useMemo(() => member.split(' ').filter((id) => id !== ''), [member]);
  const now = useClock((clock) => Math.floor(clock.now / EVERY_MS) * EVERY_MS);
  return useMemo(() => ({ asker, departments, now }), [asker, departments, now]);
}
