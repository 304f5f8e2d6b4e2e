import { endsByKey, type ActivityReport, type AutomaticCause } from '../../../protocol/status.ts';
import type { Duration, Instant } from '../instant.ts';
import type { Away, Standing } from './standing.ts';

/**
 * Activity at two consoles within this time counts as simultaneous, ms, because consoles do not report every key. Also
 * covers differences between the clocks of processes.
 */
const AT_ONCE_MS = 20_000;

/** The change of a status that follows from a report of a console. */
export type Noticed =
  /** The person is back. */
  | { is: 'back'; from: Away }
  /** The person is away, unless they were active at another console after this moment. */
  | { is: 'away'; away: Away; unseenSince: Instant };

/**
 * The change of a person's status after a report of one of their consoles; null if there is none. An away that the person
 * or a colleague has set is not ended by keys, and a sleeping computer has no effect while they work at another one.
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

/** An away that was set automatically. */
export function automatically(cause: AutomaticCause, at: Instant): Away {
  return { cause, reason: null, by: null, since: at };
}

/**
 * People without activity after this moment are away; null if there are none. Counts only from `since` on, when consoles
 * began to report.
 */
export function unseenSince(awayAfter: Duration | null, since: Instant, at: Instant): Instant | null {
  return awayAfter === null || at - since < awayAfter ? null : at - awayAfter;
}
