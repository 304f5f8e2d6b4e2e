import type { Departments } from './department/department.ts';
import type { Duration, Instant } from './instant.ts';
import type { CaseCalendar } from '../../protocol/cases.ts';
import type { FileKind } from '../../protocol/files.ts';
import type { DeskLook, ProactiveGreeting } from '../../protocol/widget-look.ts';
import type { OpenHours } from './calendar/open-hours.ts';
import type { ServiceHours } from './calendar/service-hours.ts';
import type { TagTable } from './tag/tags.ts';

/** The manual's clocks and judgements, as the desk has set them. Everything that a decision needs besides the chat. */
export interface Rules {
  /** P1: silence of a customer who owes the answer, until the chat closes. */
  idleClose: Duration;
  /** P1: the same silence, until the assistant offers `customer_silent`. */
  idleNudge: Duration;
  /** P2: from the warning to the judgement. */
  harassmentClose: Duration;
  /** From the loss of an agent's connection until their chats are marked. */
  lostGrace: Duration;
  /** From the loss of an agent's connection until their chats go back to the queue. */
  lostRequeue: Duration;
  /** P3: how long to wait for a lead's decision, until the question goes back to the agent. */
  leadAnswer: Duration;
  /** P2: for how long after a close for harassment or abuse the customer's next chat arrives marked. */
  returnMark: Duration;
  /** P7: the length of a hold if the agent names no time. */
  holdOn: Duration;
  /** P7: how long an answer may take that is promised without a time: the hours of a simple complaint. */
  answerLater: Duration;
  /** Time from a customer's unanswered message until the chat is marked, the agent is alerted, and the leads are notified. */
  owesMark: Duration;
  owesAlarm: Duration;
  owesLead: Duration;
  /** P6: from the beginning of a complaint until the agent is offered to call a lead; null: never. */
  callLeadAfter: Duration | null;
  /** From a customer's unanswered message until the chat is handed to another agent; null: never. */
  overdueHandover: Duration | null;
  /** Time in which an assigned chat must be accepted; null: it is the agent's at once. */
  acceptWithin: Duration | null;
  /** The number of consecutive missed offers after which an agent is set away. */
  missedOffers: number;
  /** Whether an agent who has the customer's language is preferred among equals. */
  languageFirst: boolean;
  /** How long an agent has for the wrap-up after a close; null: no time is counted. */
  wrapUpTime: Duration | null;
  /** Whether that time holds a place of the agent's, so that the next chat waits for it. */
  wrapUpHolds: boolean;
  /** Whether a wrap-up needs a tag. */
  wrapUpRequired: boolean;
  /** Open chats at once for one agent. */
  capacity: number;
  /** Chats of one network (see `network.ts`) that may wait at once. */
  waitingPerNetwork: number;
  /** The departments of the desk; left out where it has none. */
  departments?: Departments;
  /** The clocks that rest outside working hours; left out where all of them run on. [P10] */
  resting?: Resting | undefined;
  /** What clocks were before they were changed: a deadline that runs already keeps its moment. */
  earlier?: readonly EarlierClock[];
  /** The words that make a message harassing, or null. Asked for warned chats only; it decides nothing alone. [P2] */
  harassing: (text: string) => string[] | null;
  /** The text as it may be stored: without card and identity numbers and passwords. [S0 §8.1] */
  mask: (text: string) => string;
  /** A website's attributes of its visitor as they may be stored; its own order numbers stay. */
  maskAttributes: (attributes: Readonly<Record<string, string>>) => Record<string, string>;
}

/** A clock whose length can be changed while deadlines run by it. */
export type ClockName = 'idleClose' | 'idleNudge' | 'owesLead' | 'lostGrace' | 'lostRequeue';

/** How long a clock was, and until when. */
export interface EarlierClock {
  clock: ClockName;
  length: Duration;
  until: Instant;
}

/** How long a clock is for what began at a moment: as long as it was then. */
export function clockSince(rules: Limits, clock: ClockName, began: Instant): Duration {
  const then = (rules.earlier ?? [])
    .filter((one) => one.clock === clock && one.until > began)
    .reduce<EarlierClock | null>((first, one) => (first && first.until <= one.until ? first : one), null);
  return then?.length ?? rules[clock];
}

/**
 * A clock that can rest outside working hours: the customer's silence (P1), the wait in the queue, the wait for an
 * answer with its alarms.
 */
export type RestingClock = 'idle' | 'queue' | 'alarm';

/** Which clocks rest outside working hours, and what those hours are. */
export interface Resting {
  open: OpenHours;
  clocks: ReadonlySet<RestingClock>;
}

/**
 * When a length of time that began at a moment is over; in working time if the clock rests outside working hours. A desk
 * that does not open for so long within the calendar's look-ahead has no working time: there the clock runs on. [P10]
 */
export function endOf(
  { resting }: Pick<Rules, 'resting'>,
  clock: RestingClock,
  began: Instant,
  length: Duration,
): Instant {
  const end = resting?.clocks.has(clock) === true ? resting.open.plus(began, length) : null;
  return end ?? began + length;
}

/** The clocks and numbers among the rules, without what judges words: plain data. */
export type Limits = Omit<Rules, 'departments' | 'resting' | 'harassing' | 'mask' | 'maskAttributes'>;

/** What holds for a chat: its department's clocks where it is in one, else the desk's. */
export function rulesFor({ department }: { department: string | null }, rules: Rules): Rules {
  const own = department === null ? undefined : rules.departments?.get(department);
  return own === undefined ? rules : { ...rules, ...own.limits, resting: own.resting };
}

/** What the desk is called, where and when it works. */
export interface Profile {
  /** In each language; customers and phrases get the name in theirs. */
  company: Record<'zh-CN' | 'en', string>;
  locale: 'zh-CN' | 'en';
  hours: ServiceHours;
  complaintHours: { simple: number; complex: number };
  /** How deadlines of cases are counted. [P5] [P9] [P10] */
  caseTimes: CaseTimes;
  /** The notice for blocked visitors; null: the default sentence. [P2] */
  blockNotice: Record<'zh-CN' | 'en', string | null>;
  /** What the desk has set of the widget's looks and words. */
  look: Record<'zh-CN' | 'en', DeskLook>;
  /** When visitors are greeted who have not opened the chat; null: never. */
  proactive: ProactiveGreeting | null;
  /** Whether staff see who is on the website, and what customers type before they send it. */
  visitorsOnSite: boolean;
  sneakPeek: boolean;
  /** Whether only visitors with a website's identity may start a chat. */
  identityRequired: boolean;
  /** Whether visitors choose a department where nothing else has settled it. */
  departmentChoice: boolean;
  /** The reasons that people may give when they go away. */
  awayReasons: readonly string[];
  /** Of how many of the latest turns the desk learns; 0: of none. */
  learnTurns: number;
  /** What may be sent besides words. */
  files: FileLimits;
  /** Time without activity after which people are set away automatically; null: never. */
  awayAfter: Duration | null;
  /** From when on leads are told of a hand-over that nobody answers; null: never. [P8] */
  handoverLead: Duration | null;
  /** What chats are filed under. */
  tags: TagTable;
}

/** How deadlines of cases are counted. */
export interface CaseTimes {
  /** Whether complaints and follow-ups are due after so much working time, instead of time on the wall clock. */
  complaint: CaseCalendar;
  followUp: CaseCalendar;
  /** Until a customer is asked again how it went. [P9] */
  followUpAfter: Duration;
  /** Working time until a message that was left is answered. [P10] */
  messageWithin: Duration;
  /** A case is marked at most so long before it is due. */
  warning: Duration;
  /** Open time from the overdue mark until the named contact is told; null: nobody is. [P5] [P7] */
  contactAfter: Duration | null;
}

/** What may be sent besides words. */
export interface FileLimits {
  kinds: readonly FileKind[];
  /** Bytes of one file. */
  maxBytes: number;
  /** Bytes of one customer in 24 hours. */
  dayBytes: number;
  /** How long after it was sent a file is kept; null: as long as the words of its chat. */
  keep: Duration | null;
}

/** How long each kind of data is stored; null is forever. S0(8.1) */
export interface RetentionPeriods {
  /** What was said in a chat, from its close on. */
  chats: Duration | null;
  /** Data about a customer, from their last visit on. */
  contacts: Duration | null;
  /** The record of an agent's message, from its time on. */
  records: Duration | null;
  /** A block, from its end on. */
  blocks: Duration | null;
  /** What staff did when, from its end on. */
  timeline: Duration | null;
}

/** Nothing is erased by its age. */
export const FOR_EVER: RetentionPeriods = {
  chats: null,
  contacts: null,
  records: null,
  blocks: null,
  timeline: null,
};
