import { isEndNote } from '../announcement/announcement.ts';
import type { OpenHours } from '../calendar/open-hours.ts';
import { newCase, type Case } from '../case/case.ts';
import { fold } from '../case/fold.ts';
import type { CaseLogEntry } from '../case/log.ts';
import { causeOf, sameCause } from '../case/recurrence.ts';
import { accountOf } from '../chat/author.ts';
import type { Duration, Instant } from '../instant.ts';
import type { ChatOf } from './chat-facts.ts';
import { isWithin, UNSAID, type Fact, type Stretch } from './fact.ts';

/** A case with its log, and whose it is. */
export interface MeasuredCase {
  number: number;
  case: Case;
  log: readonly CaseLogEntry[];
  /** The chat that it came from, if it is still there. */
  chat: Pick<ChatOf, 'agent' | 'department'> | null;
  customer: string | null;
  customerClass: string | null;
}

/** How a case was decided: in time or not, when, and who had it then. */
interface Decided {
  isGood: boolean;
  at: Instant;
  agent: string | null;
  department: string | null;
  value: Duration | null;
}

/** The hours by which a department's working time is counted; null: those of the desk. */
export type HoursFor = (department: string | null) => OpenHours;

/**
 * What is counted of a case within a stretch. One that was merged into another is the other's; what the desk itself has told of
 * the end of an outage is nobody's work.
 */
export function factsOfCase(measured: MeasuredCase, stretch: Stretch, hours: HoursFor): Fact[] {
  const { number, case: one, chat, customer, customerClass } = measured;
  if (one.state.status === 'merged' || isEndNote(measured.log[0]?.clientId ?? '')) return [];
  const cause = causeOf(one);
  const of = {
    ...UNSAID,
    ...{ chatId: one.chatId, caseNumber: number, customer, customerClass, class: one.class },
    cause: cause === null ? null : sameCause(cause),
  };
  const facts: Fact[] = [];
  if (one.kind === 'complaint')
    facts.push({
      ...of,
      ...{ measure: 'complaints', part: 0, at: one.openedAt },
      agent: chat === null ? accountOfFirst(one) : chat.agent,
      department: chat === null ? one.department : chat.department,
    });
  const decided = decidedIn(measured, hours);
  const measure = MEASURED[one.kind];
  if (decided !== null && measure !== undefined) {
    const { isGood, ...rest } = decided;
    facts.push({ ...of, ...rest, measure, part: isGood ? 0 : 1 });
  }
  return facts.filter((fact) => isWithin(fact, stretch));
}

const MEASURED: Partial<Record<Case['kind'], 'answered' | 'promises' | 'followUps'>> = {
  ...{ complaint: 'answered', promise: 'promises', followUp: 'followUps' },
};

function accountOfFirst({ openedBy }: Case): string | null {
  return openedBy.account ?? null;
}

/**
 * What the first decision was: the answer that was due, or that it was not there in time. What was late stays late; what was in
 * time and is taken back, by sending it back or by opening it again, is undecided again.
 */
function decidedIn({ case: one, log }: MeasuredCase, hours: HoursFor): Decided | null {
  let decided: Decided | null = null;
  let before = newCase(one);
  for (const entry of log) {
    const after = fold(before, entry);
    decided = next(decided, { before, entry, after }, hours);
    before = after;
  }
  return decided;
}

/** A line with the case before and after it. */
interface Step {
  before: Case;
  entry: CaseLogEntry;
  after: Case;
}

function next(decided: Decided | null, { before, entry, after }: Step, hours: HoursFor): Decided | null {
  const { kind } = before;
  const isDue = kind !== 'complaint' || !hasAnswer(before);
  if (isDue && isGoodEnd(kind, entry)) {
    const took = tookUntil(before, entry, hours);
    return decided === null
      ? { ...whose(before, entry), isGood: true, value: took }
      : { ...decided, value: decided.value ?? took };
  }
  if (isDue && isBadEnd(kind, entry))
    return decided ?? { ...whose(before, entry), isGood: false, value: null };
  return decided?.isGood === true && isUndone(kind, after) ? null : decided;
}

/** The answer to a complaint, a promise that is kept, a follow-up that is done or by whose call they were reached. */
function isGoodEnd(kind: Case['kind'], entry: CaseLogEntry): boolean {
  if (kind === 'complaint') return entry.type === 'answered';
  if (kind === 'promise') return entry.type === 'kept';
  return entry.type === 'done' || (entry.type === 'called' && entry.data.outcome === 'reached');
}

function isBadEnd(kind: Case['kind'], { type }: CaseLogEntry): boolean {
  return kind === 'promise' ? type === 'broken' : type === 'overdue';
}

function isUndone(kind: Case['kind'], after: Case): boolean {
  return kind === 'complaint' ? !hasAnswer(after) : after.state.status === 'open';
}

function hasAnswer({ passed }: Case): boolean {
  return passed.some(({ step }) => step === 'answered');
}

function whose({ owner, department }: Case, { at, by }: CaseLogEntry) {
  return { at, agent: owner ?? accountOf(by), department };
}

/** From the beginning, in the time by which it was due: by the clock, or while the desk was open. */
function tookUntil(
  { openedAt, department, deadline }: Case,
  { at }: CaseLogEntry,
  hours: HoursFor,
): Duration {
  return deadline?.calendar === 'working' ? hours(department).between(openedAt, at) : at - openedAt;
}
