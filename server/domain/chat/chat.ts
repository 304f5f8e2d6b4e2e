import type { CloseReason } from '../../../protocol/entry.ts';
import { cut } from '../../../protocol/graphemes.ts';
import type { Instant } from '../instant.ts';
import type { Abuse } from './rules/abuse.ts';
import type { Handover } from './rules/handover.ts';
import type { PriorOffence, Warning } from './rules/harassment.ts';
import type { Hold } from './rules/hold.ts';

/** What is fixed when a chat begins. */
export interface ChatStart {
  id: string;
  customerId: string;
  startedAt: Instant;
  /** The closed chat that this one goes on from. */
  continues: string | null;
  /** The agent whom this customer had last: asked first, if free. */
  preferredAgent: string | null;
  /** Left while nobody was there: work for the next shift, never closed for waiting. [P10] */
  leftMessage: boolean;
  /** How many customers waited already, for the estimate of waits. */
  queuedBehind: number;
  /** This customer's chat before was closed for this, a short time ago. [P2] */
  marked: PriorOffence | null;
}

/** In the queue; the desk owes the answer. */
export interface Waiting {
  status: 'waiting';
  queuedAt: Instant;
  /** Came back from an agent, so goes before those who have just come. */
  front: boolean;
  /** The agent who gave it back, or from whom a lead took it; null if it comes from nobody, or was lost. */
  returnedBy: string | null;
}

/** With an agent. */
export interface Open {
  status: 'open';
  agent: string;
  openedAt: Instant;
  owes: 'agent' | 'customer';
  /** Since when the customer is silent after the agent's last word; null while the agent owes. [P1] */
  silentSince: Instant | null;
  /** `customer_silent` was offered for this silence. [P1] */
  nudged: boolean;
  agentLostAt: Instant | null;
}

/** Over. */
export interface Closed {
  status: 'closed';
  agent: string | null;
  closedAt: Instant;
  reason: CloseReason;
  rating: number | null;
}

/** What only one state of a chat can have. */
export type ChatState = Waiting | Open | Closed;

/** The summary of a chat's log: replaying the log from its start gives exactly this. */
export interface Chat extends ChatStart {
  lastSeq: number;
  lastCustomerSeq: number;
  lastAt: Instant;
  lastCustomerAt: Instant | null;
  lastAgentAt: Instant | null;
  /** The customer's oldest message that has no answer. */
  waitingSince: Instant | null;
  customerMessages: number;
  /** How the log's last line by a person begins, and whose it is: what a list shows. */
  lastText: string;
  lastBy: 'customer' | 'staff' | 'system';
  /** The account behind the last line, if it is by staff. */
  lastAuthor: string | null;
  /** Null where nobody handed it on: a chat that was taken by hand, or given to its first agent by the queue. */
  handover: Handover | null;
  warning: Warning | null;
  abuse: Abuse;
  hold: Hold | null;
  /** The customer's last message; 0 before the first. */
  lastWords: number;
  /** The customer has written after an agent did: of a message left behind, that somebody is there. [P1] [P10] */
  cameBack: boolean;
  /** The customer was asked how to reach them, and has not said it yet. S1(16) */
  contactAsked: boolean;
  /** When the lead was told that the customer waits too long; null while nobody waits for so long. */
  leadToldAt: Instant | null;
  /** When what people had said in it was erased. */
  erasedAt: Instant | null;
  state: ChatState;
}

/** A chat before its first entry. */
export function newChat(start: Omit<ChatStart, 'marked'> & Partial<Pick<ChatStart, 'marked'>>): Chat {
  return {
    ...start,
    marked: start.marked ?? null,
    lastSeq: 0,
    lastCustomerSeq: 0,
    lastAt: start.startedAt,
    lastCustomerAt: null,
    lastAgentAt: null,
    waitingSince: null,
    customerMessages: 0,
    lastText: '',
    lastBy: 'system',
    lastAuthor: null,
    handover: null,
    warning: null,
    abuse: { steps: 0, evidence: [], asked: null },
    hold: null,
    lastWords: 0,
    cameBack: false,
    contactAsked: false,
    leadToldAt: null,
    erasedAt: null,
    state: { status: 'waiting', queuedAt: start.startedAt, front: false, returnedBy: null },
  };
}

/** The account that has the chat, or had it last. */
export function agentOf(chat: Chat): string | null {
  return chat.state.status === 'waiting' ? null : chat.state.agent;
}

/** Whether the leads have to hear of a chat wherever they are: a question waits for them, or a customer for too long. */
export function needsLead(chat: Chat): boolean {
  return chat.state.status !== 'closed' && (chat.abuse.asked !== null || chat.leadToldAt !== null);
}

/** The chat with its open state changed; as it is in any other state. */
export function whileOpen(chat: Chat, change: (open: Open) => Open): Chat {
  return chat.state.status === 'open' ? { ...chat, state: change(chat.state) } : chat;
}

const PREVIEW = 120;

/** How a text begins: as much of it as the row keeps for lists, in whole characters. */
export function previewOf(text: string): string {
  return cut(text, PREVIEW);
}
