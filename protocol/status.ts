import { z } from 'zod';
import { AWAY_REASON_MAX } from './limits.ts';
import { bounded, Id } from './text.ts';

/** What somebody chooses: online people get new chats, away ones keep those they have. */
export const STATUSES = ['online', 'away'] as const;

/** How somebody came to be away: by their own choice, or set by a colleague. */
export const AWAY_CAUSES = ['chosen', 'colleague'] as const;

/** One of {@link AWAY_CAUSES}. */
export type AwayCause = (typeof AWAY_CAUSES)[number];

/** A status to take: `reason` is one of the desk's, and goes with `away` only. */
export const ChooseStatus = z.strictObject({
  value: z.enum(STATUSES),
  reason: bounded(AWAY_REASON_MAX).optional(),
});

/** The same for a colleague. */
export const ChooseStatusOf = ChooseStatus.extend({ account: Id });

/** Why somebody is away, as staff see it. */
export interface AwayView {
  cause: AwayCause;
  /** In the words of the desk; left out if none was given. */
  reason?: string;
  /** The account of the colleague who set it. */
  by?: string;
  /** ISO 8601. */
  since: string;
}

/** A colleague has set this person's status. */
export interface StatusNews {
  value: (typeof STATUSES)[number];
  reason?: string;
  /** The account of the colleague. */
  by: string;
}
