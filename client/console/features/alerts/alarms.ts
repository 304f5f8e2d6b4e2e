import type { DeskState } from '../../store/desk.ts';
import {
  isInCrisis,
  isUnread,
  leadCallsOf,
  mineOf,
  openCallIn,
  queueOf,
  undecidedIn,
} from '../../store/lists.ts';
import { isOverdue, limitsFor } from '../../store/waiting.ts';

/** An alarm that sounds once. The `key` identifies it as long as its cause lasts. */
export interface Alarm {
  readonly key: string;
  readonly chatId: string;
  readonly what: 'overdue' | 'holdOver' | 'leadTold' | 'closeAsked' | 'leadCalled' | 'crisis' | 'approval';
}

type Known = Pick<DeskState, 'chats' | 'session' | 'profile' | 'staff'>;

/** All current alarms: own chats that wait too long or whose promised time is over, and calls for leads. */
export function alarmsAt(desk: Known, now: number): Alarm[] {
  const mine = mineOf(desk.chats, desk.session?.account ?? '');
  const overdue = mine.filter((chat) => isOverdue(chat, now, limitsFor(chat, desk.profile)));
  const over = mine.filter(({ held }) => held !== null && Date.parse(held.until) <= now);
  const calls = leadCallsOf(desk);
  return [
    ...overdue.map((chat) => alarm('overdue', chat.id, chat.waitingSince)),
    ...over.map((chat) => alarm('holdOver', chat.id, chat.held?.until)),
    ...calls.flatMap((chat) => {
      const call = openCallIn(chat);
      return [
        ...(chat.closeAsked ? [alarm('closeAsked', chat.id, chat.closeAsked.at)] : []),
        ...(call ? [alarm('leadCalled', chat.id, call.at)] : []),
        ...(isInCrisis(chat) ? [alarm('crisis', chat.id, chat.crisis?.since)] : []),
        ...undecidedIn(chat).map(({ id }) => alarm('approval', chat.id, id)),
        ...(chat.leadTold !== null && !chat.closeAsked && !call
          ? [alarm('leadTold', chat.id, chat.leadTold)]
          : []),
      ];
    }),
  ];
}

function alarm(what: Alarm['what'], chatId: string, since: string | null | undefined): Alarm {
  return { key: `${what} ${chatId} ${since ?? ''}`, chatId, what };
}

/** What needs the agent's attention. */
export interface Calls {
  /** Own chats with unread messages, or that were handed over and are not opened yet. */
  readonly unread: readonly string[];
  /** Waiting customers, if this agent takes chats. */
  readonly waiting: readonly string[];
}

/** Everything that needs this agent, for the count in the page title. */
export function callsFor({ chats, session, status }: Pick<DeskState, 'chats' | 'session' | 'status'>): Calls {
  if (!session) return { unread: [], waiting: [] };
  const unread = mineOf(chats, session.account).filter(isUnread);
  const waiting = status === 'online' ? queueOf(chats).filter((chat) => !chat.leftMessage) : [];
  return { unread: unread.map(({ id }) => id), waiting: waiting.map(({ id }) => id) };
}

/**
 * The chats that may play a sound: those of {@link callsFor} without customers who have left, so that the sound stops.
 */
export function ringingFor(state: Pick<DeskState, 'chats' | 'session' | 'status'>): string[] {
  const { unread, waiting } = callsFor(state);
  return [...unread, ...waiting].filter((id) => state.chats[id]?.customer.online === true);
}
