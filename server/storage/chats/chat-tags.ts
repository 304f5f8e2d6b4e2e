import type { Kysely } from 'kysely';
import type { Chat } from '../../domain/chat/chat.ts';
import { oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import type { Changes } from './store.ts';

/** The chats of a batch whose tags are written anew: those with a line of a wrap-up. */
export function taggedAgain({ entries, chats }: Changes): Pick<Chat, 'id' | 'tags'>[] {
  const written = new Set(entries.flatMap(({ kind, chatId }) => (kind === 'wrapped_up' ? [chatId] : [])));
  if (written.size === 0) return [];
  return chats.flatMap(({ chat }) => (written.has(chat.id) ? [chat] : []));
}

/** Which of these tags a chat has. */
export async function tagsUsed(db: Kysely<Tables>, tags: readonly string[]): Promise<Set<string>> {
  if (tags.length === 0) return new Set();
  const rows = await db
    .selectFrom('chat_tags')
    .select('tag')
    .distinct()
    .where('tag', 'in', oneOf(db, tags))
    .execute();
  return new Set(rows.map(({ tag }) => tag));
}
