import { z } from 'zod';
import { isOnlyCourtesy, type Promised } from '../../../../phrases/suggest/promise.ts';
import { iso, type Duration, type Instant } from '../../instant.ts';
import { refuse } from '../../refusal.ts';
import type { Rules } from '../../rules.ts';
import { type Staff, SYSTEM } from '../author.ts';
import { type Chat, whileOpen } from '../chat.ts';
import type { NewEntry, Sentence } from '../log.ts';
import { alreadyClosed } from './closing.ts';
import { DESK_OWES } from './idle.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Decides,
  type Dues,
  type Folds,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// P7: the agent asks for a moment or promises an answer, and is called back when the time is over.

/** The agent has asked for a moment and named a time; the desk owes the next word. [P7] */
export const Hold = z.object({
  /** The entry that promised. */
  seq: z.number(),
  until: z.number(),
  /** The agent was called back when the time was over. */
  reminded: z.boolean(),
});

/** The agent has asked for a moment and named a time; the desk owes the next word. [P7] */
export type Hold = z.output<typeof Hold>;

/** The promise, and the end of its time. */
export const lines = [
  z.object({ kind: z.literal('held'), data: z.object({ until: z.number() }) }),
  z.object({ kind: z.literal('hold_over') }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** The agent asks the customer to wait. */
export interface Events {
  type: 'held';
  by: Staff;
  length: Duration;
  say: Sentence;
}

/**
 * The agent asks for a moment with a time, which the customer sees. Already on hold, only the time changes: the
 * sentence was sent before. [P7]
 */
export const decide: Decides<Events['type']> = {
  held(chat, { by, length, say }, at) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (chat.state.status === 'waiting' || chat.state.agent !== by.account)
      return refuse('conflict', 'Only the agent of the chat asks its customer to wait.');
    const words: NewEntry = {
      kind: 'message',
      by,
      text: say.text,
      ...(say.phrase ? { data: say.phrase } : {}),
    };
    return [...(chat.hold === null ? [words] : []), promise(by, after(chat, length, at))];
  },
};

/** The line that starts the clock which brings the agent back. [P7] */
export function promise(by: Staff, until: Instant): NewEntry {
  return { kind: 'held', by, data: { until } };
}

/**
 * Until when the customer may expect the desk after this line of its agent; null if nothing is promised. Courtesy keeps
 * no promise, so it does not end the one that runs: until then the customer does not owe. [P1] [P7]
 */
export function promisedUntil(
  chat: Chat,
  { text, promises }: { text: string; promises: Promised | null },
  at: Instant,
  rules: Rules,
): Instant | null {
  if (promises !== null) return after(chat, lengthOf(promises, rules), at);
  return chat.hold !== null && isOnlyCourtesy(text) ? chat.hold.until : null;
}

function lengthOf(promises: Promised, { holdOn, answerLater }: Rules): Duration {
  if (promises === 'moment') return holdOn;
  return promises === 'hours' ? answerLater : promises.ms;
}

function after({ lastAt }: Chat, length: Duration, at: Instant): Instant {
  return Math.max(at, lastAt) + length;
}

/** The desk owes the next word, and the customer waits from the promised moment on. [P1] [P7] */
export const fold: Folds<Kind> = {
  held(chat, { seq, data: { until } }) {
    const promised = {
      ...chat,
      hold: { seq, until, reminded: false },
      waitingSince: until,
      leadToldAt: null,
    };
    return whileOpen(promised, (open) => ({ ...open, ...DESK_OWES }));
  },

  hold_over: (chat) => (chat.hold === null ? chat : { ...chat, hold: { ...chat.hold, reminded: true } }),
};

/** The promised moment, once. [P7] */
export function deadlines({ state, hold }: Chat): Deadline[] {
  if (state.status === 'closed' || hold === null || hold.reminded) return [];
  return [{ kind: 'hold', at: hold.until }];
}

/** The agent is called back. [P7] */
export const due: Dues<'hold'> = {
  hold: { isReminder: true, becomes: () => [{ kind: 'hold_over', by: SYSTEM }] },
};

/** The customer sees until when they are asked to wait, but not the reminder to the agent. [P7] */
export const shown: Shown<Kind> = {
  held: {
    staff: ({ data }) => ({ until: iso(data.until) }),
    customer: ({ data }) => ({ until: iso(data.until) }),
  },
  hold_over: { staff: () => null, customer: 'hidden' },
};

/** Nothing in these lines is typed. */
export const personal: PersonalParts<Kind> = {
  held: NOTHING_PERSONAL,
  hold_over: NOTHING_PERSONAL,
};
