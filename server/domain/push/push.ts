import { z } from 'zod';
import type { PushKind } from '../../../protocol/push.ts';
import { leadsFor, type Callable } from '../../../protocol/visibility.ts';
import type { Case } from '../case/case.ts';
import type { CaseLogEntry } from '../case/log.ts';
import { accountOf } from '../chat/author.ts';
import { agentOf, isInCrisis, needsLead, type Chat } from '../chat/chat.ts';
import type { LogEntry } from '../chat/log.ts';
import { offerOf } from '../chat/rules/offer.ts';
import type { Duration } from '../instant.ts';

/** How long news wait before they leave: whoever reloads the console, or opens another one, is told there. */
export const PUSHED_AFTER: Duration = 5000;
/** For how long news are tried again, and kept by push services for a device that is off: later they are none. */
export const PUSH_TRIED_FOR: Duration = 10 * 60_000;

/** Why somebody is called, by what was told: each belongs to a kind that a person allows or not. */
const WHYS = {
  queue: 'chats',
  offer: 'chats',
  given: 'chats',
  message: 'messages',
  mention: 'messages',
  holdOver: 'messages',
  lead: 'leads',
  caseGiven: 'cases',
  caseWarned: 'cases',
  caseOverdue: 'cases',
} as const satisfies Record<string, PushKind>;

/** One of the reasons for which somebody is called. */
export type PushWhy = keyof typeof WHYS;

/** The kind of news that a reason belongs to. */
export const kindOfWhy = (why: PushWhy): PushKind => WHYS[why];

const Why = z.enum(Object.keys(WHYS) as [PushWhy, ...PushWhy[]]);

/** What is kept of news until they leave: where to look, and no words. */
export const PushNews = z.union([
  z.object({ why: Why, account: z.string(), chatId: z.string() }),
  z.object({ why: Why, account: z.string(), case: z.number() }),
]);

/** What is kept of news until they leave. */
export type PushNews = z.output<typeof PushNews>;

/** Somebody who is called, and why. */
export interface Called {
  account: string;
  why: PushWhy;
}

/** A member of staff, as far as it matters whom news are for. */
export interface Colleague extends Callable {
  status: 'online' | 'away';
}

/** What is looked up only if an entry calls somebody: the staff, and whether the desk is open for this chat at this moment. */
export interface Circumstances {
  staff: () => readonly Colleague[];
  isOpen: () => boolean;
}

/** Whom the new entries of a chat call, each for each reason once. */
export function calledByChat(chat: Chat, entries: readonly LogEntry[], now: Circumstances): Called[] {
  const called = entries.flatMap((entry) => calledByEntry(chat, entry, now));
  return called.filter(
    (one, at) => called.findIndex(({ account, why }) => account === one.account && why === one.why) === at,
  );
}

/** What calls leads, whoever of them looks after the chat. */
const CALLS_LEADS: ReadonlySet<LogEntry['kind']> = new Set([
  ...(['lead_called', 'lead_told', 'close_asked', 'crisis_begun', 'approval_asked'] as const),
]);

function calledByEntry(chat: Chat, entry: LogEntry, now: Circumstances): Called[] {
  const by = accountOf(entry.by);
  if (CALLS_LEADS.has(entry.kind))
    return leadsFor(now.staff(), chat.department)
      .filter(({ account }) => account !== by)
      .map(({ account }) => call(account, 'lead'));
  if (entry.kind === 'message') return calledByMessage(chat, entry, now);
  if (entry.kind === 'note')
    return (entry.data?.mentions ?? []).filter((one) => one !== by).map((one) => call(one, 'mention'));
  if (entry.kind === 'hold_over') return to(agentOf(chat), 'holdOver');
  if (entry.kind === 'offered') return to(entry.data.to, 'offer');
  return calledByMove(chat, entry, now);
}

function calledByMessage(chat: Chat, { by }: LogEntry, now: Circumstances): Called[] {
  if (by.role !== 'customer') return [];
  return chat.state.status === 'waiting' ? waiting(chat, now) : to(agentOf(chat), 'message');
}

/** Whoever takes a chat by their own hand knows it. */
function calledByMove(chat: Chat, entry: LogEntry, now: Circumstances): Called[] {
  const by = accountOf(entry.by);
  const agent = agentOf(chat);
  if (entry.kind === 'joined') return entry.data.how === 'beside' || agent === by ? [] : to(agent, 'given');
  if (entry.kind !== 'transferred') return [];
  if (entry.data.to === null) return waiting(chat, now);
  return entry.data.to === by ? [] : to(entry.data.to, 'given');
}

const call = (account: string, why: PushWhy): Called => ({ account, why });
const to = (account: string | null, why: PushWhy): Called[] => (account === null ? [] : [call(account, why)]);

/**
 * Those who take chats and would see this one in their queue. Where the console of everybody is closed, the customer is asked to
 * leave a message: that calls them too, unless the desk has closed for today.
 */
function waiting({ department, leftMessage }: Chat, { staff, isOpen }: Circumstances): Called[] {
  if (leftMessage && !isOpen()) return [];
  return staff()
    .filter(({ status, disabled }) => status === 'online' && !disabled)
    .filter(({ departments }) => department === null || departments.includes(department))
    .map(({ account }) => call(account, 'queue'));
}

/** Whom the new entries of a case call: whose it is, or is to be. */
export function calledByCase({ owner }: Case, entries: readonly CaseLogEntry[]): Called[] {
  return entries.flatMap((entry): Called[] => {
    if (entry.type === 'warned') return to(owner, 'caseWarned');
    if (entry.type === 'overdue') return to(owner, 'caseOverdue');
    if (entry.type !== 'assigned') return [];
    const { to: next } = entry.data;
    return 'owner' in next && next.owner !== accountOf(entry.by) ? to(next.owner, 'caseGiven') : [];
  });
}

/** Whether news of a chat still are some for this account when they leave. */
export function isStillNews(chat: Chat, { account, why }: Called, unread: number): boolean {
  const { state } = chat;
  if (chat.erasedAt !== null) return false;
  switch (why) {
    case 'queue':
      return state.status === 'waiting';
    case 'offer':
      return offerOf(chat)?.to === account;
    case 'message':
      return state.status === 'open' && state.agent === account && unread > 0;
    case 'given':
    case 'holdOver':
      return state.status === 'open' && state.agent === account;
    case 'lead':
      return needsLead(chat) || isInCrisis(chat);
    case 'mention':
      return true;
    case 'caseGiven':
    case 'caseWarned':
    case 'caseOverdue':
      return false;
  }
}

/** Whether news of a case still are some for this account when they leave. */
export function isStillNewsOfCase(
  { owner, offer, state, erasedAt }: Case,
  { account, why }: Called,
): boolean {
  if (state.status !== 'open' || erasedAt !== null) return false;
  if (why !== 'caseGiven') return owner === account;
  return owner === account || (offer !== null && 'owner' in offer && offer.owner === account);
}
