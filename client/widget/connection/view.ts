import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import type { Ahead } from './clock.ts';
import type { Unsent } from './outbox.ts';

/** How the widget stands with the desk; `outdated` ends only with a reload. */
export type Link = 'connecting' | 'online' | 'offline' | 'outdated';

/** All that the screen is made of: data only. */
export interface View {
  link: Link;
  /** The history of the data that the log belongs to; null before the first greeting. */
  epoch: string | null;
  desk: DeskView | null;
  chat: CustomerChat | null;
  /** The present chat's log, each entry once and in order. */
  entries: Entry[];
  /** Logs of chats that ended before this one, as far as this page saw them. */
  past: Entry[];
  outbox: Unsent[];
  agentTyping: boolean;
  /** Up to which entry of the present chat the customer has looked. */
  readTo: number;
  ahead: Ahead;
  /** Counts how often somebody else came to this page: nothing of the one before may stay on the screen. */
  visit: number;
}

/** What the widget knows before it has heard anything. */
export const blankView: View = {
  link: 'connecting',
  epoch: null,
  desk: null,
  chat: null,
  entries: [],
  past: [],
  outbox: [],
  agentTyping: false,
  readTo: 0,
  ahead: null,
  visit: 0,
};

/** The last entry that was known of a chat when something was asked: an answer that knows less is of another history. */
export interface Knew {
  chatId: string | undefined;
  seq: number;
}

/** What is known of the present chat. */
export function knownIn({ chat, entries }: View): Knew {
  return { chatId: chat?.id, seq: entries.at(-1)?.seq ?? 0 };
}

/** True while the customer and the desk are in a chat. */
export function isRunning(chat: CustomerChat | null): boolean {
  return chat !== null && chat.status !== 'closed';
}

/** True while somebody may answer at once; else the widget takes a message. [P10] */
export function isLive(desk: DeskView): boolean {
  return desk.open && desk.staffed;
}

/** True if nobody can answer at once, as far as the desk was heard. [P10] */
export function isAway(desk: DeskView | null): boolean {
  return desk !== null && !isLive(desk);
}
