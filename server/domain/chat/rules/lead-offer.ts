import { z } from 'zod';
import { COMPLAINTS, isPhraseOf, NEEDED_PHRASES, NEEDED_SITUATIONS } from '../../../../phrases/needed-ids.ts';
import { situationIdOf } from '../../../../phrases/own-phrase.ts';
import { iso, type Instant } from '../../instant.ts';
import { refuse } from '../../refusal.ts';
import { endOf, type Rules } from '../../rules.ts';
import { type Author, type Staff, SYSTEM } from '../author.ts';
import { isInCrisis, type Chat } from '../chat.ts';
import { alreadyClosed } from './closing.ts';
import { NOTHING_PERSONAL } from './rule.ts';
import type { Deadline, Decides, Dues, Folds, PersonalParts, Shown } from './rule.ts';

// P6, escalation by time: where a complaint runs for too long, its agent is offered to call a lead, once.

/** The complaint that runs in a chat, and the offer to call a lead for it. [P6] */
export const Complaint = z.object({
  /** Since when it runs; null while none does. */
  since: z.number().nullable(),
  /** The running cases that are complaints from this chat, by their numbers. */
  cases: z.array(z.number()),
  offeredAt: z.number().nullable(),
  /** The agent has said that no lead is needed: not offered again in this chat. */
  passed: z.boolean(),
});

/** The complaint that runs in a chat, and the offer to call a lead for it. [P6] */
export type Complaint = z.output<typeof Complaint>;

/** A complaint from this chat is on record, or no longer runs; a lead is offered, or not needed. */
export const lines = [
  z.object({
    kind: z.literal('complaint_recorded'),
    data: z.object({ number: z.number(), over: z.boolean() }),
  }),
  z.object({ kind: z.literal('lead_offered'), data: z.object({ since: z.number() }) }),
  z.object({ kind: z.literal('lead_offer_passed') }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** What has become of a case that is a complaint from this chat, and the agent's word that no lead is needed. */
export type Events =
  | { type: 'complaintRecorded'; by: Author; number: number; isOver: boolean }
  | { type: 'leadOfferPassed'; by: Staff };

/** A case that is told twice is written once. A chat that is over hears no more of its complaints. [P5] [P6] */
export const decide: Decides<Events['type']> = {
  complaintRecorded({ state, complaint }, { by, number, isOver }) {
    if (state.status === 'closed' || complaint.cases.includes(number) !== isOver) return [];
    return [{ kind: 'complaint_recorded', by, data: { number, over: isOver } }];
  },

  leadOfferPassed({ state, complaint }, { by }) {
    if (state.status === 'closed') return alreadyClosed();
    if (complaint.since === null) return refuse('conflict', 'No complaint is running in this chat.');
    return complaint.passed ? [] : [{ kind: 'lead_offer_passed', by }];
  },
};

/** A complaint runs from when it is first on record, whichever way. */
export const fold: Folds<Kind> = {
  complaint_recorded(chat, { at, data: { number, over } }) {
    const others = chat.complaint.cases.filter((one) => one !== number);
    if (over) return others.length > 0 ? withCases(chat, others) : settled(chat);
    return withCases(begun(chat, at), [...others, number]);
  },
  lead_offered: (chat, { at }) => ({ ...chat, complaint: { ...chat.complaint, offeredAt: at } }),
  lead_offer_passed: (chat) => ({ ...chat, complaint: { ...chat.complaint, passed: true } }),
};

function withCases(chat: Chat, cases: number[]): Chat {
  return { ...chat, complaint: { ...chat.complaint, cases } };
}

/** Counted from the customer's words, if they were still waiting for an answer to them. */
function begun(chat: Chat, at: Instant): Chat {
  const since = chat.complaint.since ?? Math.min(chat.waitingSince ?? at, at);
  return { ...chat, complaint: { ...chat.complaint, since } };
}

function settled(chat: Chat): Chat {
  return { ...chat, complaint: { ...chat.complaint, since: null, cases: [], offeredAt: null } };
}

/**
 * The chat before its agent's words are folded, with what their phrase says of a complaint: one of a complaint's situation
 * takes it up, the question whether there is anything else and the farewell end it. [P4] [P5]
 */
export function complaintAfter(chat: Chat, at: Instant, phraseId: string | undefined): Chat {
  if (phraseId === undefined) return chat;
  if (situationIdOf(phraseId).startsWith(COMPLAINTS)) return begun(chat, at);
  const isEnd = ENDING.some((situation) => isPhraseOf(situation, phraseId));
  return isEnd && chat.complaint.since !== null ? settled(chat) : chat;
}

const ENDING = [NEEDED_SITUATIONS.anythingElse, situationIdOf(NEEDED_PHRASES.farewell)];

/** An answer that keeps a promise is the desk's next move: how long the complaint runs counts from it. [P7] */
export function complaintFrom({ complaint }: Chat, at: Instant): Complaint {
  return complaint.since === null ? complaint : { ...complaint, since: at };
}

/**
 * Offered once in a chat, and not where a lead has been called or is there already; while a promise or a hold runs not before
 * its end. [P6] [P7]
 */
export function deadlines(chat: Chat, rules: Rules): Deadline[] {
  const { state, complaint, leadCall, hold, promises } = chat;
  const { since, offeredAt, passed } = complaint;
  if (rules.callLeadAfter === null || state.status !== 'open' || since === null) return [];
  if (offeredAt !== null || passed || leadCall !== null || isInCrisis(chat)) return [];
  const promised = promises.filter(({ over }) => !over).map(({ until }) => until);
  const after = endOf(rules, 'alarm', since, rules.callLeadAfter);
  return [{ kind: 'complaint', at: Math.max(after, hold?.until ?? 0, ...promised) }];
}

/** Says since when the complaint runs. */
export const due: Dues<'complaint'> = {
  complaint: {
    isReminder: true,
    becomes: ({ complaint: { since } }) =>
      since === null ? [] : [{ kind: 'lead_offered', by: SYSTEM, data: { since } }],
  },
};

/** Since when the complaint runs for which a lead is offered now; null where none is. [P6] */
export function leadOfferedFor({ state, complaint, leadCall }: Chat): Instant | null {
  const { since, offeredAt, passed } = complaint;
  const isOffered = state.status === 'open' && offeredAt !== null && !passed && leadCall === null;
  return isOffered ? since : null;
}

/** For staff; the customer hears of their complaint as a case. */
export const shown: Shown<Kind> = {
  complaint_recorded: {
    staff: ({ data }) => ({ case: `T-${String(data.number)}`, ...(data.over ? { over: true } : {}) }),
    customer: 'hidden',
  },
  lead_offered: { staff: ({ data }) => ({ since: iso(data.since) }), customer: 'hidden' },
  lead_offer_passed: { staff: () => null, customer: 'hidden' },
};

/** Nothing in these lines is typed. */
export const personal: PersonalParts<Kind> = {
  complaint_recorded: NOTHING_PERSONAL,
  lead_offered: NOTHING_PERSONAL,
  lead_offer_passed: NOTHING_PERSONAL,
};
