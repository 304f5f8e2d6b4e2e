import type { Kysely } from 'kysely';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { Instant } from '../../domain/instant.ts';
import type { InQueue } from '../../domain/queue/deal.ts';
import type { PastWait } from '../../domain/queue/estimate.ts';
import { withoutKey } from './chat-row.ts';
import type { Tables } from '../schema.ts';
import { searchChats } from '../search/find.ts';
import type { Documents, Indexing } from '../search/indexing.ts';
import type {
  Changes,
  ChatFilter,
  ChatPage,
  ChatStore,
  DueChat,
  Loaded,
  RunningList,
  Seen,
  StoredChat,
  Wanted,
} from './store.ts';
import { chatsWithBeside } from './beside.ts';
import * as chats from './find.ts';
import { entriesForCustomer, entriesOf, entryOf, type Page } from './entries.ts';
import { listChats } from './list.ts';
import * as running from './running.ts';
import { runningPage } from './running-pages.ts';
import { markSeen } from './seen.ts';

/** What chats are read from. */
export interface ChatSources {
  db: Kysely<Tables>;
  documents: Documents;
  indexing: Indexing;
}

/** All that is asked about chats, in SQL that both databases understand; how they change is each database's own. */
export abstract class SqlChats implements ChatStore {
  protected readonly db: Kysely<Tables>;
  protected readonly indexing: Indexing;
  readonly #documents: Documents;

  constructor({ db, documents, indexing }: ChatSources) {
    this.db = db;
    this.indexing = indexing;
    this.#documents = documents;
  }

  abstract commit(wanted: Wanted, decide: (loaded: Loaded) => Changes): Promise<void>;

  async find(chatId: string): Promise<StoredChat | null> {
    const [found] = await chats.chatsById(this.db, [chatId]);
    return found ? withoutKey(found) : null;
  }

  async latestOf(customerId: string): Promise<StoredChat | null> {
    const [found] = await chats.latestChatsOf(this.db, [customerId]);
    return found ? withoutKey(found) : null;
  }

  async running(): Promise<StoredChat[]> {
    return (await running.runningChats(this.db)).map(withoutKey);
  }

  runningPage(list: RunningList, page: { cursor?: string; limit: number }): Promise<ChatPage> {
    return runningPage(this.db, list, page);
  }

  waitingCount(): Promise<number> {
    return running.waitingCount(this.db);
  }

  waitingFrom(network: string): Promise<number> {
    return running.waitingFrom(this.db, network);
  }

  ownersOf(chatIds: readonly string[]): ReturnType<ChatStore['ownersOf']> {
    return chats.ownersOf(this.db, chatIds);
  }

  queue(): Promise<InQueue[]> {
    return running.queuedChats(this.db);
  }

  loads(): Promise<Map<string, number>> {
    return running.loadsOfAgents(this.db);
  }

  async withBeside(): Promise<StoredChat[]> {
    return (await chatsWithBeside(this.db)).map(withoutKey);
  }

  openChatsOf(account: string): Promise<string[]> {
    return running.openChatsOf(this.db, account);
  }

  list(filter: ChatFilter): Promise<ChatPage> {
    const { q } = filter;
    return q === undefined || q === '' ? listChats(this.db, filter) : this.#search({ ...filter, q });
  }

  due(now: Instant, limit: number): Promise<DueChat[]> {
    return chats.dueChats(this.db, now, limit);
  }

  entries(chatId: string, page: Page): Promise<LogEntry[]> {
    return entriesOf(this.db, chatId, page);
  }

  entriesForCustomer(chatId: string, page: Page): Promise<LogEntry[]> {
    return entriesForCustomer(this.db, chatId, page);
  }

  entry(chatId: string, seq: number): Promise<LogEntry | null> {
    return entryOf(this.db, chatId, seq);
  }

  markSeen(chatId: string, side: 'customer' | 'staff', seq: number): Promise<Seen | null> {
    return markSeen(this.db, chatId, side, seq);
  }

  lastWaits(limit: number): Promise<PastWait[]> {
    return chats.lastWaits(this.db, limit);
  }

  countsOf(customerIds: readonly string[]): Promise<Map<string, number>> {
    return chats.countChatsOf(this.db, customerIds);
  }

  talksWith(account: string, customerId: string): Promise<boolean> {
    return running.talksWith(this.db, account, customerId);
  }

  async #search(filter: ChatFilter & { q: string }): Promise<ChatPage> {
    await this.indexing.catchUp();
    return searchChats(this.db, this.#documents, filter);
  }
}
