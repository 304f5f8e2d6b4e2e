import type { Kysely } from 'kysely';
import { placeOf } from '../chats/cursor.ts';
import { CHAT_COLUMNS, chatFrom, type KeyedChat } from '../chats/chat-row.ts';
import type { Tables } from '../schema.ts';
import { oneOf } from '../portable-sql.ts';
import { isVisible, pageOf } from '../chats/list.ts';
import type { ChatFilter, ChatPage } from '../chats/store.ts';
import { foundLines } from './found-lines.ts';
import type { Documents } from './indexing.ts';

type Db = Kysely<Tables>;

/** Matches looked through in one question: a common word in a foreign chat must not hold up the messages. */
const AT_ONCE = 500;

/** Chats with all the words of `q` in their text, newest first, a page at a time. Throws `BadCursor`. */
export async function searchChats(
  db: Db,
  documents: Documents,
  filter: ChatFilter & { q: string },
): Promise<ChatPage> {
  let before = filter.cursor === undefined ? Number.MAX_SAFE_INTEGER : placeOf(filter.cursor);
  const found: KeyedChat[] = [];
  while (found.length <= filter.limit) {
    const keys = await documents.matching(filter.q, before, AT_ONCE);
    found.push(...(await visibleOf(db, keys, filter)));
    before = keys.at(-1) ?? 0;
    if (keys.length < AT_ONCE) break;
  }
  const page = pageOf(found, filter.limit);
  const shown = found.slice(0, filter.limit);
  const lines = await foundLines(
    db,
    shown.map(({ key }) => key),
    filter.q,
  );
  return {
    ...page,
    found: new Map(
      shown.flatMap(({ key, chat }) => (lines.has(key) ? [[chat.id, lines.get(key) ?? '']] : [])),
    ),
  };
}

async function visibleOf(db: Db, keys: number[], filter: ChatFilter): Promise<KeyedChat[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('chats')
    .select(CHAT_COLUMNS)
    .where('key', 'in', oneOf(db, keys))
    .where((is) => isVisible(is, filter))
    .orderBy('key', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return rows.map(chatFrom);
}
