import { z } from 'zod';
import { iso } from '../../instant.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { accountOf, type Staff } from '../author.ts';
import { type Chat, previewOf } from '../chat.ts';
import type { NewEntry } from '../log.ts';
import { alreadyClosed } from './closing.ts';
import { NOTHING_PERSONAL, type Decides, type Folds, type PersonalParts, type Shown } from './rule.ts';

// P6: the agent calls a lead into the chat, for help or to take over; one lead takes the call.

/** The last call for a lead in a chat. [P6] */
export const LeadCall = z.object({
  /** Calls of one chat count 1, 2, 3, … */
  number: z.number(),
  by: z.string(),
  at: z.number(),
  /** How the reason begins. */
  reason: z.string().nullable(),
  /** How many leads were on duty at the time; 0: nobody got the call. */
  onDuty: z.number(),
  /** Null while it is open; `by` null: it was withdrawn. */
  ended: z.object({ by: z.string().nullable(), at: z.number() }).nullable(),
});

/** The last call for a lead in a chat. [P6] */
export type LeadCall = z.output<typeof LeadCall>;

/** The call, who took it, or that it was taken back. */
export const lines = [
  z.object({
    kind: z.literal('lead_called'),
    text: z.string().exactOptional(),
    data: z.object({ number: z.number(), onDuty: z.number() }),
  }),
  z.object({
    kind: z.literal('lead_answered'),
    /** `since`: when the lead was called. */
    data: z.object({ number: z.number(), since: z.number() }),
  }),
  z.object({ kind: z.literal('lead_call_withdrawn'), data: z.object({ number: z.number() }) }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** A lead is called, comes, or is needed no longer. */
export type Events =
  | { type: 'leadCalled'; by: Staff; reason?: string; onDuty: number }
  | { type: 'leadCallAnswered'; by: Staff }
  | { type: 'leadCallWithdrawn'; by: Staff };

/** One call at a time; the first lead who takes it has it, and the next one is told who did. [P6] */
export const decide: Decides<Events['type']> = {
  leadCalled(chat, { by, reason, onDuty }, _at, rules) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (openCallOf(chat) !== null) return refuse('conflict', 'A lead has been called already.');
    const words = reason ? { text: rules.mask(reason) } : {};
    const number = (chat.leadCall?.number ?? 0) + 1;
    return [{ kind: 'lead_called', by, ...words, data: { number, onDuty } }];
  },

  leadCallAnswered(chat, { by }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    const call = openCallOf(chat);
    if (call === null) return notOpen(chat);
    if (call.by === by.account) return refuse('conflict', 'This is your own call; another lead takes it.');
    return answeredBy(chat, by);
  },

  leadCallWithdrawn(chat, { by }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    const call = openCallOf(chat);
    return call === null
      ? notOpen(chat)
      : [{ kind: 'lead_call_withdrawn', by, data: { number: call.number } }];
  },
};

function notOpen({ leadCall }: Chat): Refusal {
  const taker = leadCall?.ended?.by ?? null;
  if (taker !== null) return refuse('conflict', `${taker} has taken this call.`);
  return refuse('conflict', leadCall === null ? 'No lead has been called.' : 'This call was withdrawn.');
}

/** The call that no lead has taken yet. */
export function openCallOf({ leadCall }: Pick<Chat, 'leadCall'>): LeadCall | null {
  return leadCall !== null && leadCall.ended === null ? leadCall : null;
}

/** A lead who takes the chat over or joins it has answered the call; nothing if none is open. [P6] */
export function answeredBy(chat: Chat, by: Staff): NewEntry[] {
  const call = openCallOf(chat);
  if (call === null || by.role !== 'lead' || call.by === by.account) return [];
  return [{ kind: 'lead_answered', by, data: { number: call.number, since: call.at } }];
}

/** The last call stays in the row until the chat ends, so that who comes late reads who was quicker. */
export const fold: Folds<Kind> = {
  lead_called: (chat, { by, at, text, data }) => ({
    ...chat,
    leadCall: {
      ...data,
      by: accountOf(by) ?? '',
      at,
      reason: text === undefined ? null : previewOf(text),
      ended: null,
    },
  }),
  lead_answered: (chat, { by, at }) => ended(chat, { by: accountOf(by), at }),
  lead_call_withdrawn: (chat, { at }) => ended(chat, { by: null, at }),
};

function ended(chat: Chat, end: NonNullable<LeadCall['ended']>): Chat {
  return chat.leadCall === null ? chat : { ...chat, leadCall: { ...chat.leadCall, ended: end } };
}

/** Hidden from customers. */
export const shown: Shown<Kind> = {
  lead_called: { staff: ({ data }) => data, customer: 'hidden' },
  lead_answered: {
    staff: ({ data }) => ({ number: data.number, since: iso(data.since) }),
    customer: 'hidden',
  },
  lead_call_withdrawn: { staff: ({ data }) => data, customer: 'hidden' },
};

/** Why a lead was called may hold words about the customer. */
export const personal: PersonalParts<Kind> = {
  lead_called: { text: 'removed', data: {} },
  lead_answered: NOTHING_PERSONAL,
  lead_call_withdrawn: NOTHING_PERSONAL,
};
