import backgroundLines from './background.json';
import type { Labelled } from './labelled.ts';

/** What customers write about anything: a desk's own situations are told from it. None of it is anybody's record. */
export function background(): Labelled[] {
  return backgroundLines.map((text) => ({ input: { text }, accepted: ['none'] }));
}
