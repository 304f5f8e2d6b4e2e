import type { ChatList, ChatsSnapshot, StaffChat, StaffView, WaitReason } from '../../../protocol/chat.ts';
import type { DeskAnswers, Suggestions } from '../../../protocol/desk.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { TYPING_LIVES_MS } from '../../../protocol/limits.ts';
import type { DeskState } from './desk.ts';
import { contradicts, merge } from './log.ts';
import { settle } from './outbox.ts';

type Change = Partial<DeskState>;

/**
 * Sets the history that the server's data belong to. If it has changed, everything known is dropped, except the outbox.
 */
export function epochReceived(state: DeskState, epoch: string): Change {
  if (state.epoch === null || state.epoch === epoch) return { epoch };
  return { ...startedOver, epoch };
}

/** The reset after a change of history. The staff and the outbox stay. */
const startedOver = {
  epoch: null,
  chats: {},
  logs: {},
  suggestions: {},
  complaints: {},
  typing: {},
} satisfies Change;

/**
 * Applies the answer to opening a chat; `knew` is the last known entry at the time of the request. Starts over if the
 * answer is of another history, has fewer entries than were known, or contradicts them.
 */
export function chatAnswered(
  state: DeskState,
  { chat, entries, epoch }: DeskAnswers['open'],
  knew = 0,
): Change {
  const isAnother = state.epoch !== null && state.epoch !== epoch;
  if (isAnother || chat.lastSeq < knew || wentBack(state, chat)) return startedOver;
  return { ...chatChanged(state, chat), ...entriesCame(state, chat.id, entries) };
}

/** Applies the snapshot at connection, which replaces all known chats. */
export function snapshot(state: DeskState, received: ChatsSnapshot): Change {
  const chats = byId(received.chats.map((chat) => withDetails(chat, state.chats[chat.id])));
  return { chats, ...beside(state, received), known: true };
}

/** Applies the floor's snapshot, which adds the chats of others. */
export function overview(state: DeskState, received: ChatsSnapshot): Change {
  return { chats: added(state, received.chats), ...beside(state, received) };
}

/** Applies the next page of a list. Ignores the answer to an older cursor: a newer snapshot has arrived meanwhile. */
export function pageCame(
  state: DeskState,
  { list, cursor }: { list: ChatList; cursor: string },
  page: DeskAnswers['page'],
): Change {
  if (state.cursors[list] !== cursor) return {};
  return { chats: added(state, page.chats), cursors: { ...state.cursors, [list]: page.cursor } };
}

/** Sets the number of waiting chats, and why those who are served next wait. */
export function queueCounted(state: DeskState, waiting: number, waits: readonly WaitReason[] = []): Change {
  return {
    counts: { ...state.counts, waiting },
    waits: Object.fromEntries(waits.map((one) => [one.chatId, one])),
  };
}

function beside(state: DeskState, { staff, counts, cursors }: ChatsSnapshot): Change {
  return {
    staff: byAccount(staff),
    counts: { ...state.counts, ...counts },
    cursors: { ...state.cursors, ...cursors },
  };
}

/** Rows do not replace known chats that have more entries: events have overtaken the answer. */
function added(state: DeskState, rows: readonly StaffChat[]): DeskState['chats'] {
  const fresh = rows.filter((chat) => (state.chats[chat.id]?.lastSeq ?? 0) <= chat.lastSeq);
  return { ...state.chats, ...byId(fresh.map((chat) => withDetails(chat, state.chats[chat.id]))) };
}

/** Rows come without the customer's details, so the known ones are kept. */
function withDetails(chat: StaffChat, known: StaffChat | undefined): StaffChat {
  const { page, referrer, attributes } = known?.customer ?? {};
  if (page === undefined || referrer === undefined || attributes === undefined) return chat;
  return { ...chat, customer: { page, referrer, attributes, ...chat.customer } };
}

/** The chats to keep when the floor is closed: those of the person's own lists, and the one on the screen. */
export function ownChats(state: DeskState, shown: string | null): DeskState['chats'] {
  const account = state.session?.account;
  const own = Object.values(state.chats).filter(
    (chat) =>
      chat.status === 'waiting' ||
      chat.agent === account ||
      chat.id === shown ||
      chat.closeAsked !== null ||
      chat.leadTold !== null ||
      chat.leadCall?.ended === null ||
      [...chat.beside.joined, ...chat.beside.invited].includes(account ?? ''),
  );
  return byId(own);
}

/**
 * Applies a changed row. Ignores one that a newer event has overtaken. A row that continues from an earlier entry is of
 * another history of the data, so the console starts over.
 */
export function chatChanged(state: DeskState, chat: StaffChat): Change {
  if (wentBack(state, chat)) return startedOver;
  const known = state.chats[chat.id];
  if (known && known.lastSeq > chat.lastSeq) return {};
  return { chats: { ...state.chats, [chat.id]: withDetails(chat, known) } };
}

/** Within one history, an entry with a later time has a higher number. */
function wentBack(state: DeskState, chat: StaffChat): boolean {
  const known = state.chats[chat.id];
  return known !== undefined && chat.lastSeq < known.lastSeq && chat.lastAt > known.lastAt;
}

/** Removes a chat that has left this person's lists. */
export function chatGone(state: DeskState, chatId: string): Change {
  return {
    chats: without(state.chats, chatId),
    suggestions: without(state.suggestions, chatId),
    complaints: without(state.complaints, chatId),
    gone: [...new Set([...state.gone, chatId])],
  };
}

/** Drops the log of a chat that is no longer followed; opening the chat fetches it again. */
export function logDropped(state: DeskState, chatId: string): Change {
  return { logs: without(state.logs, chatId) };
}

/** Applies entries of a followed chat, and removes the lines that they confirm from the outbox. */
export function entriesCame(state: DeskState, chatId: string, entries: readonly Entry[]): Change {
  const confirmed = entries.flatMap((entry) => (entry.clientId === undefined ? [] : [entry.clientId]));
  const outbox = confirmed.reduce(settle, state.outbox);
  if (contradicts(state.logs[chatId], entries)) return { ...startedOver, outbox };
  const { log } = merge(state.logs[chatId], entries);
  return { logs: { ...state.logs, [chatId]: log }, outbox, typing: wroteInstead(state, entries) };
}

/** Sets or clears who is typing; it expires by itself. */
export function typed(
  state: DeskState,
  news: { chatId: string; on: boolean; by: 'customer' | 'agent'; text?: string },
  now: number,
): Change {
  const before = state.typing[news.chatId] ?? {};
  return {
    typing: {
      ...state.typing,
      [news.chatId]: {
        ...before,
        [news.by]: news.on ? now + TYPING_LIVES_MS : 0,
        ...(news.by === 'customer' ? { text: news.text ?? (news.on ? (before.text ?? '') : '') } : {}),
      },
    },
  };
}

/** Sets the last `seq` that the customer has read. */
export function customerRead(state: DeskState, chatId: string, seq: number): Change {
  const chat = state.chats[chatId];
  if (!chat || chat.seenByCustomer >= seq) return {};
  return { chats: { ...state.chats, [chatId]: { ...chat, seenByCustomer: seq } } };
}

/** Applies a colleague's status, load or connection; for the own account also the status of the console. */
export function staffChanged(state: DeskState, staff: StaffView): Change {
  const mine = staff.account === state.session?.account && staff.status !== 'offline';
  return {
    staff: { ...state.staff, [staff.account]: staff },
    ...(mine ? { status: myStatus(staff), away: staff.away ?? null } : {}),
  };
}

/** Applies the suggestions for a chat. */
export function suggested(state: DeskState, suggestions: Suggestions): Change {
  const { chatId, seq, situations } = suggestions;
  const isComplaint = situations.some(({ id }) => COMPLAINT.test(id));
  return {
    suggestions: { ...state.suggestions, [chatId]: suggestions },
    ...(isComplaint ? { complaints: { ...state.complaints, [chatId]: seq } } : {}),
  };
}

/** Situations of the manual whose next step is the record of a complaint. [P5] */
const COMPLAINT = /^(?:complaint(?!_later)|angry|friction)/;

function myStatus(staff: StaffView): 'online' | 'away' {
  return staff.status === 'away' ? 'away' : 'online';
}

function wroteInstead(state: DeskState, entries: readonly Entry[]): DeskState['typing'] {
  const wrote = entries.find(
    ({ kind, by }) => kind === 'closed' || (kind === 'message' && by.role === 'customer'),
  );
  const before = wrote && state.typing[wrote.chatId];
  return before ? { ...state.typing, [wrote.chatId]: { ...before, customer: 0 } } : state.typing;
}

function byId(chats: readonly StaffChat[]): Record<string, StaffChat> {
  return Object.fromEntries(chats.map((chat) => [chat.id, chat]));
}

function byAccount(staff: readonly StaffView[]): Record<string, StaffView> {
  return Object.fromEntries(staff.map((one) => [one.account, one]));
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([one]) => one !== key));
}
