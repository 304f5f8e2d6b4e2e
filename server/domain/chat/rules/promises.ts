import { z } from 'zod';
import { iso, type Instant } from '../../instant.ts';
import { isPhraseOf } from '../../../../phrases/needed-ids.ts';
import { leavesOpen } from '../../../../phrases/suggest/promise.ts';
import { isRefusal } from '../../refusal.ts';
import { accountOf, type Author, SYSTEM } from '../author.ts';
import type { NewEntry } from '../log.ts';
import { PhraseUse } from '../phrase-use.ts';
import { type Chat, whileOpen } from '../chat.ts';
import { customerOwes, DESK_OWES } from './idle.ts';
import { complaintFrom } from './lead-offer.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Decides,
  type Dues,
  type Folds,
  type Outcome,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// P7: while a promise to the customer runs, the customer does not owe: they are neither asked whether they are there nor closed as
// idle. The promise itself is a case, with an owner; the chat keeps the moment, so that its own clocks go by it. It goes on in the
// customer's next chat.

/** A promise that is a case: by its number. `over`: its time has passed, and the agent has not written since. */
export const RunningPromise = z.object({ number: z.number(), until: z.number(), over: z.boolean() });

/** A promise that is a case. */
export type RunningPromise = z.output<typeof RunningPromise>;

/** The promise, and how it ended: kept in time, broken by the clock, or given up or settled otherwise. */
export const lines = [
  z.object({ kind: z.literal('promise_made'), data: z.object({ number: z.number(), until: z.number() }) }),
  z.object({
    kind: z.literal('promise_ended'),
    data: z.object({ number: z.number(), outcome: z.enum(['kept', 'broken', 'withdrawn']) }),
  }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** What has become of a case that is a promise to the customer of this chat. */
export type Events =
  | { type: 'promiseMade'; by: Author; number: number; until: Instant }
  | { type: 'promiseEnded'; by: Author; number: number; outcome: 'kept' | 'broken' | 'withdrawn' };

/** Told twice, as after a lost answer, it is written once. A closed chat keeps it for the one that follows. [P7] */
export const decide: Decides<Events['type']> = {
  promiseMade: (chat, { by, number, until }) =>
    chat.promises.some((one) => one.number === number)
      ? []
      : [{ kind: 'promise_made', by, data: { number, until } }],

  promiseEnded(chat, { by, number, outcome }) {
    const known = chat.promises.find((one) => one.number === number);
    if (known === undefined || (outcome === 'broken' && known.over)) return [];
    return [{ kind: 'promise_ended', by, data: { number, outcome } }];
  },
};

/** The desk owes the next word until the last promise is kept, and the word that is due after a broken one. [P1] [P7] */
export const fold: Folds<Kind> = {
  promise_made(chat, { data: { number, until } }) {
    const promises = [...chat.promises, { number, until, over: false }];
    const promised = { ...chat, promises };
    if (chat.state.status !== 'open') return promised;
    // Whoever waits for an answer already goes on waiting for it.
    const waitingSince = chat.state.owes === 'agent' ? chat.waitingSince : null;
    return whileOpen({ ...promised, waitingSince: waitingSince ?? until }, (open) => ({
      ...open,
      ...DESK_OWES,
    }));
  },

  promise_ended(chat, { at, data: { number, outcome } }) {
    if (outcome === 'broken') return { ...chat, promises: chat.promises.map((one) => brokenIf(one, number)) };
    const promises = chat.promises.filter((one) => one.number !== number);
    const complaint = outcome === 'kept' ? complaintFrom(chat, at) : chat.complaint;
    const after = { ...chat, promises, complaint };
    if (chat.state.status !== 'open' || isOwedOtherwise(after)) return after;
    return onceAnswered(after, at);
  },
};

function brokenIf(one: RunningPromise, number: number): RunningPromise {
  return one.number === number ? { ...one, over: true } : one;
}

/**
 * What a message to the customer is for the promises that run: the answer that keeps the first of them, unless it answers
 * one whose time is over. Another promise, courtesy, a question, and that one is still at it, are no answers. [P7]
 */
export function keptBy({ promises }: Chat, outcome: Outcome, at: Instant): NewEntry[] {
  if (isRefusal(outcome) || promises.length === 0) return [];
  const answer = outcome.find(isAnswer);
  if (answer === undefined) return [];
  if (promises.some(({ over, until }) => over || until <= at)) return [];
  return promises
    .toSorted((one, other) => one.until - other.until)
    .slice(0, 1)
    .map(({ number }) => ({ kind: 'promise_ended', by: answer.by, data: { number, outcome: 'kept' } }));
}

/** Situations of the manual whose phrases answer no matter. */
const COURTESIES = [
  ...['greeting', 'thanks', 'praise', 'farewell', 'anything_else', 'confirm_understood'],
  ...['customer_silent', 'ask_contact', 'identify_customer'],
];

function phraseIdIn(data: unknown): string | null {
  const use = PhraseUse.safeParse(data);
  return use.success ? use.data.phraseId : null;
}

/** Whether a line is words of the desk that answer what was promised; a message that was withdrawn has none. [P7] */
export function isAnswer(line: NewEntry, at: number, all: readonly Pick<NewEntry, 'kind'>[]): boolean {
  if (line.kind !== 'message' || accountOf(line.by) === null || all[at + 1]?.kind === 'held') return false;
  const { text, data } = line;
  if (text === '' && data?.files === undefined) return false;
  const phraseId = phraseIdIn(data);
  if (COURTESIES.some((situation) => isPhraseOf(situation, phraseId))) return false;
  return !leavesOpen(text);
}

/** Whether the desk owes the customer a word besides what is promised for later: an answer, the end of a hold. */
function isOwedOtherwise({ hold, promises, lastCustomerAt, lastAgentAt }: Chat): boolean {
  if (hold !== null || promises.some(({ over }) => over)) return true;
  return (lastCustomerAt ?? 0) > (lastAgentAt ?? 0);
}

/** The chat when nothing is left to answer now: the promises that run keep the customer from owing. [P1] [P7] */
export function onceAnswered(chat: Chat, at: Instant): Chat {
  const waitingSince = firstUntil(chat.promises);
  const owes = waitingSince === null ? customerOwes(at) : DESK_OWES;
  return whileOpen({ ...chat, waitingSince, leadToldAt: null }, (open) => ({ ...open, ...owes }));
}

/** What is left of the promises when the agent has written: whose time was over by then has been answered. [P7] */
export function stillRunning(promises: readonly RunningPromise[], at: Instant): RunningPromise[] {
  return promises.filter(({ over, until }) => !over && at < until);
}

function firstUntil(promises: readonly RunningPromise[]): Instant | null {
  return promises.length === 0 ? null : Math.min(...promises.map(({ until }) => until));
}

/**
 * From when a customer waits who writes at this moment: from then on, however late the answer was promised for that they also
 * wait for. Who was asked to hold on waits from its end. [P7]
 */
export function waitsFrom({ hold, waitingSince }: Chat, at: Instant): Instant {
  return hold === null ? Math.min(waitingSince ?? at, at) : (waitingSince ?? at);
}

/** The moment of each promise that runs. [P7] */
export function deadlines({ state, promises }: Chat): Deadline[] {
  if (state.status === 'closed') return [];
  return promises.filter(({ over }) => !over).map(({ until }) => ({ kind: 'promise', at: until }));
}

/** The first promise whose time is over is broken; a later look finds the next. [P7] */
export const due: Dues<'promise'> = {
  promise: {
    isReminder: true,
    becomes: ({ promises }) =>
      promises
        .filter(({ over }) => !over)
        .sort((one, other) => one.until - other.until)
        .slice(0, 1)
        .map(({ number }) => ({
          ...{ kind: 'promise_ended' as const, by: SYSTEM },
          data: { number, outcome: 'broken' as const },
        })),
  },
};

/** For staff; the customer hears of their promises as cases. */
export const shown: Shown<Kind> = {
  promise_made: {
    staff: ({ data }) => ({ case: numberOf(data.number), until: iso(data.until) }),
    customer: 'hidden',
  },
  promise_ended: {
    staff: ({ data }) => ({ case: numberOf(data.number), outcome: data.outcome }),
    customer: 'hidden',
  },
};

function numberOf(number: number): string {
  return `T-${String(number)}`;
}

/** Nothing in these lines is typed. */
export const personal: PersonalParts<Kind> = {
  promise_made: NOTHING_PERSONAL,
  promise_ended: NOTHING_PERSONAL,
};
