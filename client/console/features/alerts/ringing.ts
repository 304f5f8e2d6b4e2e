import type { DeskState } from '../../store/desk.ts';
import { mineOf, queueOf, isUnread } from '../../store/lists.ts';

/** What calls for the agent. */
export interface Calls {
  /** Own chats with messages that nobody has read, or that were handed over and not opened yet. */
  readonly unread: readonly string[];
  /** Customers in the queue, while this agent takes chats. */
  readonly waiting: readonly string[];
}

/** Everything that calls for this agent, for the count in the title. */
export function callsFor({ chats, session, status }: Pick<DeskState, 'chats' | 'session' | 'status'>): Calls {
  if (!session) return { unread: [], waiting: [] };
  const unread = mineOf(chats, session.account).filter(isUnread);
  const waiting = status === 'online' ? queueOf(chats).filter((chat) => !chat.leftMessage) : [];
  return { unread: unread.map(({ id }) => id), waiting: waiting.map(({ id }) => id) };
}

/** What may ring: what calls, except for customers who have left. Sound stops with them. */
export function ringingFor(state: Pick<DeskState, 'chats' | 'session' | 'status'>): string[] {
  const { unread, waiting } = callsFor(state);
  return [...unread, ...waiting].filter((id) => state.chats[id]?.customer.online === true);
}
