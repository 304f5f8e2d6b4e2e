import { senderOf } from '../../domain/chat/author.ts';
import type { Changes, Wanted, Loaded } from './store.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { KeyedChat } from './chat-row.ts';

/** An author's own id for what they sent; see `senderOf`. */
export interface SentKey {
  chatId: string;
  sender: string;
  clientId: string;
}

/** The client's id of a message, in any of the customer's chats. */
export interface SentByCustomer {
  customerId: string;
  clientId: string;
}

/** A unique string for the key of a sent entry, whatever the sender chose as id. */
export function nameOf({ chatId, sender, clientId }: SentKey): string {
  return `${chatId.length} ${chatId} ${sender.length} ${sender} ${clientId}`;
}

/** As above, for any of a customer's chats. */
export function nameOfCustomers({ customerId, clientId }: SentByCustomer): string {
  return `${customerId.length} ${customerId} ${clientId}`;
}

/**
 * What must be looked up before deciding: the database rejects a duplicate in the same chat by itself, but not one that
 * is in an earlier chat of the customer.
 */
export function mayBeEarlier(wanted: Wanted, { byCustomer }: Pick<Found, 'byCustomer'>): SentByCustomer[] {
  return wanted.sentByCustomers.filter(
    ({ customerId }) => (byCustomer.get(customerId)?.chat.continues ?? null) !== null,
  );
}

/**
 * Whether everything that may have been sent before is stored by these changes: then the database itself finds
 * out whether it was there. What was refused instead may be a retry, and has to be looked up.
 */
export function storesAllSent(wanted: Wanted, { byCustomer }: Found, { entries }: Changes): boolean {
  const stored = new Set<string>();
  for (const { chatId, by, clientId } of entries)
    if (clientId !== undefined) stored.add(nameOf({ chatId, sender: senderOf(by), clientId }));
  return (
    wanted.sent.every((key) => stored.has(nameOf(key))) &&
    wanted.sentByCustomers.every(({ customerId, clientId }) => {
      const chatId = byCustomer.get(customerId)?.chat.id;
      return chatId !== undefined && stored.has(nameOf({ chatId, sender: 'customer', clientId }));
    })
  );
}

/** An entry with its chat, which need not be one that the batch may change. */
export interface FoundEntry {
  stored: KeyedChat;
  entry: LogEntry;
}

/** What a batch has found before it decides: `sent` under the names of `nameOf`, `sentByCustomers` of `nameOfCustomers`. */
export interface Found {
  byId: Map<string, KeyedChat>;
  byCustomer: Map<string, KeyedChat>;
  sent: Map<string, LogEntry>;
  sentByCustomers: Map<string, FoundEntry>;
  /** The open chats of the wanted agents, counted. */
  open?: readonly OpenCount[];
}

/** How many open chats an agent has of a department, or outside of any. */
export interface OpenCount {
  agent: string | null;
  department: string | null;
  open: number;
}

/** What was found, as a decision asks for it. */
export function loadedFrom(found: Found): Loaded {
  return {
    chat: (chatId) => found.byId.get(chatId),
    openOf: (agent, department) =>
      (found.open ?? [])
        .filter((one) => one.agent === agent && (department === undefined || one.department === department))
        .reduce((sum, { open }) => sum + open, 0),
    latestChatOf: (customerId) => found.byCustomer.get(customerId),
    sent: (key) => found.sent.get(nameOf(key)),
    sentByCustomer: (key) => found.sentByCustomers.get(nameOfCustomers(key)),
  };
}
