import { z } from 'zod';
import type { Duration, Instant } from '../../instant.ts';
import { clockSince, endOf, type Rules } from '../../rules.ts';
import { SYSTEM } from '../author.ts';
import { type Chat, isInCrisis, type Open, whileOpen } from '../chat.ts';
import { close } from './closing.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Dues,
  type Folds,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// P1: a customer who owes the answer and is silent is asked whether they are there, and in the end the chat is closed; a
// customer who was never served and has gone leaves the queue.

/** The assistant has offered to ask whether the customer is there. */
export const lines = [z.object({ kind: z.literal('nudged') })] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** The reminder is given once for each silence. */
export const fold: Folds<Kind> = {
  nudged: (chat) => whileOpen(chat, (open) => ({ ...open, nudged: true })),
};

/** The desk owes the next word: the customer's silence does not count. [P1] */
export const DESK_OWES = {
  owes: 'agent',
  silentSince: null,
  nudged: false,
} as const satisfies Partial<Open>;

/** The customer owes the next word: their silence counts from here. [P1] */
export function customerOwes(from: Instant): Pick<Open, 'owes' | 'silentSince' | 'nudged'> {
  return { owes: 'customer', silentSince: from, nudged: false };
}

/** Whether the customer counts as back after this message: they have seen what an agent wrote. [P1] [P10] */
export function isBackOnceWritten({ cameBack, lastAgentAt }: Chat): boolean {
  return cameBack || lastAgentAt !== null;
}

/** The reminder and the close of a silent customer; in the queue, the close of one who has left. [P1] */
export function deadlines(chat: Chat, rules: Rules): Deadline[] {
  const { state, promises } = chat;
  // Whoever was promised something waits for it. [P7]
  if (promises.length > 0) return [];
  // To be closed for silence is a statement, and no lead has approved it. [P6]
  if (isInCrisis(chat)) return [];
  switch (state.status) {
    case 'waiting':
      if (chat.leftMessage || state.front) return [];
      return [abandonedAfter(chat.lastCustomerAt ?? state.queuedAt, rules)];
    case 'open':
      return state.silentSince !== null && isThere(chat, rules)
        ? silence(state, state.silentSince, rules)
        : [];
    case 'closed':
      return [];
  }
}

function abandonedAfter(since: Instant, rules: Rules): Deadline {
  return { kind: 'abandoned', at: endOf(rules, 'queue', since, clockSince(rules, 'idleClose', since)) };
}

function silence({ nudged }: Open, since: Instant, rules: Rules): Deadline[] {
  const after = (clock: 'idleClose' | 'idleNudge') =>
    endOf(rules, 'idle', since, clockSince(rules, clock, since));
  const idle: Deadline = { kind: 'idle', at: after('idleClose') };
  return nudged ? [idle] : [idle, { kind: 'nudge', at: after('idleNudge') }];
}

/**
 * A customer who left a message outside service hours, and was answered only after the idle time, is not silent: they
 * have left, and will find the answer when they return. Their silence counts from their next message. Whether they have
 * left is a matter of the wall clock, also where the idle clock rests outside working hours. [P1] [P10]
 */
function isThere({ leftMessage, cameBack, lastCustomerAt, lastAgentAt }: Chat, rules: Rules): boolean {
  if (!leftMessage || cameBack) return true;
  const since = lastCustomerAt ?? 0;
  return (lastAgentAt ?? 0) - since < clockSince(rules, 'idleClose', since);
}

/** Typing defers the reminder and the close; a customer who is still connected has not left the queue. [P1] */
export const due: Dues<'nudge' | 'idle' | 'abandoned'> = {
  nudge: {
    isReminder: true,
    becomes: (_chat, { customerTyping }) => (customerTyping ? [] : [{ kind: 'nudged', by: SYSTEM }]),
  },
  idle: {
    isReminder: false,
    becomes: (chat, { customerTyping }) =>
      customerTyping ? [] : [close(chat, SYSTEM, 'idle', sinceOf(chat))],
  },
  abandoned: {
    isReminder: false,
    becomes: (chat, { customerOnline }) => (customerOnline ? [] : [close(chat, SYSTEM, 'abandoned')]),
  },
};

/** From when the silence counted, so that the record names the time that ran and not the one that is usual. [P1] */
function sinceOf({ state }: Chat): { since?: Instant } {
  return state.status === 'open' && state.silentSince !== null ? { since: state.silentSince } : {};
}

/** Grace period for a reload, a tunnel or a restart of the desk: the customer does not count as gone. */
const GONE_AFTER_MS = 60_000;

/**
 * How long a customer has to be disconnected until they count as gone from the queue; shorter if the idle time is
 * short. [P1]
 */
export function countsAsGoneAfter({ idleClose }: Rules): Duration {
  return Math.min(GONE_AFTER_MS, idleClose / 2);
}

/** In the queue, while the customer is there: how often their presence is checked again. */
const STILL_THERE_MS = 60_000;
/** While the customer types: how often that is checked again. */
const STILL_TYPING_MS = 500;

/** After how long a deadline that was put off is checked again, as the customer was typing, or there. [P1] */
export function askedAgainAfter({ state }: Chat, { idleClose }: Rules): Duration {
  return state.status === 'waiting' ? Math.min(STILL_THERE_MS, idleClose / 4) : STILL_TYPING_MS;
}

/** A reminder is for the agent. */
export const shown: Shown<Kind> = {
  nudged: { staff: () => null, customer: 'hidden' },
};

/** Nothing in it is typed. */
export const personal: PersonalParts<Kind> = {
  nudged: NOTHING_PERSONAL,
};
