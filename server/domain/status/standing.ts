import { z } from 'zod';
import { AWAY_CAUSES, type AwayView } from '../../../protocol/status.ts';
import { iso, type Instant } from '../instant.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** Why a person is away, as it is stored and sent to the other processes. */
export const Away = z.object({
  cause: z.enum(AWAY_CAUSES),
  reason: z.string().nullable(),
  /** The account of the colleague who set it; null for oneself. */
  by: z.string().nullable(),
  since: z.number(),
});

/** See {@link Away}. */
export type Away = z.output<typeof Away>;

/** A status with its reason. People who sign in are away without a reason, because they have not chosen yet. */
export type Standing = { status: 'online'; away: null } | { status: 'away'; away: Away | null };

/** Away until the person chooses a status. */
export const UNCHOSEN: Standing = { status: 'away', away: null };

/**
 * The status after a request for oneself (`by` null) or for a colleague. Refuses reasons that the desk does not
 * have, because reports and colleagues rely on them.
 */
export function standingFor(
  { value, reason = '' }: { value: 'online' | 'away'; reason?: string | undefined },
  reasons: readonly string[],
  by: string | null,
  at: Instant,
): Standing | Refusal {
  if (value === 'online')
    return reason === ''
      ? { status: 'online', away: null }
      : { ...refuse('bad_request', 'Only who is away has a reason; leave it out.'), field: 'reason' };
  if (reason !== '' && !reasons.includes(reason))
    return { ...refuse('bad_request', unknownReason(reasons)), field: 'reason' };
  const cause = by === null ? 'chosen' : 'colleague';
  return { status: 'away', away: { cause, reason: reason === '' ? null : reason, by, since: at } };
}

function unknownReason(reasons: readonly string[]): string {
  return reasons.length === 0
    ? 'This desk has no reasons for being away; leave the reason out.'
    : `This is no reason for being away on this desk; choose one of ${reasons.join(', ')}, or none.`;
}

/** Whether a lead may set a colleague to this status: only connected people can be online. */
export function refusalOfSetting(
  colleague: { disabledAt: Instant | null; connected: boolean } | undefined,
  value: 'online' | 'away',
): Refusal | null {
  if (colleague === undefined || colleague.disabledAt !== null)
    return refuse('not_found', 'There is no such colleague.');
  if (value === 'online' && !colleague.connected)
    return refuse('conflict', 'This colleague has no console open; they can be online once they have.');
  return null;
}

/** Why a person is away, as staff see it. */
export function awayView({ cause, reason, by, since }: Away): AwayView {
  return {
    cause,
    ...(reason === null ? {} : { reason }),
    ...(by === null ? {} : { by }),
    since: iso(since),
  };
}
