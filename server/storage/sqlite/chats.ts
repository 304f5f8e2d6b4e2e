import { withoutKey } from '../chats/chat-row.ts';
import { SqlChats, type ChatSources } from '../chats/sql.ts';
import type { Changes, Loaded, Seen, StoredChat, Wanted } from '../chats/store.ts';
import type { Committing } from './committing.ts';
import type { HotChats } from './hot-chats.ts';

/** Chats on SQLite. */
export class SqliteChats extends SqlChats {
  readonly #committing: Committing;
  readonly #hot: HotChats;

  constructor(sources: ChatSources, committing: Committing, hot: HotChats) {
    super(sources);
    this.#committing = committing;
    this.#hot = hot;
  }

  override commit(wanted: Wanted, decide: (loaded: Loaded) => Changes): Promise<void> {
    return this.#committing.commit(wanted, (loaded) => {
      const changes = decide(loaded);
      if (changes.chats.some(({ chat }) => chat.state.status === 'closed')) this.indexing.soon();
      return changes;
    });
  }

  override async find(chatId: string): Promise<StoredChat | null> {
    const hot = this.#hot.get(chatId);
    return hot ? withoutKey(hot) : super.find(chatId);
  }

  override async latestOf(customerId: string): Promise<StoredChat | null> {
    const hot = this.#hot.latestOf(customerId);
    return hot ? withoutKey(hot) : super.latestOf(customerId);
  }

  override async markSeen(chatId: string, side: 'customer' | 'staff', seq: number): Promise<Seen | null> {
    const seen = await super.markSeen(chatId, side, seq);
    if (seen) this.#hot.keepSeen(chatId, seen);
    return seen;
  }
}
