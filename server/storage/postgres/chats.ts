import type { NotNull } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { LockedChat } from '../errors.ts';
import { markSeen } from '../chats/seen.ts';
import { SqlChats, type ChatSources } from '../chats/sql.ts';
import type { Changes, DueChat, Loaded, Seen, Wanted } from '../chats/store.ts';
import type { Committing } from './committing.ts';

/** Chats on PostgreSQL, for any number of processes. */
export class PostgresChats extends SqlChats {
  readonly #committing: Committing;

  constructor(sources: ChatSources, committing: Committing) {
    super(sources);
    this.#committing = committing;
  }

  override commit(wanted: Wanted, decide: (loaded: Loaded) => Changes): Promise<void> {
    return this.#committing.commit(wanted, (loaded) => {
      const changes = decide(loaded);
      if (changes.chats.some(({ chat }) => chat.state.status === 'closed')) this.indexing.soon();
      return changes;
    });
  }

  locked(chatIds: readonly string[]): Promise<LockedChat[]> {
    return this.#committing.locked(chatIds);
  }

  /** Passes over chats that a batch has in hand at this moment: it asks the rules itself. */
  override due(now: Instant, limit: number): Promise<DueChat[]> {
    return this.db
      .selectFrom('chats')
      .select(['id as chatId', 'customer_id as customerId', 'due_at as dueAt'])
      .$narrowType<{ dueAt: NotNull }>()
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
  }

  /** The row is locked first: a statement that has to wait for it would count the entries of before its wait. */
  override markSeen(chatId: string, side: 'customer' | 'staff', seq: number): Promise<Seen | null> {
    return this.db.transaction().execute(async (db) => {
      await db.selectFrom('chats').select('key').where('id', '=', chatId).forUpdate().execute();
      return markSeen(db, chatId, side, seq);
    });
  }
}
