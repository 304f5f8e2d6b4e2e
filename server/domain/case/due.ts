import { z } from 'zod';
import { CASE_CALENDARS, type CaseCalendar } from '../../../protocol/cases.ts';
import type { Duration, Instant } from '../instant.ts';
import type { CaseTimes } from '../rules.ts';
import type { CaseRules } from './case-event.ts';

/** A deadline as it was counted once, with the way to it: only an entry of the log changes it. */
export const Due = z.object({
  startedAt: z.number(),
  calendar: z.enum(CASE_CALENDARS),
  /** How much of that calendar; null for a moment that somebody named. */
  length: z.number().nullable(),
  warnAt: z.number(),
  dueAt: z.number(),
});

/** A deadline as it was counted once, with the way to it. */
export type Due = z.output<typeof Due>;

/** The case is marked this part of its time before it is due, but no earlier than the desk has set. */
const WARNED_BEFORE = 1 / 4;
/** A warning that would come while the desk is closed comes this much open time before its closing. */
const LAST_OPEN: Duration = 3_600_000;
/** How far before a warning open hours are looked for: past any row of holidays, and never through years. */
const LOOK_BACK: Duration = 14 * 86_400_000;

/** Nothing is due later than this, counted from its start: who names a later moment has mistyped it. */
export const DUE_WITHIN: Duration = 400 * 86_400_000;

/** How a length of time is to be counted. */
interface Counted {
  length: Duration;
  calendar: CaseCalendar;
}

/** What a deadline is counted by. */
export type CountedBy = Pick<CaseRules, 'open' | 'times'>;

/** What is due after a length of time. A desk that never opens has no working hours: there the clock counts. */
export function dueAfter(startedAt: Instant, { length, calendar }: Counted, by: CountedBy): Due {
  const { open, times } = by;
  const workingDue = calendar === 'working' ? open.plus(startedAt, length) : null;
  if (workingDue === null) {
    const dueAt = startedAt + length;
    return { startedAt, calendar: 'plain', length, warnAt: warnedAt(startedAt, dueAt, by), dueAt };
  }
  const untilWarning = length - warningOf(length, times);
  const exact = open.plus(startedAt, untilWarning) ?? startedAt;
  // At the very closing it would find nobody.
  const warnAt = open.isOpen(exact)
    ? exact
    : (open.plus(startedAt, Math.max(0, untilWarning - LAST_OPEN)) ?? exact);
  return { startedAt, calendar, length, warnAt: Math.max(startedAt, warnAt), dueAt: workingDue };
}

/**
 * A running deadline as it is counted by another calendar; null if that leaves it where it is. What somebody has named, what runs
 * around the clock, and what is over stay; and no change of a calendar puts a deadline into the past. [P10]
 */
export function dueByCalendar(
  running: (Due & { overdue: boolean }) | null,
  at: Instant,
  by: CountedBy,
): Due | null {
  if (running === null || running.overdue || running.length === null || running.dueAt <= at) return null;
  if (running.calendar !== 'working') return null;
  const due = dueAfter(running.startedAt, { length: running.length, calendar: 'working' }, by);
  return due.dueAt === running.dueAt || due.dueAt <= at ? null : due;
}

/** What is due at a moment that somebody named. */
export function dueAt(startedAt: Instant, at: Instant, by: CountedBy): Due {
  return { startedAt, calendar: 'plain', length: null, warnAt: warnedAt(startedAt, at, by), dueAt: at };
}

/** In whole milliseconds, as moments are kept. */
function warningOf(length: Duration, { warning }: CaseTimes): Duration {
  return Math.min(Math.ceil(length * WARNED_BEFORE), warning);
}

/** Never before the start, and while somebody is there if the desk is open at all in the days before it. */
function warnedAt(startedAt: Instant, due: Instant, { open, times }: CountedBy): Instant {
  const plain = due - warningOf(due - startedAt, times);
  if (open.isOpen(plain)) return plain;
  const from = Math.max(startedAt, plain - LOOK_BACK);
  const openBefore = open.between(from, plain);
  if (openBefore === 0) return plain;
  return open.plus(from, Math.max(0, openBefore - LAST_OPEN)) ?? plain;
}
