import type { NotNull } from 'kysely';
import { markSeen } from '../chats/seen.ts';
import { chatStore, type ChatSources } from '../chats/sql.ts';
import type { ChatStore } from '../chats/store.ts';
import type { Committing } from './committing.ts';

/** Chats on PostgreSQL, for any number of processes. */
export function postgresChats(sources: ChatSources, committing: Committing): ChatStore {
  const { db } = sources;
  return {
    ...chatStore(sources, committing),
    locked: (chatIds) => committing.locked(chatIds),
    /** Skips chats that a batch has locked: it checks their deadlines itself. */
    due: (now, limit) =>
      db
        .selectFrom('chats')
        .select(['id as chatId', 'customer_id as customerId', 'department', 'due_at as dueAt'])
        .$narrowType<{ dueAt: NotNull }>()
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .execute(),
    /** Locks the row first: a statement that waited for the lock would count the entries from before its wait. */
    markSeen: (chatId, side, seq) =>
      db.transaction().execute(async (transaction) => {
        await transaction.selectFrom('chats').select('key').where('id', '=', chatId).forUpdate().execute();
        return markSeen(transaction, chatId, side, seq);
      }),
  };
}
