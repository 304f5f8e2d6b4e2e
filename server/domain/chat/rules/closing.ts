import { z } from 'zod';
import {
  CLOSE_REASONS,
  CLOSING_STEPS,
  type CloseReason,
  type ClosingStep,
  type EntryData,
} from '../../../../protocol/entry.ts';
import { iso } from '../../instant.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Author, Staff } from '../author.ts';
import { NO_COMPLAINT, type Chat } from '../chat.ts';
import type { NewEntry } from '../log.ts';
import type { Decides, Folds, PersonalParts, Shown } from './rule.ts';
import { timeFrom, WrapUpTime } from './wrap-up-time.ts';

// P4: how a chat ends. P1, P2 and P3 end theirs by the same line.

/** What a close stores: the reason, both sides' last times, the steps that were left out. [P1] [P2] [P3] [P4] */
const Closing = z.object({
  reason: z.enum(CLOSE_REASONS),
  lastCustomerAt: z.number().nullable(),
  lastAgentAt: z.number().nullable(),
  /** Why closing steps were left out. [P4] */
  skipped: z.string().exactOptional(),
  /** The closing steps that were missing. [P4] */
  missing: z.array(z.enum(CLOSING_STEPS)).exactOptional(),
  /** The messages that counted as harassment or abuse. [P2] [P3] */
  evidence: z.array(z.number()).exactOptional(),
  /** `idle`: since when the customer owed the answer. [P1] */
  since: z.number().exactOptional(),
  /** Until when its agent has time for the wrap-up, and whether that holds their place. */
  wrapUp: WrapUpTime.pick({ until: true, holds: true }).exactOptional(),
});

/** The line that ends a chat. */
export const lines = [z.object({ kind: z.literal('closed'), data: Closing })] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** Who ends a chat by hand. */
export type Events =
  | { type: 'customerLeft' }
  | {
      type: 'staffClosed';
      by: Staff;
      skipped?: string;
      missing?: ClosingStep[];
      /** The log's end when `missing` was read from it. */
      readTo?: number;
    };

/** The agent or the customer ends the chat; what P4 still missed is on record, with the agent's reason. [P4] */
export const decide: Decides<Events['type']> = {
  customerLeft: (chat) =>
    chat.state.status === 'closed' ? alreadyClosed() : [close(chat, { role: 'customer' }, 'customer')],

  staffClosed(chat, { by, skipped, missing, readTo }, _at, rules) {
    if (chat.state.status === 'closed') return alreadyClosed();
    // The missing steps were computed on a log that has grown since: it must be read again.
    if (readTo !== undefined && readTo !== chat.lastSeq)
      return refuse('conflict', 'Something was said in this moment; look before you close.');
    return [
      close(chat, by, 'agent', {
        ...(skipped ? { skipped: rules.mask(skipped) } : {}),
        ...(missing && missing.length > 0 ? { missing } : {}),
      }),
    ];
  },
};

/** Whatever was in progress ends with the chat. */
export const fold: Folds<Kind> = {
  closed: (chat, { at, data }) => ({
    ...chat,
    warning: null,
    abuse: { ...chat.abuse, asked: null },
    hold: null,
    contactAsked: false,
    leadToldAt: null,
    leadCall: null,
    complaint: NO_COMPLAINT,
    crisis: chat.crisis === null ? null : { ...chat.crisis, ended: chat.crisis.ended ?? at, statements: [] },
    beside: { joined: [], invited: [] },
    handover: null,
    state: {
      status: 'closed',
      agent: chat.state.status === 'open' ? chat.state.agent : null,
      closedAt: at,
      reason: data.reason,
      rating: null,
      wrapUp: timeFrom(at, data.wrapUp),
    },
  }),
};

/** The line that ends a chat; it keeps why, and both sides' last times. [P1] [P2] [P3] [P4] */
export function close(
  { lastCustomerAt, lastAgentAt }: Chat,
  by: Author,
  reason: CloseReason,
  more: Pick<z.output<typeof Closing>, 'skipped' | 'missing' | 'evidence' | 'since'> = {},
): NewEntry {
  return { kind: 'closed', by, data: { reason, lastCustomerAt, lastAgentAt, ...more } };
}

/** The refusal for a closed chat. */
export function alreadyClosed(): Refusal {
  return refuse('closed', 'This chat is closed. Start a new one to go on.');
}

/** Customers see why and when, not what was left out or counted against them. */
export const shown: Shown<Kind> = {
  closed: {
    staff: ({ data }) => ({
      ...whyAndWhen(data),
      ...(data.since === undefined ? {} : { since: iso(data.since) }),
      ...(data.skipped === undefined ? {} : { skipped: data.skipped }),
      ...(data.missing === undefined ? {} : { missing: data.missing }),
      ...(data.evidence === undefined ? {} : { evidence: data.evidence }),
      ...(data.wrapUp === undefined ? {} : { until: iso(data.wrapUp.until) }),
    }),
    customer: ({ data }) => whyAndWhen(data),
  },
};

function whyAndWhen({ reason, lastCustomerAt, lastAgentAt }: z.output<typeof Closing>): EntryData {
  return {
    reason,
    ...(lastCustomerAt === null ? {} : { lastCustomerAt: iso(lastCustomerAt) }),
    ...(lastAgentAt === null ? {} : { lastAgentAt: iso(lastAgentAt) }),
  };
}

/** The reason for leaving steps out is typed; which messages counted as evidence tells about the person. */
export const personal: PersonalParts<Kind> = {
  closed: { text: 'none', data: { skipped: 'removed', evidence: 'removed' } },
};
