import { z } from 'zod';
import { OWN_PHRASE_MAX } from './limits.ts';
import { bounded, ClientId, Id, Seq } from './text.ts';

/** Proposals that await a lead at once, of one person and of all; further ones are refused. */
export const PROPOSALS_OF_ONE = 20;
/** Of all. */
export const PROPOSALS_OPEN = 500;
/** Proposals of one list, at most. */
export const PROPOSALS_LISTED = 200;

/** The body of `POST /api/proposals`: a phrase for the manual, from a message that staff have sent. */
export const ProposePhrase = z.strictObject({
  /** Sent again with the same one by the same account, it is proposed once. */
  clientId: ClientId,
  chatId: Id,
  /** The message. */
  seq: Seq,
  text: bounded(OWN_PHRASE_MAX).refine((text) => text.length > 0, { message: 'must not be empty' }),
  /** For which situation; null: the lead shall choose. */
  situation: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/)
    .nullable(),
  /** What it is good for. */
  note: bounded(500),
});

/** `/api/proposals/:id`. */
export const ProposalAddress = z.strictObject({ id: Id });

/** The body of `POST /api/proposals/:id/decide`: whether it is taken, with a word to whoever proposed it. */
export const DecideProposal = z.strictObject({ take: z.boolean(), word: bounded(500) });

/** What can become of a proposal. */
export const PROPOSAL_STATES = ['open', 'taken', 'declined'] as const;

/** What can become of a proposal. */
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A phrase that was proposed. Times are ISO 8601. */
export interface ProposalView {
  id: string;
  by: string;
  at: string;
  chatId: string;
  seq: number;
  text: string;
  situation: string | null;
  note: string;
  state: ProposalState;
  decided: { by: string; at: string; word: string } | null;
}
