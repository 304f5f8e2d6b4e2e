import type { FileView, LastFile } from './files.ts';
import type { DeskLook } from './widget-look.ts';
import type { AwayView } from './status.ts';
import type { CloseReason, TransferReason } from './entry.ts';

/** A chat's status goes one way: waiting → open → closed; only a transfer to the queue leads back. */
export type ChatStatus = 'waiting' | 'open' | 'closed';

/** Whose answer the chat waits for. */
export type Owes = 'agent' | 'customer' | null;

/** The deadlines of a chat: what happens if nobody acts. [P1] [P2] [P3] [P7] */
export type DeadlineKind =
  | 'idle'
  | 'nudge'
  | 'harassment'
  | 'abandoned'
  | 'requeue'
  | 'decision'
  | 'hold'
  | 'promise'
  | 'lead'
  | 'overflow'
  | 'offer'
  | 'overdue'
  | 'complaint'
  | 'wrapUp';

/** A stored moment at which a rule applies; ISO 8601. */
export interface DeadlineView {
  kind: DeadlineKind;
  at: string;
}

/** From when on a wait is marked and alarms, where that clock rests outside working hours; ISO 8601. [P10] */
export interface RestedAlarms {
  mark: string;
  alarm: string;
}

/** A range of milliseconds that half to four fifths of the last customers waited; null while too few are known. */
export interface WaitEstimate {
  fromMs: number;
  toMs: number;
}

/** A chat as its customer may see it. */
export interface CustomerChat {
  id: string;
  /** The server's clock at this telling: count deadlines against it, not against the own clock. */
  now: string;
  status: ChatStatus;
  owes: Owes;
  /** The agent's number, if there is an agent. */
  agent: string | null;
  lastSeq: number;
  /** Up to which of the customer's entries staff have read. */
  seenByAgent: number;
  /** Place in the queue from 1, while waiting. */
  position: number | null;
  estimate: WaitEstimate | null;
  /** True for a message left outside service hours: answered later, never closed for waiting. */
  leftMessage: boolean;
  /** The moment at which the chat will be closed if nothing happens. */
  closesAt: string | null;
  deadlines: DeadlineView[];
  /** The warning in force, with the end of the five minutes. [P2] */
  warned: { until: string } | null;
  /** The agent has asked for a moment, until then. [P7] */
  held: { until: string } | null;
  /** The agent has asked how to reach the customer. S1(16) */
  contactAsked: boolean;
  /** True while the agent's connection is lost. */
  agentLost: boolean;
  reason: CloseReason | null;
  rated: boolean;
}

/** What a customer's browser and website say at length; it comes with the chat itself, not with the lists. */
export interface CustomerDetails {
  page: string | null;
  referrer: string | null;
  attributes: Record<string, string>;
  /** The record in force of this customer, and its version: what shows it reads it again when either changes. [P9] */
  record: { id: string | null; version: number };
  /** When they opened the newest page that is known. */
  visitedAt: string | null;
}

/** How a chat came to its agent without their own doing. */
export interface HandoverView {
  /** ISO 8601. */
  at: string;
  /** The account that handed it over; null if it was the desk, because a connection or an account was gone. */
  by: string | null;
  why: TransferReason;
  /** How the note to the new agent begins. */
  note: string | null;
}

/** The customer of a chat, as staff see them. The details are there only where one chat was asked for. */
export interface CustomerView extends Partial<CustomerDetails> {
  id: string;
  /** The id by which their website knows them, if it has vouched for them; everything else is what they say. */
  verified: string | null;
  name: string | null;
  contact: string | null;
  locale: string | null;
  online: boolean;
  /** Earlier chats of this customer. */
  pastChats: number;
  /** Until when this visitor is blocked, by whichever kind of block; null if they are not. [P2] */
  blockedUntil: string | null;
}

/** A call for a lead. Times are ISO 8601. [P6] */
export interface LeadCallView {
  /** Calls of one chat count 1, 2, 3, … */
  number: number;
  /** The account that called, and why. */
  by: string;
  reason: string | null;
  at: string;
  /** How many leads were on duty when it was made. */
  onDuty: number;
  /** Null while it is open; `by`: the account that took it, null if it was withdrawn. */
  ended: { by: string | null; at: string } | null;
}

/** A statement of an agent in a crisis chat that has not gone to the customer. [P6] */
export interface PendingStatement {
  /** What `approve`, `refuse` and `takeBack` name. */
  id: string;
  chatId: string;
  /** The account that wrote it, when, and its words. */
  by: string;
  at: string;
  text: string;
  files?: FileView[];
  /** Approved, but an earlier one of the same author is not decided yet: they leave in order. */
  approved: boolean;
}

/** A chat that is or was in crisis. Times are ISO 8601. [P6] */
export interface CrisisView {
  since: string;
  /** The account that began it. */
  by: string;
  ended: string | null;
  /** The written report is there. S2 */
  reported: boolean;
  /** What waits for a lead, oldest first. */
  pending: PendingStatement[];
}

/** A chat as staff see it: one row of the inbox or the floor. */
export interface StaffChat {
  id: string;
  status: ChatStatus;
  /** The account that has it, or had it last when closed. */
  agent: string | null;
  owes: Owes;
  startedAt: string;
  /** Since when the customer has waited for an answer; null if they are not waiting. */
  waitingSince: string | null;
  /** Left out where the wait counts by the wall clock. */
  restedAlarms?: RestedAlarms;
  queuedAt: string | null;
  lastAt: string;
  lastSeq: number;
  lastText: string;
  /** What was sent with it, which a list names where there are no words; a process from before does not tell it. */
  lastFile?: LastFile | null;
  lastBy: 'customer' | 'staff' | 'system';
  /** Whose the last line is, if it is by staff: their account. */
  lastAuthor: string | null;
  /** How the chat was handed to its agent, until they open it; else null. */
  handover: HandoverView | null;
  /** Customer's messages that staff have not read. */
  unread: number;
  /** Up to which entry (staff's count) the customer has seen. */
  seenByCustomer: number;
  /** What the detector made of the customer's last message; null if nothing, or not asked yet. */
  situation: string | null;
  deadlines: DeadlineView[];
  warned: { until: string; evidence: number[] } | null;
  /** How many of the three steps against foul language were taken. [P3] */
  abuseSteps: number;
  /** An agent asks the lead whether this chat may be closed. [P3] */
  closeAsked: { by: string; at: string; until: string } | null;
  /** The customer's chat before was closed for this, a short time ago. [P2] */
  marked: { reason: 'harassment' | 'abuse'; at: string; chatId: string } | null;
  /** Until when the agent has promised to be back. [P7] */
  held: { until: string } | null;
  /** Since when the lead knows that this customer waits too long. */
  leadTold: string | null;
  /** The last call for a lead in this chat, until it is closed. [P6] */
  leadCall: LeadCallView | null;
  /** The complaint in it runs for so long that its agent is offered to call a lead: since when. Left out while none is. [P6] */
  leadOffered?: { since: string };
  /** Whether it is or was in crisis, and what waits for a lead; null: never. [P6] */
  crisis: CrisisView | null;
  /** The accounts that have joined, and those that a note has invited. [P6] */
  beside: { joined: string[]; invited: string[] };
  /** The department that it is in, or was in when it was closed; null: none. */
  department: string | null;
  /** The departments whose people may be given it too, while it waits. */
  offeredTo: string[];
  /** Who is being asked to accept it, and until when; left out while nobody is. */
  offer?: { to: string; until: string };
  agentLost: boolean;
  leftMessage: boolean;
  /** A message that nobody answered: it was in the queue until its customer had gone. [P1] */
  unanswered: boolean;
  continues: string | null;
  reason: CloseReason | null;
  closedAt: string | null;
  rating: number | null;
  /** The ids of its tags; left out while there are none, and by a process from before. */
  tags?: string[];
  /** What it was about, by staff; left out while nothing is written. */
  summary?: string;
  /** Its agent's time for the wrap-up is over, and nothing was written; left out otherwise. */
  unwrapped?: true;
  /** While its agent has time for the wrap-up: until when, at the latest so, and whether that holds their place. */
  wrapUp?: { until: string; latest: string; holds: boolean };
  customer: CustomerView;
}

/** The lists of running chats that come page by page: the queue, one's own open chats, all open chats (for leads). */
export const CHAT_LISTS = ['waiting', 'own', 'open'] as const;

/** One of {@link CHAT_LISTS}. */
export type ChatList = (typeof CHAT_LISTS)[number];

/**
 * The first chats of some lists, at most `CHATS_PER_PAGE` of each; of these lists, how many chats there are in
 * all, and the cursor to the next page, or null at the end.
 */
export interface ChatsSnapshot {
  chats: StaffChat[];
  staff: StaffView[];
  counts: Partial<Record<ChatList, number>>;
  cursors: Partial<Record<ChatList, string | null>>;
}

/**
 * Why a chat goes on waiting: everybody who may be given it is full (`load` of `places`), nobody of them is there, it is
 * outside the hours too, or everybody who has room has declined or missed it.
 */
export interface WaitReason {
  chatId: string;
  why: 'full' | 'nobody' | 'closed' | 'refused';
  load: number;
  places: number;
  /** When the next department is asked; ISO 8601, null if there is none. */
  overflowAt: string | null;
}

/** What the widget says about the desk. */
export interface DeskView {
  /** The desk's time of this message; widgets count days from it and ignore the visitor's clock. ISO 8601. */
  now: string;
  open: boolean;
  /** The company's name in the customer's language. */
  company: string;
  /** The service hours as the manual writes them, `08:00-12:00,14:00-18:00`. [P10] */
  hours: string;
  timeZone: string;
  /** When the desk opens next, if it is outside its hours; ISO 8601. */
  opensAt: string | null;
  /** True while at least one agent is online. */
  staffed: boolean;
  locale: string;
  /** Until when this visitor is blocked, and the notice; null: not blocked. Absent: unchanged. [P2] */
  blocked?: { until: string; message: string } | null;
  /** Why this visitor cannot start a chat without a website's identity; absent if they can. */
  signInFirst?: string;
  /** Whether staff see what the customer writes before it is sent; absent: no. */
  peeks?: boolean;
  /** What this visitor may choose from before a chat; absent where there is nothing to choose. */
  departments?: { id: string; name: string; greeting?: string }[];
  /** What the desk has set of the widget's looks and words, in the customer's language; absent: all as built in. */
  look?: DeskLook;
}

/** A member of staff as colleagues see them. */
export interface StaffView {
  account: string;
  number: string;
  name: string;
  role: 'agent' | 'lead' | 'admin';
  status: 'online' | 'away' | 'offline';
  /** Why they are away; left out while they are not, and until they have chosen a status. */
  away?: AwayView;
  /** True between the loss of the connection and its return. */
  lost: boolean;
  /** True for a disabled account: shown where it was, never offered. */
  disabled: boolean;
  /** Open chats they have. */
  load: number;
  /** Places beside them that wrap-ups hold; left out while there are none. */
  wrapUps?: number;
  capacity: number;
  /** The departments that they belong to; a process from before this was there does not tell them. */
  departments?: string[];
}
