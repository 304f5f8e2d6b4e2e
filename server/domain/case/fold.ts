import type { CaseEntryType, CaseStep } from '../../../protocol/cases.ts';
import type { Author } from '../chat/author.ts';
import { accountOf } from '../chat/author.ts';
import type { Instant } from '../instant.ts';
import { isOpen, type Case } from './case.ts';
import { stepsUpTo } from './complaint.ts';
import type { Due } from './due.ts';
import type { CaseEntryOf, CaseLogEntry, NewCaseEntry } from './log.ts';

type Folds = { readonly [T in CaseEntryType]: (one: Case, entry: CaseEntryOf<T>) => Case };

/** What each line changes in the row; the compiler refuses it while one is missing. */
const FOLDS: Folds = {
  received: (one, entry) => {
    const { due, ...first } = entry.data;
    return reached({ ...underDue(one, due), ...first, text: entry.text ?? '' }, 'received', entry);
  },
  verified: (one, entry) => reached(one, 'verified', entry),
  proposed: (one, entry) => reached(one, 'proposed', entry),
  approved: (one, entry) => reached(one, 'approved', entry),
  answered: (one, entry) =>
    reached({ ...withAnswer(one, entry), deadline: null, answerDeadline: one.deadline }, 'answered', entry),
  carriedOut: (one, entry) => reached(underDue(one, entry.data.due), 'carriedOut', entry),
  followedUp: (one, entry) =>
    entry.data.satisfied
      ? reached({ ...one, deadline: null }, 'followedUp', entry)
      : underDue(one, entry.data.due),
  archived: (one, entry) => {
    const { cause, measure } = entry.data;
    return reached(ended({ ...one, cause, measure }, entry), 'archived', entry);
  },
  returned: sentBack,
  classed: (one, { data }) => ({
    ...(data.due === null ? one : recounted(one, data.due)),
    class: data.class ?? one.class,
    complex: data.complex ?? one.complex,
  }),
  analysed: (one, { data }) => ({ ...one, eightD: { ...one.eightD, ...data.fields } }),
  assigned: (one, { data }) => ({ ...one, offer: data.to }),
  accepted: (one, { data }) => ({ ...one, ...takenBy(one, data.owner) }),
  declined: (one) => ({ ...one, offer: null }),
  released: (one, { data: { from } }) => {
    const isOffered = one.offer !== null && 'owner' in one.offer && from.includes(one.offer.owner);
    const isHeld = one.owner !== null && from.includes(one.owner);
    return { ...one, owner: isHeld ? null : one.owner, offer: isOffered ? null : one.offer };
  },
  commented: (one) => one,
  called: (one, entry) => {
    const { outcome, due } = entry.data;
    const called = { ...one, call: { outcome, at: entry.at, count: (one.call?.count ?? 0) + 1 } };
    if (outcome === 'reached') return reached(ended(called, entry), 'done', entry);
    return due === null ? called : underDue(called, due);
  },
  madeUrgent: (one, { data }) => ({ ...one, urgent: data.urgent }),
  kept: (one, entry) =>
    isOpen(one) ? reached(ended(withAnswer(one, entry), entry), 'kept', entry) : withAnswer(one, entry),
  // What the clock calls broken is still owed; what a person calls broken is given up.
  broken: (one, entry) => reached(entry.by.role === 'system' ? one : ended(one, entry), 'broken', entry),
  done: (one, entry) => reached(ended(withAnswer(one, entry), entry), 'done', entry),
  reopened: (one, { data }) => {
    const step = one.kind === 'complaint' ? 'carriedOut' : 'received';
    return underDue({ ...backAt(one, step), state: { status: 'open' } }, data.due);
  },
  mailed: (one) => one,
  merged: (one, { at, data }) => {
    if (data.into !== undefined)
      return { ...one, offer: null, state: { status: 'merged', at, into: data.into } };
    const joined = data.due === null ? one : recounted(one, data.due);
    return data.from === undefined ? joined : { ...joined, mergedFrom: [...one.mergedFrom, data.from] };
  },
  unmerged: (one, { data }) =>
    data.into === undefined
      ? { ...one, mergedFrom: one.mergedFrom.filter((number) => number !== data.from) }
      : { ...one, state: { status: 'open' } },
  warned: (one) => (one.deadline ? { ...one, deadline: { ...one.deadline, warned: true } } : one),
  overdue: (one, { data: { contactAt } }) => ({
    ...one,
    everOverdue: true,
    deadline: one.deadline && { ...one.deadline, overdue: true },
    contact: one.contact?.told
      ? one.contact
      : contactAt === undefined
        ? null
        : { at: contactAt, told: false },
  }),
  contactTold: (one) => ({ ...one, contact: one.contact && { ...one.contact, told: true } }),
  recounted: (one, { at, data: { due } }) => {
    const counted = underDue(one, due);
    // Whoever changes the calendar has seen it: the move itself raises no alarm.
    return { ...counted, deadline: counted.deadline && { ...counted.deadline, warned: due.warnAt <= at } };
  },
  erased: (one, entry) => ({ ...ended(one, entry), erasedAt: entry.at }),
};

/** Gives decided lines their places at the end of the log, and the case that follows from them. */
export function append(
  one: Case,
  added: readonly NewCaseEntry[],
  at: Instant,
): { case: Case; entries: CaseLogEntry[] } {
  const entries: CaseLogEntry[] = [];
  let now = one;
  for (const next of added) {
    // A log never goes back in time, whatever the clock says.
    const entry: CaseLogEntry = { ...next, seq: now.lastSeq + 1, at: Math.max(at, now.lastAt) };
    entries.push(entry);
    now = fold(now, entry);
  }
  return { case: now, entries };
}

/** The case after one more entry. The row of a case is this, over its whole log. */
export function fold(one: Case, entry: CaseLogEntry): Case {
  return foldBy(entry.type, { ...one, lastSeq: entry.seq, lastAt: entry.at }, entry);
}

function foldBy<T extends CaseEntryType>(type: T, one: Case, entry: CaseEntryOf<T>): Case {
  return FOLDS[type](one, entry);
}

function reached(one: Case, step: CaseStep, { at, by }: { at: Instant; by: Author }): Case {
  const account = accountOf(by);
  const who = { role: by.role, ...(account === null ? {} : { account }) };
  return { ...one, step, passed: [...one.passed, { step, at, by: who }] };
}

/** Over: nobody has to take it any more, and who ended it has it if nobody had. */
function ended(one: Case, { at, by }: { at: Instant; by: Author }): Case {
  const owner = one.owner ?? accountOf(by);
  return { ...one, owner, offer: null, state: { status: 'done', at } };
}

/** The words that the customer reads; those of a chat they read there. */
function withAnswer(
  one: Case,
  { at, data }: Pick<CaseEntryOf<'answered' | 'kept' | 'done'>, 'at' | 'data'>,
): Case {
  if (data?.answer !== undefined) return { ...one, answer: { at, text: data.answer } };
  return one.kind === 'complaint' ? { ...one, answer: { at, text: null } } : one;
}

function takenBy(one: Case, owner: string): Pick<Case, 'owner' | 'department' | 'offer'> {
  const { offer } = one;
  const department = offer !== null && 'department' in offer ? offer.department : one.department;
  return { owner, department, offer: null };
}

/** The case under a new deadline, or under none. */
function underDue(one: Case, due: Due | null): Case {
  if (due === null) return { ...one, deadline: null };
  const n = one.deadlines + 1;
  return { ...one, deadlines: n, deadline: { ...due, n, warned: false, overdue: false } };
}

/** The same deadline counted anew: what has been broken stays broken. */
function recounted(one: Case, due: Due): Case {
  const isBroken = one.deadline?.overdue === true;
  const counted = underDue(one, due);
  return isBroken && counted.deadline
    ? { ...counted, deadline: { ...counted.deadline, warned: true, overdue: true } }
    : counted;
}

function sentBack(one: Case, { data: { to, due } }: CaseEntryOf<'returned'>): Case {
  const back = backAt(one, to);
  if (due !== null) return underDue(back, due);
  const isUnanswered = !back.passed.some(({ step }) => step === 'answered');
  if (!isUnanswered) return { ...back, deadline: null };
  // An answer that is taken back is none.
  return { ...back, answer: null, deadline: one.answerDeadline ?? one.deadline, answerDeadline: null };
}

function backAt(one: Case, step: CaseStep): Case {
  return { ...one, step, passed: stepsUpTo(one.passed, step) };
}
