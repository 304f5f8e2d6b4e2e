import type { CloseReason } from '../../../protocol/entry.ts';
import type { Instant } from '../instant.ts';

/** What is fixed when a chat begins. */
export interface ChatBirth {
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
}

/** A harassment warning that runs or has run out in silence. [P2] */
export interface Warning {
  /** The entry that warned. */
  seq: number;
  until: Instant;
  /** What has come from the customer since the warning, up to `until`. */
  heard: 'silence' | 'words' | 'harassment';
  /** The customer's messages that count as harassing. */
  evidence: number[];
}

/** In the queue; the desk owes the answer. */
export interface Waiting {
  status: 'waiting';
  queuedAt: Instant;
  /** Came back from an agent, so goes before those who have just come. */
  front: boolean;
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

/** The summary of a chat's log: replaying the log from its birth gives exactly this. */
export interface Chat extends ChatBirth {
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
  warning: Warning | null;
  state: ChatState;
}

/** A chat before its first entry. */
export function unborn(birth: ChatBirth): Chat {
  return {
    ...birth,
    lastSeq: 0,
    lastCustomerSeq: 0,
    lastAt: birth.startedAt,
    lastCustomerAt: null,
    lastAgentAt: null,
    waitingSince: null,
    customerMessages: 0,
    lastText: '',
    lastBy: 'system',
    warning: null,
    state: { status: 'waiting', queuedAt: birth.startedAt, front: false },
  };
}

/** The account that has the chat, or had it last. */
export function agentOf(chat: Chat): string | null {
  return chat.state.status === 'waiting' ? null : chat.state.agent;
}

/** Whose answer the chat waits for. */
export function owesOf(chat: Chat): 'agent' | 'customer' | null {
  switch (chat.state.status) {
    case 'waiting':
      return 'agent';
    case 'open':
      return chat.state.owes;
    case 'closed':
      return null;
  }
}
