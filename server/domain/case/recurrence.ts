import type { Duration, Instant } from '../instant.ts';
import { doneAt, type Case } from './case.ts';

/** For so long a complaint that is over may be the same as a new one, or have the same cause. [P5] S2 */
export const RECURS_WITHIN: Duration = 30 * 86_400_000;

/** What a complaint came from, as it was archived, or by its 8D report while it runs; null if nobody knows yet. */
export function causeOf({ cause, eightD }: Case): string | null {
  return cause ?? eightD?.rootCause ?? null;
}

/** One spelling for causes that differ only in width, case, blanks and the marks around them. */
export function sameCause(cause: string): string {
  return cause
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
}

/** Whether a complaint was archived with this cause within the time in which it counts as the same. [P5] S2 */
export function recursBy(one: Case, cause: string, now: Instant): boolean {
  if (one.kind !== 'complaint' || one.state.status !== 'done' || one.cause === null) return false;
  return (doneAt(one) ?? 0) >= now - RECURS_WITHIN && sameCause(one.cause) === sameCause(cause);
}
