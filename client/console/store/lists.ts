import type { StaffChat } from '../../../protocol/chat.ts';
import { OVERDUE_MS, waitedMs } from './waiting.ts';
import type { DeskState } from './desk.ts';

/** The lists of the inbox. */
export const FOLDERS = ['mine', 'queue', 'closed'] as const;

/** One of {@link FOLDERS}. */
export type Folder = (typeof FOLDERS)[number];

type Chats = Readonly<Record<string, StaffChat>>;

/** This agent's open chats: who has called longest, by waiting or by being handed over, then the liveliest. */
export function mineOf(chats: Chats, account: string): StaffChat[] {
  return Object.values(chats)
    .filter((chat) => chat.status === 'open' && chat.agent === account)
    .sort(longestFirst(callsSince));
}

/** The chats nobody has taken, longest wait first. */
export function queueOf(chats: Chats): StaffChat[] {
  return Object.values(chats)
    .filter((chat) => chat.status === 'waiting')
    .sort((a, b) => (a.queuedAt ?? a.startedAt).localeCompare(b.queuedAt ?? b.startedAt));
}

/** Closed chats, latest first: those fetched and those that closed while watching, each once. */
export function closedOf(chats: Chats, fetched: readonly StaffChat[], account: string | null): StaffChat[] {
  const all = new Map(fetched.map((chat) => [chat.id, chat]));
  for (const chat of Object.values(chats)) {
    if (chat.status === 'closed' && (account === null || chat.agent === account)) all.set(chat.id, chat);
  }
  return [...all.values()].sort((a, b) => (b.closedAt ?? b.lastAt).localeCompare(a.closedAt ?? a.lastAt));
}

/** Everything that is not closed, for the floor. */
export function liveOf(chats: Chats): StaffChat[] {
  return Object.values(chats)
    .filter((chat) => chat.status !== 'closed')
    .sort(longestFirst(({ waitingSince }) => waitingSince));
}

/** The chat that has called longest: one's own first, else the head of the queue. */
export function longestOverdue(chats: Chats, account: string): StaffChat | null {
  const own = mineOf(chats, account)[0];
  if (own && callsSince(own) !== null) return own;
  return queueOf(chats).find((chat) => !chat.leftMessage) ?? null;
}

/** How many of these have waited past the alarm. */
export function overdueCount(list: readonly StaffChat[], now: number, alarmMs = OVERDUE_MS): number {
  return list.filter((chat) => (waitedMs(chat, now) ?? 0) >= alarmMs).length;
}

/** The chat so many places further in a list; the first if none is chosen, null in an empty list. */
export function neighbour(list: readonly StaffChat[], current: string | null, by: number): StaffChat | null {
  const at = list.findIndex((chat) => chat.id === current);
  if (at < 0) return list[0] ?? null;
  return list[Math.min(list.length - 1, Math.max(0, at + by))] ?? null;
}

function longestFirst(since: (chat: StaffChat) => string | null): (a: StaffChat, b: StaffChat) => number {
  return (a, b) => {
    const [sinceA, sinceB] = [since(a), since(b)];
    if (sinceA !== null && sinceB !== null) return sinceA.localeCompare(sinceB);
    if (sinceA !== null) return -1;
    if (sinceB !== null) return 1;
    return b.lastAt.localeCompare(a.lastAt);
  };
}

/** What waits for a lead: questions first, then the customers who have waited longest. [P3] */
export function leadCallsOf({ chats, session }: Pick<DeskState, 'chats' | 'session'>): StaffChat[] {
  if (session?.role !== 'lead' && session?.role !== 'admin') return [];
  return Object.values(chats)
    .filter((chat) => chat.status !== 'closed' && needsLead(chat))
    .sort(
      (a, b) =>
        Number(b.closeAsked !== null) - Number(a.closeAsked !== null) ||
        (a.closeAsked?.at ?? a.leadTold ?? '').localeCompare(b.closeAsked?.at ?? b.leadTold ?? ''),
    );
}

function needsLead({ closeAsked, leadTold }: StaffChat): boolean {
  return closeAsked !== null || leadTold !== null;
}

/** Whether its agent has to look into a chat: the customer has written, or a colleague has handed it over. */
export function isUnread({ unread, handover }: Pick<StaffChat, 'unread' | 'handover'>): boolean {
  return unread > 0 || handover !== null;
}

/** Since when a chat calls for its agent, ISO 8601: the customer waits, or it was handed over and is not opened yet. */
export function callsSince({ waitingSince, handover }: StaffChat): string | null {
  if (waitingSince === null || handover === null) return waitingSince ?? handover?.at ?? null;
  return waitingSince < handover.at ? waitingSince : handover.at;
}
