import { z } from 'zod';
import { AWAY_REASON_MAX } from './limits.ts';
import { bounded, Id } from './text.ts';

/** What somebody chooses: online people get new chats, away ones keep those they have. */
export const STATUSES = ['online', 'away'] as const;

/**
 * How somebody comes to be away without anybody's doing: no key or pointer, the computer slept, the screen was locked, too
 * many offered chats were missed.
 */
export const AUTOMATIC_CAUSES = ['idle', 'slept', 'locked', 'missed'] as const;

/** One of {@link AUTOMATIC_CAUSES}. */
export type AutomaticCause = (typeof AUTOMATIC_CAUSES)[number];

/** How somebody came to be away: by their own choice, set by a colleague, or automatically. */
export const AWAY_CAUSES = ['chosen', 'colleague', ...AUTOMATIC_CAUSES] as const;

/** One of {@link AWAY_CAUSES}. */
export type AwayCause = (typeof AWAY_CAUSES)[number];

/** Whether somebody is away without anybody's doing. */
export function isAutomatic(cause: AwayCause | undefined): cause is AutomaticCause {
  return AUTOMATIC_CAUSES.some((one) => one === cause);
}

/** Whether their next key ends it. Who misses offers while they type must say that they take them. */
export function endsByKey(cause: AwayCause | undefined): boolean {
  return isAutomatic(cause) && cause !== 'missed';
}

/** A status to take: `reason` is one of the desk's, and goes with `away` only. */
export const ChooseStatus = z.strictObject({
  value: z.enum(STATUSES),
  reason: bounded(AWAY_REASON_MAX).optional(),
});

/** The same for a colleague. */
export const ChooseStatusOf = ChooseStatus.extend({ account: Id });

/** A day, in milliseconds: longer ago is told as a day ago. */
export const AGO_MAX = 86_400_000;

/**
 * What a console has noticed of its person: a key or a pointer, that the computer has slept, or that the screen was locked.
 * `ago`: milliseconds since their last key or pointer in this console.
 */
export const ReportActivity = z.strictObject({
  is: z.enum(['active', 'slept', 'locked']),
  ago: z.int().min(0).max(AGO_MAX),
});

/** See {@link ReportActivity}. */
export type ActivityReport = z.output<typeof ReportActivity>;

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

/** This person's status was set by a colleague (`by`), or automatically (`cause`: what began, or with `online` has ended). */
export interface StatusNews {
  value: (typeof STATUSES)[number];
  reason?: string;
  /** The account of the colleague. */
  by?: string;
  cause?: AutomaticCause;
}
