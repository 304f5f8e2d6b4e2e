import { withoutKey } from '../chats/chat-row.ts';
import { chatStore, type ChatSources } from '../chats/sql.ts';
import type { ChatStore } from '../chats/store.ts';
import type { Committing } from './committing.ts';
import type { HotChats } from './hot-chats.ts';

/** Chats on SQLite; rows that were written lately are answered from memory. */
export function sqliteChats(sources: ChatSources, committing: Committing, hot: HotChats): ChatStore {
  const stored = chatStore(sources, committing);
  return {
    ...stored,
    async find(chatId) {
      const chat = hot.get(chatId);
      return chat ? withoutKey(chat) : stored.find(chatId);
    },
    async latestOf(customerId) {
      const chat = hot.latestOf(customerId);
      return chat ? withoutKey(chat) : stored.latestOf(customerId);
    },
    async markSeen(chatId, side, seq) {
      const seen = await stored.markSeen(chatId, side, seq);
      if (seen) hot.keepSeen(chatId, seen);
      return seen;
    },
  };
}
