import type { CustomerCase } from '../../../protocol/cases.ts';
import type { InvitationView } from '../../../protocol/visitors.ts';
import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import type { Ahead } from './clock.ts';
import type { Unsent } from './outbox.ts';

/** The state of the connection; `outdated` ends only with a reload. */
export type Link = 'connecting' | 'online' | 'offline' | 'outdated';

/** The state of the screen: data only. */
export interface View {
  link: Link;
  /** The history of the data that the log belongs to; null before the first `hello`. */
  epoch: string | null;
  desk: DeskView | null;
  chat: CustomerChat | null;
  /** The log of the current chat, in order and without duplicates. */
  entries: Entry[];
  /** The logs of earlier chats that this page has seen. */
  past: Entry[];
  /** The customer's matters that the desk works on. */
  cases: CustomerCase[];
  outbox: Unsent[];
  /** An agent's invitation to a chat, until it is answered; an accepted one stays, as the chat's first line. */
  invitation: InvitationView | null;
  agentTyping: boolean;
  /** The last entry of the current chat that the customer has read. */
  readTo: number;
  ahead: Ahead;
  /** Incremented when the person changes: nothing of the previous one may stay on the screen. */
  visit: number;
}

/** The initial view. */
export const blankView: View = {
  link: 'connecting',
  epoch: null,
  desk: null,
  chat: null,
  entries: [],
  past: [],
  cases: [],
  outbox: [],
  invitation: null,
  agentTyping: false,
  readTo: 0,
  ahead: null,
  visit: 0,
};

/** The last known entry of a chat when a request was sent: an answer with fewer entries is of another history. */
export interface Knew {
  chatId: string | undefined;
  seq: number;
}

/** What is known of the current chat. */
export function knownIn({ chat, entries }: View): Knew {
  return { chatId: chat?.id, seq: entries.at(-1)?.seq ?? 0 };
}

/** Whether the chat is not closed. */
export function isRunning(chat: CustomerChat | null): boolean {
  return chat !== null && chat.status !== 'closed';
}

/** Whether somebody may answer at once; otherwise the widget takes a message. [P10] */
export function isLive(desk: DeskView): boolean {
  return desk.open && desk.staffed;
}

/** Whether nobody can answer at once, as far as known. [P10] */
export function isAway(desk: DeskView | null): boolean {
  return desk !== null && !isLive(desk);
}

/** Whether an agent invites the visitor to a chat. */
export function isAsked(view: View): view is View & { invitation: InvitationView } {
  const { invitation, chat } = view;
  return invitation?.accepted === false && !isRunning(chat);
}
