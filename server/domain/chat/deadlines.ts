import type { DeadlineKind } from '../../../protocol/chat.ts';
import type { Instant } from '../instant.ts';
import { rulesFor, type Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import type { NewEntry } from './log.ts';
import * as abuse from './rules/abuse.ts';
import * as harassment from './rules/harassment.ts';
import * as hold from './rules/hold.ts';
import * as idle from './rules/idle.ts';
import * as leadOffer from './rules/lead-offer.ts';
import * as lostAgent from './rules/lost-agent.ts';
import * as owes from './rules/owes.ts';
import * as offer from './rules/offer.ts';
import * as overdue from './rules/overdue.ts';
import * as overflow from './rules/overflow.ts';
import * as promises from './rules/promises.ts';
import * as wrapUp from './rules/wrap-up.ts';
import type { CustomerPresence, Deadline, Dues } from './rules/rule.ts';

/** What becomes of every kind of deadline, by the rule that sets it; the compiler refuses it while one is missing. */
const DUE: Dues<DeadlineKind> = {
  ...harassment.due,
  ...abuse.due,
  ...hold.due,
  ...promises.due,
  ...owes.due,
  ...offer.due,
  ...overdue.due,
  ...overflow.due,
  ...leadOffer.due,
  ...idle.due,
  ...lostAgent.due,
  ...wrapUp.due,
};

/** All deadlines of a chat, earliest first. [P1] [P2] [P3] [P7] */
export function deadlinesOf(chat: Chat, desk: Rules): Deadline[] {
  const rules = rulesFor(chat, desk);
  // Where two fall on the same moment, the one named first here comes first.
  return [
    ...harassment.deadlines(chat),
    ...abuse.deadlines(chat),
    ...hold.deadlines(chat),
    ...promises.deadlines(chat),
    ...owes.deadlines(chat, rules),
    ...offer.deadlines(chat),
    ...overdue.deadlines(chat, rules),
    ...overflow.deadlines(chat, rules),
    ...leadOffer.deadlines(chat, rules),
    ...idle.deadlines(chat, rules),
    ...lostAgent.deadlines(chat, rules),
    ...wrapUp.deadlines(chat),
  ].sort((one, other) => one.at - other.at);
}

/**
 * The next moment at which this chat may change without an event, if any: what the sweep looks for. With `after`, the
 * first one later than that.
 */
export function nextDue(chat: Chat, rules: Rules, after: Instant = -Infinity): Instant | null {
  const acting = deadlinesOf(chat, rules).filter(
    ({ kind, at }) => at > after && (kind !== 'harassment' || harassment.isJudgedAtEnd(chat)),
  );
  return acting[0]?.at ?? null;
}

/** Whether all that is due of a chat is that somebody else be given it. */
export function isOnlyOverdue(chat: Chat, at: Instant, rules: Rules): boolean {
  const due = deadlinesOf(chat, rules).filter((one) => one.at <= at);
  return due.length > 0 && due.every(({ kind }) => kind === 'overdue');
}

/**
 * The moment at which a chat will be closed if nothing else happens, for its customer to see.
 * While a warning runs, that is the moment of the judgement. [P1] [P2]
 */
export function closesAt(chat: Chat, rules: Rules, now: Instant): Instant | null {
  const closing = deadlinesOf(chat, rules).filter(
    ({ kind, at }) =>
      kind === 'idle' || (kind === 'harassment' && (at > now || chat.warning?.heard === 'harassment')),
  );
  return closing[0]?.at ?? null;
}

/** What the expired deadlines make of a chat. They are computed again here, because entries may have been written since. [P1] [P2] */
export function timePassed(chat: Chat, presence: CustomerPresence, at: Instant, rules: Rules): NewEntry[] {
  const due = deadlinesOf(chat, rules).filter((deadline) => deadline.at <= at);
  for (const { kind } of due.sort(settlingFirst)) {
    const added = DUE[kind].becomes(chat, presence, rules);
    if (added.length > 0) return added;
  }
  return [];
}

/** After an outage several may be due: reminders come after everything that settles the chat. */
function settlingFirst(one: Deadline, other: Deadline): number {
  return Number(DUE[one.kind].isReminder) - Number(DUE[other.kind].isReminder);
}
