import type { CustomerCase } from '../../../protocol/cases.ts';
import type { InvitationView } from '../../../protocol/visitors.ts';
import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { withoutErased } from '../../../protocol/erased.ts';
import { learn } from './clock.ts';
import { contradicts, merge } from './log.ts';
import { changeOutbox, settle, strand, type OutboxChange } from './outbox.ts';
import { blankView, isRunning, type Knew, type Link, type View } from './view.ts';

/** All events that change the view. `local` is `performance.now()` at arrival. */
export type WidgetEvent =
  | { type: 'link'; link: Link }
  | {
      type: 'greeted';
      epoch: string;
      desk: DeskView;
      chat: CustomerChat | null;
      entries: Entry[];
      /** What was known when `hello` was sent. */
      knew: Knew;
      readTo: number;
      local: number;
    }
  /** The answer to `sync`. */
  | { type: 'synced'; entries: Entry[]; chat: CustomerChat | null; knew: Knew; local: number }
  /**
   * Another person has come, or the same one with other credentials; `keepsOutbox`: the unsent messages are still
   * theirs.
   */
  | { type: 'startedOver'; keepsOutbox: boolean }
  | { type: 'news'; entries: Entry[]; chat: CustomerChat | null; local: number }
  | { type: 'desk'; desk: DeskView; local: number }
  | { type: 'cases'; cases: CustomerCase[] }
  | { type: 'invited'; invitation: InvitationView | null }
  | { type: 'typing'; on: boolean }
  | { type: 'seen'; seq: number }
  | { type: 'looked'; seq: number }
  | { type: 'outbox'; event: OutboxChange };

/** The view after an event. Pure. */
export function reduce(view: View, event: WidgetEvent): View {
  switch (event.type) {
    case 'link':
      return relink(view, event.link);
    case 'greeted':
      return greeted(view, event);
    case 'startedOver':
      return startedOver(view, event.keepsOutbox);
    case 'news':
      return withEntries(withChat(view, event.chat, event.local), event.entries);
    case 'synced':
      return synced(view, event);
    case 'desk':
      return { ...withDesk(view, event.desk, event.local), desk: withBlock(event.desk, view.desk) };
    case 'cases':
      return { ...view, cases: event.cases };
    case 'invited':
      return { ...view, invitation: event.invitation };
    case 'typing':
      return { ...view, agentTyping: event.on };
    case 'seen':
      return view.chat === null || event.seq <= view.chat.seenByAgent
        ? view
        : { ...view, chat: { ...view.chat, seenByAgent: event.seq } };
    case 'looked':
      return event.seq <= view.readTo ? view : { ...view, readTo: event.seq };
    case 'outbox':
      return { ...view, outbox: changeOutbox(view.outbox, event.event) };
  }
}

function withDesk(view: View, desk: DeskView, local: number): View {
  return { ...view, desk, ahead: learn(view.ahead, desk.now, local) };
}

/** Broadcasts do not contain the visitor's block, so the known one stays. [P2] */
function withBlock(desk: DeskView, known: DeskView | null): DeskView {
  return desk.blocked !== undefined || known?.blocked === undefined
    ? desk
    : { ...desk, blocked: known.blocked };
}

function relink(view: View, link: Link): View {
  if (view.link === 'outdated') return view;
  if (link === 'online') return { ...view, link };
  const outbox = changeOutbox(view.outbox, { change: 'cutOff' });
  return { ...view, link, outbox, agentTyping: false };
}

function startedOver(view: View, keepsOutbox: boolean): View {
  const { desk, outbox, visit } = view;
  const blank = { ...blankView, desk, visit: visit + 1, outbox: keepsOutbox ? outbox : [] };
  return view.link === 'outdated' ? { ...blank, link: view.link } : blank;
}

// The answer to `hello` overrides what was known. It also resets the clock, which may have been set.
function greeted(view: View, event: Extract<WidgetEvent, { type: 'greeted' }>): View {
  const same = known(view, event.epoch);
  const wentBack = event.chat !== null && knowsLess(event.chat, event.knew);
  const read: View = { ...(wentBack ? unread(same) : same), link: 'online', ahead: null };
  const fresh = withDesk(read, event.desk, event.local);
  const adopted =
    event.chat === null ? leaveChat(fresh, null) : withChat(fresh, event.chat, event.local, true);
  const next = withEntries(wentBack ? adopted : notLess(adopted, same), event.entries);
  return { ...next, readTo: Math.max(next.readTo, Math.min(event.readTo, event.chat?.lastSeq ?? 0)) };
}

// An event that has overtaken the answer is not in it: the longer length of the chat shows that entries are missing.
function notLess(view: View, { chat: clocked }: View): View {
  const { chat } = view;
  if (chat === null || chat.id !== clocked?.id) return view;
  return { ...view, chat: { ...chat, lastSeq: Math.max(chat.lastSeq, clocked.lastSeq) } };
}

function synced(view: View, { chat, entries, knew, local }: Extract<WidgetEvent, { type: 'synced' }>): View {
  const isGone = chat === null && knew.seq > 0 && knew.chatId === view.chat?.id;
  if (isGone) return { ...unread(view), chat: null, outbox: strand(view.outbox, null) };
  const wentBack = chat !== null && knowsLess(chat, knew);
  return withEntries(withChat(wentBack ? unread(view) : view, chat, local, wentBack), entries);
}

function knowsLess(chat: CustomerChat, knew: Knew): boolean {
  return chat.id === knew.chatId && chat.lastSeq < knew.seq;
}

// Drops the log of the chat, so that it is fetched from the beginning.
function unread(view: View): View {
  return { ...view, entries: [], readTo: 0 };
}

// If the history of the data has changed, everything known is dropped except the outbox.
function known(view: View, epoch: string): View {
  if (view.epoch === epoch) return view;
  return view.epoch === null ? { ...view, epoch } : { ...view, epoch, chat: null, entries: [], readTo: 0 };
}

function leaveChat(view: View, next: string | null): View {
  const past = [...view.past, ...view.entries];
  return { ...view, chat: null, past, entries: [], readTo: 0, outbox: strand(view.outbox, next) };
}

function withChat(view: View, chat: CustomerChat | null, local: number, sure = false): View {
  if (chat === null) return view;
  const clocked = { ...view, ahead: learn(view.ahead, chat.now, local) };
  if (view.chat?.id !== chat.id) {
    if (!sure && !replaces(view, chat)) return clocked;
    return { ...leaveChat(clocked, chat.id), chat };
  }
  if (!sure && chat.now < view.chat.now) return clocked;
  const seenByAgent = Math.max(chat.seenByAgent, view.chat.seenByAgent);
  return { ...clocked, chat: { ...chat, seenByAgent } };
}

// A late event of an old chat does not replace the current one.
function replaces(view: View, chat: CustomerChat): boolean {
  return view.chat === null || isRunning(chat);
}

function withEntries(view: View, entries: Entry[]): View {
  // The first message arrives before its chat: until then it stays in the outbox, so that it does not disappear.
  const outbox = view.chat === null ? view.outbox : settle(view.outbox, entries);
  const past = withoutErased(view.past, entries);
  const ours = entries.filter((entry) => entry.chatId === view.chat?.id);
  if (ours.length === 0)
    return outbox.length === view.outbox.length && past === view.past ? view : { ...view, outbox, past };
  const before = contradicts(view.entries, ours) ? unread(view) : view;
  const spoke = ours.some(({ by, kind }) => by.role !== 'customer' || kind === 'closed');
  return {
    ...before,
    outbox,
    past,
    entries: withoutErased(merge(before.entries, ours), ours),
    agentTyping: view.agentTyping && !spoke,
  };
}
