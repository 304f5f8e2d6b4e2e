import type { Kysely } from 'kysely';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { Instant } from '../../domain/instant.ts';
import type { InQueue } from '../../domain/queue/deal.ts';
import type { PastWait } from '../../domain/queue/estimate.ts';
import { withoutKey } from '../rows/chat-row.ts';
import type { Tables } from '../schema.ts';
import { searchChats } from '../search/find.ts';
import type { Indexing } from '../search/indexing.ts';
import * as chats from '../sql/chats.ts';
import * as running from '../sql/running-chats.ts';
import { entriesForCustomer, entriesOf, entryOf, type Page } from '../sql/entries.ts';
import { listChats, type ChatPage } from '../sql/list.ts';
import { markSeen } from '../sql/seen.ts';
import type { Changes, ChatFilter, ChatStore, Loaded, Seen, StoredChat, Wanted } from '../store.ts';
import type { Committing } from './committing.ts';
import type { HotChats } from './hot-chats.ts';

/** Chats on SQLite. */
export class SqliteChats implements ChatStore {
  readonly #db: Kysely<Tables>;
  readonly #committing: Committing;
  readonly #indexing: Indexing;
  readonly #hot: HotChats;

  constructor(db: Kysely<Tables>, committing: Committing, hot: HotChats, indexing: Indexing) {
    this.#db = db;
    this.#hot = hot;
    this.#indexing = indexing;
    this.#committing = committing;
  }

  commit(wanted: Wanted, decide: (loaded: Loaded) => Changes): Promise<void> {
    return this.#committing.commit(wanted, (loaded) => {
      const changes = decide(loaded);
      if (changes.chats.some(({ chat }) => chat.state.status === 'closed')) this.#indexing.soon();
      return changes;
    });
  }

  async find(chatId: string): Promise<StoredChat | null> {
    const found = this.#hot.get(chatId) ?? (await chats.chatsById(this.#db, [chatId]))[0];
    return found ? withoutKey(found) : null;
  }

  async latestOf(customerId: string): Promise<StoredChat | null> {
    const found = this.#hot.latestOf(customerId) ?? (await chats.latestChatsOf(this.#db, [customerId]))[0];
    return found ? withoutKey(found) : null;
  }

  async running(): Promise<StoredChat[]> {
    return (await running.runningChats(this.#db)).map(withoutKey);
  }

  async runningFor(account: string): Promise<StoredChat[]> {
    return (await running.runningChatsFor(this.#db, account)).map(withoutKey);
  }

  queue(): Promise<InQueue[]> {
    return running.queuedChats(this.#db);
  }

  loads(): Promise<Map<string, number>> {
    return running.loadsOfAgents(this.#db);
  }

  openChatsOf(account: string): Promise<string[]> {
    return running.openChatsOf(this.#db, account);
  }

  list(filter: ChatFilter): Promise<ChatPage> {
    const { q } = filter;
    return q === undefined || q === '' ? listChats(this.#db, filter) : this.#search({ ...filter, q });
  }

  due(now: Instant, limit: number): Promise<{ chatId: string; customerId: string }[]> {
    return chats.dueChats(this.#db, now, limit);
  }

  entries(chatId: string, page: Page): Promise<LogEntry[]> {
    return entriesOf(this.#db, chatId, page);
  }

  entriesForCustomer(chatId: string, page: Page): Promise<LogEntry[]> {
    return entriesForCustomer(this.#db, chatId, page);
  }

  entry(chatId: string, seq: number): Promise<LogEntry | null> {
    return entryOf(this.#db, chatId, seq);
  }

  async markSeen(chatId: string, side: 'customer' | 'staff', seq: number): Promise<Seen | null> {
    const seen = await markSeen(this.#db, chatId, side, seq);
    if (seen) this.#hot.keepSeen(chatId, seen);
    return seen;
  }

  lastWaits(limit: number): Promise<PastWait[]> {
    return chats.lastWaits(this.#db, limit);
  }

  countsOf(customerIds: readonly string[]): Promise<Map<string, number>> {
    return chats.countChatsOf(this.#db, customerIds);
  }

  talksWith(account: string, customerId: string): Promise<boolean> {
    return running.talksWith(this.#db, account, customerId);
  }

  async #search(filter: ChatFilter & { q: string }): Promise<ChatPage> {
    await this.#indexing.catchUp();
    return searchChats(this.#db, filter);
  }
}
