import type { LogEntry } from '../../domain/chat/log.ts';
import type { Loaded } from '../store.ts';
import type { KeyedChat } from './chat-row.ts';
import { nameOf, nameOfCustomers } from './sent.ts';

/** An entry with the chat that it stands in, which need not be one that the batch may change. */
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
}

/** What was found, as a decision asks for it. */
export function loadedFrom(found: Found): Loaded {
  return {
    chat: (chatId) => found.byId.get(chatId),
    latestChatOf: (customerId) => found.byCustomer.get(customerId),
    sent: (key) => found.sent.get(nameOf(key)),
    sentByCustomer: (key) => found.sentByCustomers.get(nameOfCustomers(key)),
  };
}
