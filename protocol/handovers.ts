import { z } from 'zod';
import type { CaseKind } from './cases.ts';
import { bounded, ClientId, Id, oneLine } from './text.ts';

/** The most items of one hand-over, and of a sheet of what somebody owes: of each kind, chats and cases. */
export const HANDOVER_ITEMS_MAX = 200;

/** What is handed over: an open chat by its id, a case by its number. */
const Item = z.strictObject({ kind: z.enum(['chat', 'case']), id: Id });

/** `GET /api/handovers`: the next page of the log begins after this cursor. */
export const HandoversQuery = z.strictObject({ cursor: z.string().max(100).optional() });

/** The body of `POST /api/handovers`. */
export const OfferHandover = z.strictObject({
  /** Sent again with the same one by the same account, it is offered once. */
  clientId: ClientId.optional(),
  /** The colleague who is to take it over. */
  to: Id,
  note: bounded(2000).optional(),
  items: z
    .array(Item)
    .min(1)
    .max(2 * HANDOVER_ITEMS_MAX),
});

/** `/api/handovers/:id`. */
export const HandoverAddress = z.strictObject({ id: Id });

/** The body of `POST /api/handovers/:id/answer`: what is taken over, and what is not, each with the reason. */
export const AnswerHandover = z.strictObject({
  items: z
    .array(
      z
        .strictObject({ ...Item.shape, accept: z.boolean(), reason: oneLine(200).optional() })
        .refine(({ accept, reason = '' }) => accept || reason !== '', {
          path: ['reason'],
          message: 'must say why',
        }),
    )
    .min(1)
    .max(2 * HANDOVER_ITEMS_MAX),
});

/** Why something is owed: of a chat the gravest, of a case its kind. */
export type OwedWhy = 'crisis' | 'owes' | 'open' | CaseKind;

/** One thing that somebody owes. Times are ISO 8601. */
export interface OwedItem {
  kind: 'chat' | 'case';
  id: string;
  why: OwedWhy;
  dueAt: string | null;
  urgent: boolean;
  /** The customer's name, if known. */
  customer: string | null;
  /** The customer's last words, or what the case is about; cut. */
  words: string;
}

/** An item of a hand-over. `gone`: it was over, or with somebody else, when it was accepted. */
export interface HandoverItem {
  kind: 'chat' | 'case';
  id: string;
  why: OwedWhy;
  dueAt: string | null;
  answer: 'accepted' | 'declined' | 'gone' | null;
  reason: string | null;
  answeredAt: string | null;
}

/** A hand-over as its two sides and leads see it. `withdrawn`: another one was offered in its place. */
export interface HandoverView {
  id: string;
  from: string;
  to: string;
  at: string;
  note: string;
  status: 'offered' | 'settled' | 'withdrawn';
  /** When leads were told that nobody answers it; null: they were not. */
  toldAt: string | null;
  items: HandoverItem[];
}

/** `GET /api/handovers`: what the asker owes now, and hand-overs, the latest first; leads see all, others their own. */
export interface HandoversPage {
  owed: OwedItem[];
  handovers: HandoverView[];
  cursor: string | null;
  /** What is offered to the asker, in words. */
  offered: OwedItem[];
}

/** What an answer came to. `failed` was not taken over and can be answered again: such a chat needs its new agent online. */
export interface HandoverAnswered {
  handover: HandoverView;
  failed: { kind: 'chat' | 'case'; id: string; code: string; message: string }[];
}
