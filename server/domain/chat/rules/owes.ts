import { z } from 'zod';
import { lastFileOf } from '../../../../protocol/files.ts';
import { iso, type Instant } from '../../instant.ts';
import { clockSince, endOf, rulesFor, type Rules } from '../../rules.ts';
import { accountOf, SYSTEM } from '../author.ts';
import { type Chat, previewOf } from '../chat.ts';
import type { EntryOf } from '../log.ts';
import { undecidedSince } from './crisis.ts';
import { onceAnswered, stillRunning } from './promises.ts';
import { answeringWith } from './recall.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Dues,
  type Folds,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// The desk owes an answer: since when a customer has been waiting, and when the leads are notified.

/** The leads were notified that a customer has waited too long. */
export const lines = [
  z.object({ kind: z.literal('lead_told'), data: z.object({ since: z.number() }) }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** Whose answer the chat waits for; null once it is closed. */
export function owesOf(chat: Chat): 'agent' | 'customer' | null {
  const { state } = chat;
  switch (state.status) {
    case 'waiting':
      return 'agent';
    case 'open':
      return undecidedSince(chat) === null ? state.owes : 'agent';
    case 'closed':
      return null;
  }
}

/** The leads are notified once per wait. */
export const fold: Folds<Kind> = {
  lead_told: (chat, { at }) => ({ ...chat, leadToldAt: at }),
};

/** The chat after words of its agent: the customer no longer waits for the desk, and its hold is over. [P1] [P7] */
export function answered(chat: Chat, entry: EntryOf<'message' | 'warned'>): Chat {
  const { at, by, seq, text } = entry;
  const said = {
    ...chat,
    lastAgentAt: at,
    hold: null,
    overdueFrom: [],
    promises: stillRunning(chat.promises, at),
    answering: answeringWith(chat, entry),
    lastText: previewOf(text),
    lastTextSeq: seq,
    lastFile: entry.kind === 'message' ? lastFileOf(entry.data?.files) : null,
    lastBy: 'staff' as const,
    lastAuthor: accountOf(by),
  };
  return onceAnswered(said, at);
}

/** A customer who waits too long, once for each wait. A message left for the next shift waits from when it is taken. [P10] */
export function deadlines(chat: Chat, rules: Rules): Deadline[] {
  const { state, leftMessage, leadToldAt } = chat;
  const waitingSince = owedSince(chat);
  if (state.status === 'closed' || waitingSince === null || leadToldAt !== null) return [];
  if (leftMessage && state.status === 'waiting') return [];
  const from = leftMessage && state.status === 'open' ? Math.max(waitingSince, state.openedAt) : waitingSince;
  return [{ kind: 'lead', at: endOf(rules, 'alarm', from, clockSince(rules, 'owesLead', from)) }];
}

/**
 * From when on the wait of a customer is marked and alarms its agent, where that clock rests outside working hours; null
 * where it runs on, and while nobody waits. [P10]
 */
export function restedAlarms(chat: Chat, desk: Rules): { mark: Instant; alarm: Instant } | null {
  const rules = rulesFor(chat, desk);
  const since = chat.waitingSince;
  if (rules.resting?.clocks.has('alarm') !== true || chat.state.status === 'closed' || since === null)
    return null;
  return {
    mark: endOf(rules, 'alarm', since, rules.owesMark),
    alarm: endOf(rules, 'alarm', since, rules.owesAlarm),
  };
}

/** Since when the customer waits for a word, or a statement to them for a lead. [P6] */
function owedSince(chat: Chat): Instant | null {
  return chat.waitingSince ?? undecidedSince(chat);
}

/** Notifies the leads, with the start of the customer's wait. */
export const due: Dues<'lead'> = {
  lead: {
    isReminder: true,
    becomes: (chat) => {
      const since = owedSince(chat);
      return since === null ? [] : [{ kind: 'lead_told', by: SYSTEM, data: { since } }];
    },
  },
};

/** Hidden from customers. */
export const shown: Shown<Kind> = {
  lead_told: { staff: ({ data }) => ({ since: iso(data.since) }), customer: 'hidden' },
};

/** Nothing in it is typed. */
export const personal: PersonalParts<Kind> = {
  lead_told: NOTHING_PERSONAL,
};
