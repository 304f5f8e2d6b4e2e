import type { ChatList, ChatsSnapshot, StaffChat, StaffView } from '../../../protocol/chat.ts';
import type { DeskAnswers, Suggestions } from '../../../protocol/desk.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { TYPING_LIVES_MS } from '../../../protocol/limits.ts';
import type { DeskState } from './desk.ts';
import { contradicts, merge } from './log.ts';
import { settle } from './outbox.ts';

type Change = Partial<DeskState>;

/** The data are of this history. Of another one nothing that was known stands, but what is to be sent. */
export function epochTold(state: DeskState, epoch: string): Change {
  if (state.epoch === null || state.epoch === epoch) return { epoch };
  return { ...startedOver, epoch };
}

/** What is left when the data turn out to be of another history: who is there, and what is to be sent. */
const startedOver = { epoch: null, chats: {}, logs: {}, suggestions: {}, typing: {} } satisfies Change;

/**
 * What a request for one chat was answered with; `knew` is the last entry that was here when it was asked. An answer of
 * another history, that knows less, or otherwise, makes the console start over.
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

/** The snapshot at connection: replaces every chat that was known. */
export function snapshot(state: DeskState, told: ChatsSnapshot): Change {
  const chats = byId(told.chats.map((chat) => withDetails(chat, state.chats[chat.id])));
  return { chats, ...beside(state, told), known: true };
}

/** The floor's snapshot: adds the chats of others to what is known. */
export function overview(state: DeskState, told: ChatsSnapshot): Change {
  return { chats: added(state, told.chats), ...beside(state, told) };
}

/** The next page of a list. An answer to an older cursor changes nothing: there is a newer snapshot by now. */
export function pageCame(
  state: DeskState,
  { list, cursor }: { list: ChatList; cursor: string },
  page: DeskAnswers['page'],
): Change {
  if (state.cursors[list] !== cursor) return {};
  return { chats: added(state, page.chats), cursors: { ...state.cursors, [list]: page.cursor } };
}

/** How many chats wait now. */
export function queueCounted(state: DeskState, waiting: number): Change {
  return { counts: { ...state.counts, waiting } };
}

function beside(state: DeskState, { staff, counts, cursors }: ChatsSnapshot): Change {
  return {
    staff: byAccount(staff),
    counts: { ...state.counts, ...counts },
    cursors: { ...state.cursors, ...cursors },
  };
}

/** What has been heard since the rows were read is newer than they are. */
function added(state: DeskState, rows: readonly StaffChat[]): DeskState['chats'] {
  const fresh = rows.filter((chat) => (state.chats[chat.id]?.lastSeq ?? 0) <= chat.lastSeq);
  return { ...state.chats, ...byId(fresh.map((chat) => withDetails(chat, state.chats[chat.id]))) };
}

/** Rows come without the customer's details; those that were told before stay. */
function withDetails(chat: StaffChat, known: StaffChat | undefined): StaffChat {
  const { page, referrer, attributes } = known?.customer ?? {};
  if (page === undefined || referrer === undefined || attributes === undefined) return chat;
  return { ...chat, customer: { page, referrer, attributes, ...chat.customer } };
}

/** The chats that belong in one's lists, and the one on the screen: what is left when the floor is no longer watched. */
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
 * One chat has changed. An answer that was overtaken by a newer event changes nothing; a row that goes on from an earlier
 * entry than was known is of another history of the data, and the console starts over.
 */
export function chatChanged(state: DeskState, chat: StaffChat): Change {
  if (wentBack(state, chat)) return startedOver;
  const known = state.chats[chat.id];
  if (known && known.lastSeq > chat.lastSeq) return {};
  return { chats: { ...state.chats, [chat.id]: withDetails(chat, known) } };
}

/** In one history a later last entry has a higher number. */
function wentBack(state: DeskState, chat: StaffChat): boolean {
  const known = state.chats[chat.id];
  return known !== undefined && chat.lastSeq < known.lastSeq && chat.lastAt > known.lastAt;
}

/** A chat has left this person's lists. */
export function chatGone(state: DeskState, chatId: string): Change {
  return {
    chats: without(state.chats, chatId),
    suggestions: without(state.suggestions, chatId),
    gone: [...new Set([...state.gone, chatId])],
  };
}

/** The log of a chat that is no longer read here is dropped; it is fetched anew when the chat is opened again. */
export function logDropped(state: DeskState, chatId: string): Change {
  return { logs: without(state.logs, chatId) };
}

/** Entries of a chat that is being followed, and the own lines that they confirm. */
export function entriesCame(state: DeskState, chatId: string, entries: readonly Entry[]): Change {
  const confirmed = entries.flatMap((entry) => (entry.clientId === undefined ? [] : [entry.clientId]));
  const outbox = confirmed.reduce(settle, state.outbox);
  if (contradicts(state.logs[chatId], entries)) return { ...startedOver, outbox };
  const { log } = merge(state.logs[chatId], entries);
  return { logs: { ...state.logs, [chatId]: log }, outbox, typing: wroteInstead(state, entries) };
}

/** Somebody began or stopped typing; it lapses by itself. */
export function typed(
  state: DeskState,
  news: { chatId: string; on: boolean; by: 'customer' | 'agent' },
  now: number,
): Change {
  const before = state.typing[news.chatId] ?? {};
  return {
    typing: {
      ...state.typing,
      [news.chatId]: { ...before, [news.by]: news.on ? now + TYPING_LIVES_MS : 0 },
    },
  };
}

/** The customer has read up to `seq`. */
export function customerRead(state: DeskState, chatId: string, seq: number): Change {
  const chat = state.chats[chatId];
  if (!chat || chat.seenByCustomer >= seq) return {};
  return { chats: { ...state.chats, [chatId]: { ...chat, seenByCustomer: seq } } };
}

/** A colleague's status, load or connection has changed; one's own status follows the server. */
export function staffChanged(state: DeskState, staff: StaffView): Change {
  const mine = staff.account === state.session?.account && staff.status !== 'offline';
  return { staff: { ...state.staff, [staff.account]: staff }, ...(mine ? { status: myStatus(staff) } : {}) };
}

/** What the manual makes of a chat now. */
export function suggested(state: DeskState, suggestions: Suggestions): Change {
  return { suggestions: { ...state.suggestions, [suggestions.chatId]: suggestions } };
}

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
