import { INVITATION_MS, type InvitationAnswer } from '../../../protocol/visitors.ts';
import type { Duration, Instant } from '../instant.ts';

/**
 * The last invitation of a visitor: `open` until it expires, `accepted` until the visitor has written, `later` for a
 * day, `never` for good, `used` once the chat has begun.
 */
export interface Invitation {
  customerId: string;
  id: string;
  /** Who has invited. */
  account: string;
  words: string;
  state: 'open' | 'accepted' | 'later' | 'never' | 'used';
  /** Until when the state holds. */
  until: Instant;
}

/** How long a visitor who has said "not now" is left alone. */
const LATER_MS: Duration = 24 * 3_600_000;
/** How long "never" is kept at the desk after it was said; in the visitor's browser it has no end. */
export const NEVER_MS: Duration = 366 * 86_400_000;

/** Whether a visitor may not be invited because of what stands. */
export function stands({ state, until }: Invitation, at: Instant): boolean {
  return state === 'never' || until > at;
}

/** What becomes of an invitation by its visitor's answer; null: nothing, because it is over. */
export function answered(one: Invitation, answer: InvitationAnswer, at: Instant): Invitation | null {
  // Whoever wants to be left alone is, however late they say so.
  if (answer === 'never') return { ...one, state: 'never', until: at + NEVER_MS, words: '' };
  if (one.state !== 'open' || one.until <= at) return null;
  if (answer === 'later') return { ...one, state: 'later', until: at + LATER_MS, words: '' };
  return { ...one, state: 'accepted', until: at + INVITATION_MS };
}
