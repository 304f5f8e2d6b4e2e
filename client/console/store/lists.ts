import { leadsFor, type Callable } from '../../../protocol/visibility.ts';
import type { LeadCallView, PendingStatement, StaffChat } from '../../../protocol/chat.ts';
import { isOverdue, limitsFor } from './waiting.ts';
import type { DeskState } from './desk.ts';

/** The lists of the inbox. */
export const FOLDERS = ['mine', 'queue', 'closed'] as const;

/** One of {@link FOLDERS}. */
export type Folder = (typeof FOLDERS)[number];

type Chats = Readonly<Record<string, StaffChat>>;

/** The agent's open chats: those that need them first, longest wait first, then by latest activity. */
export function mineOf(chats: Chats, account: string): StaffChat[] {
  return Object.values(chats)
    .filter((chat) => chat.status === 'open' && chat.agent === account)
    .sort(longestFirst(callsSince));
}

/** Other agents' open chats that this account has joined or was invited to. [P6] */
export function besideOthers(chats: Chats, account: string): StaffChat[] {
  return Object.values(chats)
    .filter(
      ({ status, beside }) => status === 'open' && [...beside.joined, ...beside.invited].includes(account),
    )
    .sort(longestFirst(callsSince));
}

/** The chats without an agent, longest wait first. */
export function queueOf(chats: Chats): StaffChat[] {
  return Object.values(chats)
    .filter((chat) => chat.status === 'waiting')
    .sort((a, b) => (a.queuedAt ?? a.startedAt).localeCompare(b.queuedAt ?? b.startedAt));
}

/** Those of these chats that are of a department; all for null. */
export function inDepartment(list: StaffChat[], department: string | null): StaffChat[] {
  return department === null ? list : list.filter((chat) => chat.department === department);
}

/** Those of these chats that have a tag; all for null. */
export function withTag(list: StaffChat[], tag: string | null): StaffChat[] {
  return tag === null ? list : list.filter(({ tags = [] }) => tags.includes(tag));
}

/** The chats that are offered to whoever is signed in, those that end first at the top. */
export function offersOf({ chats, session }: Pick<DeskState, 'chats' | 'session'>): StaffChat[] {
  return Object.values(chats)
    .filter(
      ({ status, offer }) => status === 'waiting' && offer !== undefined && offer.to === session?.account,
    )
    .sort((one, other) => (one.offer?.until ?? '').localeCompare(other.offer?.until ?? ''));
}

/** Closed chats, latest first, without duplicates: fetched ones, and those that have closed since. */
export function closedOf(chats: Chats, fetched: readonly StaffChat[], account: string | null): StaffChat[] {
  const all = new Map(fetched.map((chat) => [chat.id, chat]));
  for (const chat of Object.values(chats)) {
    if (chat.status === 'closed' && (account === null || chat.agent === account)) all.set(chat.id, chat);
  }
  return [...all.values()].sort((a, b) => (b.closedAt ?? b.lastAt).localeCompare(a.closedAt ?? a.lastAt));
}

/** All chats that are not closed, for the floor. */
export function liveOf(chats: Chats): StaffChat[] {
  return Object.values(chats)
    .filter((chat) => chat.status !== 'closed')
    .sort(longestFirst(({ waitingSince }) => waitingSince));
}

/** The chat that has waited longest: one of the agent's own, else the first of the queue; null if nobody waits. */
export function longestOverdue(chats: Chats, account: string): StaffChat | null {
  const own = mineOf(chats, account)[0];
  if (own && callsSince(own) !== null) return own;
  return queueOf(chats).find((chat) => !chat.leftMessage) ?? null;
}

/** How many of these chats have waited until their alarm. */
export function overdueCount(
  list: readonly StaffChat[],
  now: number,
  profile: DeskState['profile'] = null,
): number {
  return list.filter((chat) => isOverdue(chat, now, limitsFor(chat, profile))).length;
}

/**
 * The chat that is `by` places further in a list, at most at its end; the first if none is selected, null in an empty
 * list.
 */
export function neighbour<One extends { id: string }>(
  list: readonly One[],
  current: string | null,
  by: number,
): One | null {
  const at = list.findIndex(({ id }) => id === current);
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

/** The chats that need a lead: requests for a decision and calls first, then by time. Empty for agents. [P3] [P6] */
export function leadCallsOf({
  chats,
  session,
  staff,
}: Pick<DeskState, 'chats' | 'session' | 'staff'>): StaffChat[] {
  if (session?.role !== 'lead' && session?.role !== 'admin') return [];
  const everybody = callable(staff, session.account);
  return Object.values(chats)
    .filter((chat) => chat.status !== 'closed' && needsLead(chat, session.account))
    .filter((chat) => callsLead(chat, everybody, session.account))
    .sort(
      (a, b) =>
        Number(isAsked(b)) - Number(isAsked(a)) || (calledAt(a) ?? '').localeCompare(calledAt(b) ?? ''),
    );
}

/** The departments among these whose chats call a lead first; null is none. */
export function departmentsCalledFirst(
  departments: Iterable<string | null>,
  account: string,
  staff: DeskState['staff'],
): Set<string | null> {
  const everybody = callable(staff, account);
  const isOwn = (department: string | null): boolean =>
    leadsFor(everybody, department).some((lead) => lead.account === account);
  return new Set([...departments].filter(isOwn));
}

/** The caller does not count as a lead for their own call, so another one is called. */
function callsLead(chat: StaffChat, staff: readonly Callable[], account: string): boolean {
  const by = openCallIn(chat)?.by ?? chat.closeAsked?.by;
  const others = staff.filter((one) => one.account === account || one.account !== by);
  return leadsFor(others, chat.department).some((lead) => lead.account === account);
}

/** The staff as {@link leadsFor} wants it. The lead of this console is there, known to be so or not. */
function callable(staff: DeskState['staff'], account: string): Callable[] {
  const others = Object.values(staff).filter((one) => one.account !== account);
  return [
    ...others.map(({ status, departments = [], ...one }) => ({
      ...{ ...one, departments },
      // As on the server: without an open console a person is offline for everybody.
      connected: status !== 'offline',
    })),
    {
      ...{ account, role: 'lead', disabled: false, connected: true },
      departments: staff[account]?.departments ?? [],
    },
  ];
}

/** Whether what agents write in the chat waits for a lead. [P6] */
export function isInCrisis({ status, crisis }: StaffChat): boolean {
  return status !== 'closed' && crisis !== null && crisis.ended === null;
}

/** What no lead has decided yet, oldest first. [P6] */
export function undecidedIn({ crisis }: StaffChat): PendingStatement[] {
  return (crisis?.pending ?? []).filter(({ approved }) => !approved);
}

/** The call for a lead that is still open, if any. [P6] */
export function openCallIn({ leadCall }: StaffChat): LeadCallView | null {
  return leadCall !== null && leadCall.ended === null ? leadCall : null;
}

function isAsked(chat: StaffChat): boolean {
  return chat.closeAsked !== null || openCallIn(chat) !== null || undecidedIn(chat).length > 0;
}

function calledAt(chat: StaffChat): string | null {
  const crisis = isInCrisis(chat) ? (chat.crisis?.since ?? null) : null;
  return chat.closeAsked?.at ?? openCallIn(chat)?.at ?? undecidedIn(chat)[0]?.at ?? crisis ?? chat.leadTold;
}

/** A person's own call does not count: nobody takes their own call. */
function needsLead(chat: StaffChat, account: string): boolean {
  const call = openCallIn(chat);
  if (isInCrisis(chat)) return true;
  return chat.closeAsked !== null || chat.leadTold !== null || (call !== null && call.by !== account);
}

/** Whether the agent has to look at a chat: the customer has written, or a colleague has handed it over. */
export function isUnread({ unread, handover }: Pick<StaffChat, 'unread' | 'handover'>): boolean {
  return unread > 0 || handover !== null;
}

/**
 * Since when a chat has needed its agent, ISO 8601: since the customer has waited, or since a handover that is not
 * opened yet; null if it does not.
 */
export function callsSince({ waitingSince, handover }: StaffChat): string | null {
  if (waitingSince === null || handover === null) return waitingSince ?? handover?.at ?? null;
  return waitingSince < handover.at ? waitingSince : handover.at;
}
