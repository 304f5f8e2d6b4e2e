import { SYSTEM, type Author } from '../chat/author.ts';
import type { Duration, Instant } from '../instant.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { contactDue, isAnswerDue, isOpen, type Case } from './case.ts';
import type { CaseEvent, CaseEventOf, CaseRules } from './case-event.ts';
import { missingOf8D, stepBack, unfitStep } from './complaint.ts';
import { DUE_WITHIN, dueAfter, dueAt, dueByCalendar, type Due } from './due.ts';
import { append } from './fold.ts';
import type { Answered, CaseLine, NewCaseEntry } from './log.ts';

/** What an event adds to a case's log, or why it cannot happen. No lines: nothing changes. */
export type CaseOutcome = NewCaseEntry[] | Refusal;

type Decides = {
  readonly [T in CaseEvent['type']]: (
    one: Case,
    event: CaseEventOf<T>,
    at: Instant,
    rules: CaseRules,
  ) => CaseOutcome;
};

/** A returned case may be reopened for this long; later, a new one is opened that points to it. */
const REOPENED_WITHIN: Duration = 30 * 86_400_000;

/** Every event with what it leads to; the compiler refuses it while one is missing. */
const DECIDES: Decides = {
  opened: (one, event, at, rules) => {
    const unfit = unfitMoment(event.dueAt, at);
    if (unfit) return unfit;
    const due = firstDue(one, event, at, rules);
    const { owner, department, class: about = null, complex = false, urgent = false } = event;
    const text = rules.mask(event.text);
    const data = { owner, department, due, urgent, class: about, complex };
    return [say(event, { type: 'received', text, data })];
  },
  verified: (one, event, _at, rules) => nextStep(one, event, rules),
  proposed: (one, event, _at, rules) => nextStep(one, event, rules),
  approved: (one, event, _at, rules) => nextStep(one, event, rules),
  answered: (one, event, _at, rules) =>
    unfitStep(one, 'answered') ?? [
      say(event, { type: 'answered', ...words(event, rules), ...answerOf(event, rules) }),
    ],
  carriedOut: (one, event, at, rules) =>
    unfitStep(one, 'carriedOut') ?? [
      say(event, { type: 'carriedOut', ...words(event, rules), data: { due: followUp(at, rules) } }),
    ],
  followedUp: (one, event, at, rules) => {
    const { satisfied } = event;
    const data = { satisfied, due: satisfied ? null : followUp(at, rules) };
    return unfitStep(one, 'followedUp') ?? [say(event, { type: 'followedUp', ...words(event, rules), data })];
  },
  archived: (one, event, _at, { mask }) => {
    const unfit = unfitStep(one, 'archived');
    if (unfit) return unfit;
    const missing = missingOf8D(one);
    if (missing !== null)
      return { ...refuse('bad_request', `The 8D report is not complete: ${missing}.`), field: missing };
    const data = { cause: mask(event.cause), measure: mask(event.measure) };
    return [say(event, { type: 'archived', data })];
  },
  returned: (one, event, at, rules) => {
    const to = stepBack(one, event.to);
    if (typeof to === 'object') return to;
    const due = to === 'carriedOut' ? followUp(at, rules) : null;
    return [say(event, { type: 'returned', ...words(event, rules), data: { to, due } })];
  },
  classed: (one, event, _at, rules) => {
    if (one.kind !== 'complaint') return refuse('conflict', 'Only a complaint has a class.');
    const { class: about, complex } = event;
    const isRecounted = complex !== undefined && complex !== one.complex && one.deadline !== null;
    const due = isRecounted && isAnswerDue(one) ? answerDue(one.openedAt, complex, rules) : null;
    const data = {
      ...(about === undefined ? {} : { class: about }),
      ...(complex === undefined ? {} : { complex }),
      due,
    };
    return [say(event, { type: 'classed', data })];
  },
  analysed: (one, event, _at, { mask }) => {
    if (one.kind !== 'complaint') return refuse('conflict', 'Only a complaint has an 8D report.');
    const fields = Object.fromEntries(Object.entries(event.fields).map(([name, text]) => [name, mask(text)]));
    return [say(event, { type: 'analysed', data: { fields } })];
  },
  assigned: (one, event, _at, rules) => {
    const { to } = event;
    if ('owner' in to && to.owner === one.owner) return refuse('conflict', 'They have this case already.');
    return [say(event, { type: 'assigned', ...words(event, rules), data: { to } })];
  },
  accepted: (one, event, _at, rules) => {
    const { account } = event.by;
    if (one.owner === account) return refuse('conflict', 'You have this case already.');
    return [say(event, { type: 'accepted', ...words(event, rules), data: { owner: account } })];
  },
  declined: (one, event, _at, rules) =>
    one.offer === null
      ? refuse('conflict', 'Nobody is handing this case over.')
      : [say(event, { type: 'declined', ...words(event, rules) })],
  released: ({ owner, offer }, event) => {
    const holders = [owner, offer !== null && 'owner' in offer ? offer.owner : null];
    const from = event.accounts.filter((account) => holders.includes(account));
    return from.length === 0 ? [] : [say(event, { type: 'released', data: { from } })];
  },
  commented: (_one, event, _at, rules) => {
    const { files = [] } = event;
    const attached = files.length === 0 ? {} : { data: { files: [...files] } };
    return [say(event, { type: 'commented', ...words(event, rules), ...attached })];
  },
  called: (one, event, at, rules) => {
    if (one.kind !== 'message' && one.kind !== 'followUp')
      return refuse('conflict', 'A call is noted in a message or a follow-up.');
    const unfit = unfitMoment(event.dueAt, at);
    if (unfit) return unfit;
    const due = event.dueAt === undefined ? null : dueAt(at, event.dueAt, rules);
    const data = { outcome: event.outcome, due };
    return [say(event, { type: 'called', ...words(event, rules), data })];
  },
  madeUrgent: (one, event, _at, rules) =>
    one.urgent === event.urgent
      ? refuse('conflict', event.urgent ? 'It is urgent already.' : 'It is not urgent.')
      : [say(event, { type: 'madeUrgent', ...words(event, rules), data: { urgent: event.urgent } })],
  kept: (one, event, _at, rules) => {
    if (one.kind !== 'promise') return NO_PROMISE;
    if (one.step === 'broken')
      return refuse('conflict', 'The time of this promise is over: it is broken. Answer, and mark it done.');
    return [say(event, { type: 'kept', ...words(event, rules), ...answerOf(event, rules) })];
  },
  broken: (one, event, _at, rules) =>
    one.kind === 'promise' ? [say(event, { type: 'broken', ...words(event, rules) })] : NO_PROMISE,
  done: (one, event, _at, rules) => {
    if (one.kind === 'complaint') return refuse('conflict', 'A complaint ends when it is archived.');
    if (one.kind === 'promise' && one.step !== 'broken')
      return refuse('conflict', 'A promise is kept or broken.');
    return [say(event, { type: 'done', ...words(event, rules), ...answerOf(event, rules) })];
  },
  reopened: (one, event, at, rules) => {
    if (one.state.status !== 'done') return refuse('conflict', 'This case is not over.');
    if (one.erasedAt !== null) return refuse('conflict', 'What this case said has been erased.');
    if (at - one.state.at > REOPENED_WITHIN)
      return refuse('conflict', 'It ended more than 30 days ago: open a new case.');
    const due = dueOnReopening(one, at, rules);
    return [say(event, { type: 'reopened', ...words(event, rules), data: { due } })];
  },
  // A mail server names the address that it refuses.
  mailed: (one, event, _at, rules) => [
    say(event, {
      ...{ type: 'mailed', data: { sent: event.sent } },
      ...(one.erasedAt === null ? words(event, rules) : {}),
    }),
  ],
  mergedInto: (_one, event) => [say(event, { type: 'merged', data: { into: event.into, due: null } })],
  mergedFrom: (one, event, _at, rules) => {
    const { from, deadline } = event;
    const isEarlier =
      deadline !== null &&
      one.deadline !== null &&
      !one.deadline.overdue &&
      deadline.dueAt < one.deadline.dueAt;
    const due = isEarlier ? dueAt(one.openedAt, deadline.dueAt, rules) : null;
    return [say(event, { type: 'merged', data: { from, due } })];
  },
  unmergedInto: (one, event) =>
    one.state.status === 'merged'
      ? [say(event, { type: 'unmerged', data: { into: one.state.into } })]
      : refuse('conflict', 'This case was not merged.'),
  unmergedFrom: (one, event) =>
    one.mergedFrom.includes(event.from) ? [say(event, { type: 'unmerged', data: { from: event.from } })] : [],
  recounted: (one, { by }, at, rules) => {
    const due = dueByCalendar(one.deadline, at, rules);
    return due === null ? [] : [{ type: 'recounted', by, data: { due } }];
  },
  erased: (one, { by }) => (one.erasedAt === null ? [{ type: 'erased', by }] : []),
  // What else it finds stands before every event.
  timePassed: contactTold,
};

/** What may still happen to a case that is over. */
const AFTERWARDS: readonly CaseEvent['type'][] = [
  'commented',
  // That its cause recurs is often seen only when it is archived. S2
  'analysed',
  'mailed',
  'reopened',
  'unmergedInto',
  'unmergedFrom',
  'erased',
  'timePassed',
];

/**
 * What an event does to a case. Pure: reads no clock, writes nothing. What the clock would have found by now stands before
 * it, so that nothing that is late counts as in time because the sweep had not come by.
 */
export function step(one: Case, event: CaseEvent, at: Instant, rules: CaseRules): CaseOutcome {
  const passed = timePassed(one, at, rules);
  const outcome = afterTime(append(one, passed, at).case, event, at, rules);
  return isRefusal(outcome) ? outcome : [...passed, ...outcome];
}

function afterTime(one: Case, event: CaseEvent, at: Instant, rules: CaseRules): CaseOutcome {
  // Who marks by hand what their answer has kept already confirms it.
  const isConfirmed = event.type === 'kept' && one.step === 'kept' && one.state.status === 'done';
  if (!isOpen(one) && !AFTERWARDS.includes(event.type) && !isConfirmed) return OVER;
  if (one.erasedAt !== null && (event.type === 'commented' || event.type === 'analysed'))
    return refuse('conflict', 'What this case said has been erased.');
  return decide(event.type, one, event, { at, rules });
}

function decide<T extends CaseEvent['type']>(
  type: T,
  one: Case,
  event: CaseEventOf<T>,
  { at, rules }: { at: Instant; rules: CaseRules },
): CaseOutcome {
  return DECIDES[type](one, event, at, rules);
}

const OVER = refuse('conflict', 'This case is over.');
const NO_PROMISE = refuse('conflict', 'Only a promise is kept or broken.');
const PAST: Refusal = { ...refuse('bad_request', 'It is due in the past.'), field: 'dueAt' };
const TOO_FAR: Refusal = {
  ...refuse('bad_request', `It is due in more than ${DUE_WITHIN / 86_400_000} days.`),
  field: 'dueAt',
};

/** Why nothing can be due at a moment that somebody named; null if it can. */
function unfitMoment(named: Instant | undefined, at: Instant): Refusal | null {
  if (named === undefined) return null;
  if (named <= at) return PAST;
  return named - at > DUE_WITHIN ? TOO_FAR : null;
}

/**
 * The rungs that a running case has reached: warned before its deadline, overdue after it. After an outage only the last
 * of them. What the clock finds unkept is broken. [P5] [P7]
 */
function timePassed(one: Case, at: Instant, rules: CaseRules): NewCaseEntry[] {
  const { deadline } = one;
  if (!isOpen(one) || deadline === null || deadline.overdue) return [];
  const { n, dueAt: due } = deadline;
  if (due <= at) {
    const overdue: NewCaseEntry = {
      type: 'overdue',
      by: SYSTEM,
      data: { n, dueAt: due, ...contactAt(one, at, rules) },
    };
    return one.kind === 'promise' ? [overdue, { type: 'broken', by: SYSTEM }] : [overdue];
  }
  return !deadline.warned && deadline.warnAt <= at ? [{ type: 'warned', by: SYSTEM, data: { n } }] : [];
}

/**
 * When the named contact is told, in the hours of the department: counted from the mark, so that after an outage owner and leads,
 * whom the mark calls, come first. A desk that never opens goes by the clock. [P5] [P7]
 */
function contactAt(one: Case, at: Instant, { open, times }: CaseRules): { contactAt?: Instant } {
  const { contactAfter: after } = times;
  const isTold = (one.kind === 'complaint' && isAnswerDue(one)) || one.kind === 'promise';
  if (after === null || !isTold || one.contact?.told) return {};
  return { contactAt: open.plus(at, after) ?? at + after };
}

/** The last rung is the sweep's alone: an answer that comes before it is none too late. [P5] [P7] */
function contactTold(
  one: Case,
  _event: CaseEventOf<'timePassed'>,
  at: Instant,
  rules: CaseRules,
): CaseOutcome {
  const due = contactDue(one);
  if (one.deadline === null || due === null || due > at) return [];
  const data = { n: one.deadline.n, mailed: rules.times.contactAfter !== null };
  return [{ type: 'contactTold', by: SYSTEM, data }];
}

function nextStep(
  one: Case,
  event: CaseEventOf<'verified' | 'proposed' | 'approved'>,
  rules: CaseRules,
): CaseOutcome {
  const { type } = event;
  return unfitStep(one, type) ?? [say(event, { type, ...words(event, rules) })];
}

function say({ by, clientId }: { by: Author; clientId?: string }, line: CaseLine): NewCaseEntry {
  return { ...line, by, ...(clientId === undefined ? {} : { clientId }) };
}

function words({ text }: { text?: string }, { mask }: CaseRules): { text?: string } {
  return text === undefined ? {} : { text: mask(text) };
}

function answerOf({ answer: given }: { answer?: Answered }, { mask }: CaseRules): { data?: Answered } {
  if (given === undefined) return {};
  return { data: given.answer === undefined ? given : { ...given, answer: mask(given.answer) } };
}

/** The first deadline of a case, by its kind. */
function firstDue(one: Case, event: CaseEventOf<'opened'>, at: Instant, rules: CaseRules): Due | null {
  if (event.dueAt !== undefined) return dueAt(at, event.dueAt, rules);
  switch (one.kind) {
    case 'complaint':
      return answerDue(at, event.complex === true, rules);
    case 'message':
      return dueAfter(at, { length: rules.times.messageWithin, calendar: 'working' }, rules);
    case 'followUp':
    case 'feedback':
      return followUp(at, rules);
    case 'promise':
      return null;
  }
}

/** The time of a promise that was taken for kept too early; else a week, or for a message the hours of one. */
function dueOnReopening(one: Case, at: Instant, rules: CaseRules): Due {
  if (one.kind === 'promise' && one.deadline !== null && at < one.deadline.dueAt)
    return dueAt(one.deadline.startedAt, one.deadline.dueAt, rules);
  return one.kind === 'message'
    ? dueAfter(at, { length: rules.times.messageWithin, calendar: 'working' }, rules)
    : followUp(at, rules);
}

function answerDue(at: Instant, complex: boolean, rules: CaseRules): Due {
  const { complaint, times } = rules;
  const length = complex ? complaint.complex : complaint.simple;
  return dueAfter(at, { length, calendar: times.complaint }, rules);
}

/** Customers are asked again after a while. [P9] */
function followUp(at: Instant, rules: CaseRules): Due {
  const { followUp: calendar, followUpAfter: length } = rules.times;
  return dueAfter(at, { length, calendar }, rules);
}
