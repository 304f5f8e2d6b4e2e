import { z } from 'zod';
import { CLOSE_REASONS } from '../../../protocol/entry.ts';
import { Abuse } from './rules/abuse.ts';
import { Crisis } from './rules/crisis.ts';
import { Handover } from './rules/handover.ts';
import { PriorOffence, Warning } from './rules/harassment.ts';
import { Hold } from './rules/hold.ts';
import { LeadCall } from './rules/lead-call.ts';
import { Complaint } from './rules/lead-offer.ts';
import { Offer } from './rules/offer.ts';
import { Beside } from './rules/participants.ts';
import { RunningPromise } from './rules/promises.ts';
import { Answering } from './rules/recall.ts';
import { WrapUpTime } from './rules/wrap-up-time.ts';

const Moment = z.number();
const MomentOrNull = Moment.nullable();

/** In the queue; the desk owes the answer. */
export const Waiting = z.object({
  status: z.literal('waiting'),
  queuedAt: Moment,
  /** Returned by an agent, so it goes before new chats. */
  front: z.boolean(),
  /**
   * The agent who returned it, or from whom a lead took it; null if it had no agent, or the agent's connection was
   * lost.
   */
  returnedBy: z.string().nullable().default(null),
  /** Since when it waits in its department, if it came to it later than into the queue. */
  departmentSince: MomentOrNull.default(null),
  /** The other departments whose people may be given it too. */
  offeredTo: z.array(z.string()).default([]),
  /** Who is being asked to accept it. */
  offer: Offer.nullable().default(null),
  /** Who is not asked again while it waits. */
  tried: z.array(z.string()).default([]),
});

/** With an agent. */
export const Open = z.object({
  status: z.literal('open'),
  agent: z.string(),
  openedAt: Moment,
  owes: z.enum(['agent', 'customer']),
  /** Since when the customer is silent after the agent's last word; null while the agent owes. [P1] */
  silentSince: MomentOrNull,
  /** `customer_silent` was offered for this silence. [P1] */
  nudged: z.boolean(),
  agentLostAt: MomentOrNull,
  /** Since when this agent has it. */
  agentSince: Moment.default(0),
});

/** Over. */
const Closed = z.object({
  status: z.literal('closed'),
  agent: z.string().nullable(),
  closedAt: Moment,
  reason: z.enum(CLOSE_REASONS),
  rating: z.number().nullable(),
  /** The time of its agent for the wrap-up; null: there was none. */
  wrapUp: WrapUpTime.nullable().default(null),
});

/** The fields that are fixed when a chat starts. */
export const ChatStart = z.object({
  id: z.string(),
  customerId: z.string(),
  startedAt: Moment,
  /** The closed chat that this one continues. */
  continues: z.string().nullable(),
  /** The customer's last agent: preferred if free. */
  preferredAgent: z.string().nullable(),
  /** Left while no agent was there: work for the next shift, never closed for waiting. [P10] */
  leftMessage: z.boolean(),
  /** How many customers waited already, for the estimate of waits. */
  queuedBehind: z.number(),
  /** This customer's chat before was closed for this, a short time ago. [P2] */
  marked: PriorOffence.nullable().default(null),
  /** The department that it begins in, and later the one that it is in; null: none. */
  department: z.string().nullable().default(null),
  /** What was promised in the chats before and is not settled yet. [P7] */
  promises: z.array(RunningPromise).default([]),
});

/**
 * The summary of a chat's log, as the rules decide on it and as its row keeps it: replaying the log from its start gives
 * exactly this. A field that later versions add gets its default here, for rows from before.
 */
export const ChatBody = ChatStart.extend({
  lastSeq: z.number(),
  lastCustomerSeq: z.number(),
  lastAt: Moment,
  lastCustomerAt: MomentOrNull,
  lastAgentAt: MomentOrNull,
  /** The customer's oldest message that has no answer. */
  waitingSince: MomentOrNull,
  customerMessages: z.number(),
  /** How the log's last line by a person begins, and whose it is: what a list shows. */
  lastText: z.string(),
  /** The line that it is of; 0 in rows from before, and if there is none. */
  lastTextSeq: z.number().default(0),
  /** What was sent with it; null: nothing. */
  lastFile: z.enum(['picture', 'file']).nullable().default(null),
  lastBy: z.enum(['customer', 'staff', 'system']),
  /** The account that wrote the last message, if it is by staff. */
  lastAuthor: z.string().nullable().default(null),
  /** Null for a chat that was taken by hand, or assigned to its first agent by the queue. */
  handover: Handover.nullable().default(null),
  warning: Warning.nullable(),
  abuse: Abuse.default({ steps: 0, evidence: [], asked: null }),
  hold: Hold.nullable().default(null),
  /** The customer's last message; 0 before the first. */
  lastWords: z.number().default(0),
  /** The customer has written after an agent did, so somebody who left a message is back. [P1] [P10] */
  cameBack: z.boolean().default(false),
  /** The customer was asked how to reach them, and has not said it yet. S1(16) */
  contactAsked: z.boolean().default(false),
  /** When the leads were told that the customer has waited too long; null before that. */
  leadToldAt: MomentOrNull.default(null),
  /** Who had it in this wait and did not answer in time. */
  overdueFrom: z.array(z.string()).default([]),
  /** The last call for a lead; null before the first, and after the close. [P6] */
  leadCall: LeadCall.nullable().default(null),
  /** The complaint that runs in it. [P6] */
  complaint: Complaint.default({ since: null, cases: [], offeredAt: null, passed: false }),
  /** The last crisis, with what waits for a lead; null before the first. [P6] */
  crisis: Crisis.nullable().default(null),
  /** Who has joined or was invited. [P6] */
  beside: Beside.default({ joined: [], invited: [] }),
  /** Null if the customer waits, or in rows from before. [P1] */
  answering: Answering.nullable().default(null),
  /** Messages that were withdrawn lately, in the staff's count. */
  recalled: z.array(z.number()).default([]),
  /** The ids of its tags, in the order in which they were chosen. */
  tags: z.array(z.string()).default([]),
  /** What it was about, in one line by staff. */
  summary: z.string().nullable().default(null),
  /** When what people had said in it was erased. */
  erasedAt: MomentOrNull.default(null),
  state: z.discriminatedUnion('status', [Waiting, Open, Closed]),
});
