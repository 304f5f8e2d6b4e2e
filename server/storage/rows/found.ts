import type { LogEntry } from '../../domain/chat/log.ts';
import type { Loaded } from '../store.ts';
import type { KeyedChat } from './chat-row.ts';
import { nameOf } from './sent.ts';

/** What a batch has found before it decides. `sent` is under the names of `nameOf`. */
export interface Found {
  byId: Map<string, KeyedChat>;
  byCustomer: Map<string, KeyedChat>;
  sent: Map<string, LogEntry>;
}

/** What was found, as a decision asks for it. */
export function loadedFrom(found: Found): Loaded {
  return {
    chat: (chatId) => found.byId.get(chatId),
    latestChatOf: (customerId) => found.byCustomer.get(customerId),
    sent: (key) => found.sent.get(nameOf(key)),
  };
}
