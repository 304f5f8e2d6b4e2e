import { endsByKey, type ActivityReport, type AutomaticCause } from '../../../protocol/status.ts';
import type { Duration, Instant } from '../instant.ts';
import type { Away, Standing } from './standing.ts';

/**
 * Within which somebody counts as having been at two consoles at once: a console tells of keys so often, not of each. Also
 * how far the clocks of processes may be apart.
 */
const AT_ONCE_MS = 20_000;

/** What becomes of a status by what a console has noticed. */
export type Noticed =
  /** They are back. */
  | { is: 'back'; from: Away }
  /** They are away, unless they were at another console after this moment. */
  | { is: 'away'; away: Away; unseenSince: Instant };

/**
 * A person's status by what one of their consoles has noticed, null: nothing changes. Whoever is away by their own choice
 * or a colleague's stays so, whatever they press; and a computer that sleeps means nothing while they work at another.
 */
export function noticed(
  { status, away }: { status: Standing['status']; away: Away | null },
  { is, ago }: ActivityReport,
  at: Instant,
  awayAfter: Duration | null,
): Noticed | null {
  if (is === 'active')
    return status === 'away' && away !== null && endsByKey(away.cause) ? { is: 'back', from: away } : null;
  if (status === 'away' || awayAfter === null) return null;
  return { is: 'away', away: automatically(is, at), unseenSince: at - ago + AT_ONCE_MS };
}

/** Away without anybody's doing. */
export function automatically(cause: AutomaticCause, at: Instant): Away {
  return { cause, reason: null, by: null, since: at };
}

/**
 * Who was at no console after this moment is away by now; null: nobody is. Counted from `since` on, when consoles began to
 * tell: until then nobody could.
 */
export function unseenSince(awayAfter: Duration | null, since: Instant, at: Instant): Instant | null {
  return awayAfter === null || at - since < awayAfter ? null : at - awayAfter;
}
