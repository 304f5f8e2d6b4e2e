import type { Chat } from '../../domain/chat/chat.ts';
import type { Beside } from '../../domain/chat/rules/participants.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { Duration, Instant } from '../../domain/instant.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';
import type { Excerpt } from '../../domain/search/hits.ts';
import type { InQueue } from '../../domain/queue/deal.ts';
import type { PastWait } from '../../domain/queue/estimate.ts';
import type { LockedChat } from '../errors.ts';
import type { SentByCustomer, SentKey } from './sent.ts';

/** How far each side has read, in both counts, so that nothing has to be translated when it is shown. */
export interface Seen {
  /** Last entry that the customer has seen: in the customer's count and in the staff's. */
  customer: number;
  customerInStaffCount: number;
  /** Last entry that staff have seen: in the staff's count and in the customer's. */
  staff: number;
  staffInCustomerCount: number;
  /** How many of the customer's messages staff have seen. */
  customerMessages: number;
}

/** A chat's row. */
export interface StoredChat {
  chat: Chat;
  seen: Seen;
}

/** What a batch needs before it can decide. */
export interface Wanted {
  chatIds: readonly string[];
  /** The latest chat of each of these customers. */
  customerIds: readonly string[];
  /** Entries that may have been stored by an earlier try, in chats known by id … */
  sent: readonly SentKey[];
  /** … or in any chat of a customer, also one before the latest. */
  sentByCustomers: readonly SentByCustomer[];
  /** Agents whose open chats decide: nobody else who asks for them stores a batch meanwhile. */
  agents?: readonly string[];
}

/** What was found. */
export interface Loaded {
  chat(chatId: string): StoredChat | undefined;
  /** How many open chats one of the wanted agents has, or has of a department. */
  openOf(agent: string, department?: string): number;
  latestChatOf(customerId: string): StoredChat | undefined;
  sent(key: SentKey): LogEntry | undefined;
  /** What a customer has sent under this id, with its chat; of several the newest. */
  sentByCustomer(key: SentByCustomer): { stored: StoredChat; entry: LogEntry } | undefined;
}

/** A chat's new row, with the moment at which the sweep has to ask it again. */
export interface ChatChange {
  chat: Chat;
  isNew: boolean;
  dueAt: Instant | null;
  /** For the estimate of waits: set when the chat was first taken from the queue. */
  taken?: { at: Instant; waited: Duration; position: number };
}

/** What a batch has decided. All of it is stored, or nothing. */
export interface Changes {
  entries: LogEntry[];
  chats: ChatChange[];
  /** What leaves the desk because of it. */
  outgoing?: readonly Outgoing[];
}

/** One page of chats; `cursor` leads to the next, null at the end. */
export interface ChatPage {
  chats: StoredChat[];
  cursor: string | null;
  /** Of a search: the line of each chat, by its id, that has the words, if one has. */
  found?: ReadonlyMap<string, FoundLine>;
}

/** A line that a search found, as it is shown. */
export interface FoundLine extends Excerpt {
  seq: number;
  at: Instant;
}

/** Which chats to list. */
export interface ChatFilter {
  status?: 'waiting' | 'open' | 'closed';
  agent?: string;
  customerId?: string | readonly string[];
  department?: string;
  /** One of its tags. */
  tag?: string;
  /** Words; Chinese ones of a single character are found too. */
  q?: string;
  /** With `q` only: why the chat was closed, how it was rated, what its customer was found to want. */
  reason?: string;
  rating?: number;
  situation?: string;
  /** With `q` only: when it began, `to` not included. */
  from?: Instant;
  to?: Instant;
  /** Only what this account may see: its own chats and the queue's. Leads pass nothing. */
  visibleTo?: string;
  cursor?: string;
  limit: number;
}

/** A list of running chats: the queue, or open chats, optionally of one agent. */
export type RunningList = { status: 'waiting' } | { status: 'open'; agent?: string };

/** A chat that has to be asked, and since when. */
export interface DueChat {
  chatId: string;
  customerId: string;
  department: string | null;
  dueAt: Instant;
}

/** What decides who may read a chat. */
export interface ChatOwner {
  status: 'waiting' | 'open' | 'closed';
  agent: string | null;
  beside: Beside;
  customerId: string;
}

/** How many places of an agent the wrap-ups of closed chats hold, of one department or of none. */
export interface HeldPlaces {
  agent: string;
  department: string | null;
  open: number;
}

/** Stores chats. SQLite and PostgreSQL pass the same contract suite. */
export interface ChatStore {
  /**
   * One batch: loads what is wanted, calls `decide`, stores the result in one transaction. Resolves only when it is
   * durable. No other writer changes these chats in between. `decide` is pure and may be called again after a conflict;
   * what it throws is thrown here, and nothing is stored. Throws `ChatsLocked` if another transaction has locked some
   * of the chats.
   */
  commit(wanted: Wanted, decide: (loaded: Loaded) => Changes): Promise<void>;
  /** Which of these chats another transaction has locked now; absent where there can be none. */
  locked?(chatIds: readonly string[]): Promise<LockedChat[]>;
  find(chatId: string): Promise<StoredChat | null>;
  latestOf(customerId: string): Promise<StoredChat | null>;
  /** Waiting and open chats, all of them. */
  running(): Promise<StoredChat[]>;
  /** Chats that began since then, were closed without ever having been anybody's, and whose message no case keeps. */
  unansweredSince(since: Instant): Promise<StoredChat[]>;
  /**
   * A page of running chats: the queue in the order of assignment, open chats by start. Throws `BadCursor` for a cursor
   * of another list.
   */
  runningPage(list: RunningList, page: { cursor?: string; limit: number }): Promise<ChatPage>;
  /** How many chats wait. */
  waitingCount(): Promise<number>;
  /** How many chats wait for an agent whose customers came from this network last; messages that were left do not. */
  waitingFrom(network: string): Promise<number>;
  /** The waiting chats, in no special order. */
  queue(): Promise<InQueue[]>;
  /** What decides whose each of these chats is; those that do not exist are left out. */
  ownersOf(chatIds: readonly string[]): Promise<Map<string, ChatOwner>>;
  /** The number of open chats of each agent who has any. */
  loads(): Promise<Map<string, number>>;
  /** Of the open chats of each agent, how many are of each department; who has none of any is left out. */
  departmentLoads(): Promise<Map<string, Map<string, number>>>;
  /** The places that wrap-ups of closed chats hold. */
  heldPlaces(): Promise<HeldPlaces[]>;
  /** Which of these tags any chat has. */
  tagsUsed(tags: readonly string[]): Promise<Set<string>>;
  /** The tag of the language of each chat's customer, where it is known. */
  languagesOf(chatIds: readonly string[]): Promise<Map<string, string>>;
  /** Running chats that somebody has joined or was invited to. [P6] */
  withBeside(): Promise<StoredChat[]>;
  /** Ids of the open chats of one agent. */
  openChatsOf(account: string): Promise<string[]>;
  /**
   * In pages: newest first, or with `q` those first that are found by their customer's name or contact, by just that number, by the
   * words one after the other, then by all words in one line. Throws `BadCursor` for an invalid cursor.
   */
  list(filter: ChatFilter): Promise<ChatPage>;
  /** Chats due by `now`, earliest first. */
  due(now: Instant, limit: number): Promise<DueChat[]>;
  /** Entries past `after` in ascending order; `last` instead gives the newest ones, ascending too. */
  entries(chatId: string, page: { after: number; limit: number } | { last: number }): Promise<LogEntry[]>;
  /** As {@link entries}, only what customers may see, in the customer's count. */
  entriesForCustomer(
    chatId: string,
    page: { after: number; limit: number } | { last: number },
  ): Promise<LogEntry[]>;
  entry(chatId: string, seq: number): Promise<LogEntry | null>;
  /** Remembers how far a side has read (each in its own count; never backwards), and gives the result in both counts. */
  markSeen(chatId: string, side: 'customer' | 'staff', seq: number): Promise<Seen | null>;
  /** The last waits in the queue, newest first. */
  lastWaits(limit: number): Promise<PastWait[]>;
  /** How many chats there are of each of these customers, the running one included. */
  countsOf(customerIds: readonly string[]): Promise<Map<string, number>>;
  /** The newest chat of each of these customers that this account may see: of all, if none is named. */
  newestOf(customerIds: readonly string[], visibleTo?: string): Promise<Map<string, string>>;
  /** So many of the latest chats of each of these customers, the newest first. */
  newestOfEach(customerIds: readonly string[], limit: number): Promise<StoredChat[]>;
  /** Whether this account works for this customer: it has an open chat with them, or a running case of theirs. */
  worksFor(account: string, customerId: string): Promise<boolean>;
}

/** A cursor that no page gave out. */
export class BadCursor extends Error {
  override name = 'BadCursor';
}

/** The chats of a batch whose tags are written anew: those with a line of a wrap-up. */
export function taggedAgain({ entries, chats }: Changes): Pick<Chat, 'id' | 'tags'>[] {
  const written = new Set(entries.flatMap(({ kind, chatId }) => (kind === 'wrapped_up' ? [chatId] : [])));
  if (written.size === 0) return [];
  return chats.flatMap(({ chat }) => (written.has(chat.id) ? [chat] : []));
}
