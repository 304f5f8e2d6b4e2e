import { z } from 'zod';
import {
  CASE_KINDS,
  CASE_STEPS,
  CALL_OUTCOMES,
  COMPLAINT_CLASSES,
  EIGHT_D,
  type CaseStep,
} from '../../../protocol/cases.ts';
import type { Instant } from '../instant.ts';
import { Due } from './due.ts';

const Moment = z.number();

/** Who did something: staff by their account, or the desk itself. */
const By = z.object({
  role: z.enum(['customer', 'agent', 'lead', 'system']),
  account: z.string().exactOptional(),
});

/** The fields that are fixed when a case is opened. */
export const CaseStart = z.object({
  id: z.string(),
  kind: z.enum(CASE_KINDS),
  /** Whose matter it is; null for somebody whom the desk has no record of. */
  customerId: z.string().nullable(),
  chatId: z.string().nullable(),
  /** The entry of that chat that it came from. */
  seq: z.number().nullable(),
  openedAt: Moment,
  openedBy: By,
});

/** The fields that are fixed when a case is opened. */
export type CaseStart = z.output<typeof CaseStart>;

/** The deadline that a case stands under. A line about it carries its `n`, so that an old one cannot be meant. */
const Running = Due.extend({ n: z.number(), warned: z.boolean(), overdue: z.boolean() });

/**
 * The summary of a case's log, as the rules decide on it and as its row keeps it: replaying the log gives exactly this. A
 * field that later versions add gets its default here, for rows from before.
 */
export const CaseBody = CaseStart.extend({
  lastSeq: z.number(),
  lastAt: Moment,
  /** Whose it is; null: the queue of its department. */
  owner: z.string().nullable(),
  /** Null on a desk without departments, and for what belongs to none of them. */
  department: z.string().nullable(),
  text: z.string(),
  step: z.enum(CASE_STEPS),
  /** The steps that it has passed and not been sent back from. */
  passed: z.array(z.object({ step: z.enum(CASE_STEPS), at: Moment, by: By })),
  /** To whom it is handed over; the owner stays until it is accepted. [P5] S2 */
  offer: z.union([z.object({ owner: z.string() }), z.object({ department: z.string() })]).nullable(),
  urgent: z.boolean(),
  class: z.enum(COMPLAINT_CLASSES).nullable(),
  complex: z.boolean(),
  /** How many deadlines it has had. */
  deadlines: z.number(),
  deadline: Running.nullable(),
  /** The deadline of a complaint's answer, once answered: it runs again if the answer is sent back. */
  answerDeadline: Running.nullable(),
  /** A deadline was missed; no entry takes that back. */
  everOverdue: z.boolean(),
  /** When the named contact is told that it is still overdue; null: never. `told`: once in its life. */
  contact: z.object({ at: Moment, told: z.boolean() }).nullable().default(null),
  cause: z.string().nullable(),
  measure: z.string().nullable(),
  eightD: z.partialRecord(z.enum(EIGHT_D), z.string()).nullable(),
  /** The last answer to the customer: when, and in which words; null: they were told some other way. */
  answer: z.object({ at: Moment, text: z.string().nullable() }).nullable().default(null),
  /** What came of the last call to the customer, and how many there were. */
  call: z
    .object({ outcome: z.enum(CALL_OUTCOMES), at: Moment, count: z.number() })
    .nullable()
    .default(null),
  /** The cases that were merged into this one, by their numbers. */
  mergedFrom: z.array(z.number()),
  erasedAt: Moment.nullable(),
  state: z.discriminatedUnion('status', [
    z.object({ status: z.literal('open') }),
    z.object({ status: z.literal('done'), at: Moment }),
    /** Over, as another case goes on for it. */
    z.object({ status: z.literal('merged'), at: Moment, into: z.number() }),
  ]),
});

/** The summary of a case's log. */
export type Case = z.output<typeof CaseBody>;

/** A case before its first entry. */
export function newCase(start: CaseStart): Case {
  return {
    ...start,
    lastSeq: 0,
    lastAt: start.openedAt,
    owner: null,
    department: null,
    text: '',
    step: 'received',
    passed: [],
    offer: null,
    urgent: false,
    class: null,
    complex: false,
    deadlines: 0,
    deadline: null,
    answerDeadline: null,
    everOverdue: false,
    contact: null,
    cause: null,
    measure: null,
    eightD: null,
    answer: null,
    call: null,
    mergedFrom: [],
    erasedAt: null,
    state: { status: 'open' },
  };
}

/** Whether something still has to be done about it. */
export function isOpen({ state }: Case): boolean {
  return state.status === 'open';
}

/** Whether it runs and its deadline has passed; that one had been missed before says `everOverdue`. */
export function isOverdue(one: Case): boolean {
  return isOpen(one) && one.deadline?.overdue === true;
}

/** The next moment at which a case changes by itself: what the sweep looks for. Null for every case that is over. */
export function nextDue(one: Case): Instant | null {
  const { deadline } = one;
  if (!isOpen(one) || deadline === null) return null;
  if (deadline.overdue) return contactDue(one);
  return deadline.warned ? deadline.dueAt : deadline.warnAt;
}

/** When the named contact is to be told of it, as long as it stays overdue without an answer; null: not, or not again. [P5] [P7] */
export function contactDue(one: Case): Instant | null {
  const { contact } = one;
  if (contact === null || contact.told || !isOverdue(one) || !isAnswerDue(one)) return null;
  return contact.at;
}

/** Whether its deadline is that of the answer, and not of a later step. */
export function isAnswerDue({ passed }: Case): boolean {
  return !passed.some(({ step }) => step === 'answered');
}

/** When it ended; null while it runs. */
export function doneAt({ state }: Case): Instant | null {
  return state.status === 'open' ? null : state.at;
}

/** How far a case is for those who may not see more. */
export function stateForCustomer(one: Case): 'open' | 'answered' | 'done' {
  if (!isOpen(one)) return 'done';
  return ANSWERED.includes(one.step) ? 'answered' : 'open';
}

const ANSWERED: readonly CaseStep[] = ['answered', 'carriedOut', 'followedUp'];
