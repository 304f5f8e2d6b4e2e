import { z } from 'zod';
import { bounded, Id } from './text.ts';

/** The length of an invitation: what fits into the bubble beside the launcher without hiding the page. */
export const INVITATION_MAX = 200;

/** How long an invitation is open, and, once it was accepted, how long the visitor has to write, ms. */
export const INVITATION_MS = 5 * 60_000;

/** Visitors in one list; the total is told beside it. */
export const VISITORS_SHOWN = 200;

/** How a visitor has answered an invitation: `later` holds for a day, `never` for good. */
export const INVITATION_ANSWERS = ['accept', 'later', 'never'] as const;

/** One of these. */
export type InvitationAnswer = (typeof INVITATION_ANSWERS)[number];

/** An invitation as the visitor sees it. */
export interface InvitationView {
  id: string;
  /** The number of the agent, which is what customers know agents by. */
  agent: string;
  text: string;
  /** ISO 8601. */
  expiresAt: string;
  /** Whether it was accepted already, on another page or tab. */
  accepted: boolean;
}

/** What became of the last invitation of a visitor. */
export interface Invited {
  /** The account that has invited. */
  by: string;
  state: 'open' | 'accepted' | 'later' | 'never';
  /** Until when it is open, or holds; ISO 8601. */
  until: string;
}

/** Somebody who is on a website with the widget now. */
export interface VisitorView {
  /** The customer's id. */
  id: string;
  /** The address of the page, without its query. */
  page: string | null;
  title: string | null;
  referrer: string | null;
  locale: string | null;
  device: string | null;
  /** Since when they have been on the site, and on this page; ISO 8601. */
  since: string;
  onPageSince: string;
  /** Of their record or of the website; null: unknown. */
  name: string | null;
  department: string | null;
  /** Whether they have written before. */
  returning: boolean;
  /** The chat that they are in: with whom, or null while they wait. */
  chat: { agent: string | null } | null;
  invited: Invited | null;
}

/** Who is on the websites now, the latest first. */
export interface VisitorsOnSite {
  visitors: VisitorView[];
  /** Of all, including those that are not in the list. */
  total: number;
}

/** An agent invites a visitor to a chat. */
export const Invite = z.strictObject({
  visitorId: Id,
  text: bounded(INVITATION_MAX).refine((text) => text.length > 0, { message: 'must not be empty' }),
});
