import type { Kysely } from 'kysely';
import { cursorAt, placeOf, queueCursorAt, queuePlaceOf } from './cursor.ts';
import { CHAT_COLUMNS, chatFrom, withoutKey, type KeyedChat } from './chat-row.ts';
import type { Tables } from '../schema.ts';
import type { ChatPage, RunningList } from './store.ts';
import { RUNNING } from './running.ts';

type Db = Kysely<Tables>;

interface Page {
  cursor?: string;
  limit: number;
}

/** A page of the queue or of open chats; see `ChatStore.runningPage`. */
export function runningPage(db: Db, list: RunningList, page: Page): Promise<ChatPage> {
  return list.status === 'waiting' ? queuePage(db, page) : openPage(db, list.agent, page);
}

async function queuePage(db: Db, { cursor, limit }: Page): Promise<ChatPage> {
  let query = db
    .selectFrom('chats')
    .select(CHAT_COLUMNS)
    .where(RUNNING)
    .where('status', '=', 'waiting')
    .orderBy('front', 'desc')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(limit + 1);
  if (cursor !== undefined) {
    const { front, queuedAt, id } = queuePlaceOf(cursor);
    query = query.where((is) =>
      is.or([
        is('front', '<', front),
        is.and([is('front', '=', front), is('queued_at', '>', queuedAt)]),
        is.and([is('front', '=', front), is('queued_at', '=', queuedAt), is('id', '>', id)]),
      ]),
    );
  }
  return pageFrom((await query.execute()).map(chatFrom), limit, queueCursorOf);
}

async function openPage(db: Db, agent: string | undefined, { cursor, limit }: Page): Promise<ChatPage> {
  let query = db
    .selectFrom('chats')
    .select(CHAT_COLUMNS)
    .where(RUNNING)
    .where('status', '=', 'open')
    .orderBy('key')
    .limit(limit + 1);
  if (agent !== undefined) query = query.where('agent', '=', agent);
  if (cursor !== undefined) query = query.where('key', '>', placeOf(cursor));
  return pageFrom((await query.execute()).map(chatFrom), limit, ({ key }) => cursorAt(key));
}

function pageFrom(found: KeyedChat[], limit: number, cursorOf: (last: KeyedChat) => string): ChatPage {
  const chats = found.slice(0, limit);
  const last = found.length > limit ? chats.at(-1) : undefined;
  return { chats: chats.map(withoutKey), cursor: last ? cursorOf(last) : null };
}

function queueCursorOf({ chat: { id, state } }: KeyedChat): string {
  const [front, queuedAt] = state.status === 'waiting' ? [Number(state.front), state.queuedAt] : [0, 0];
  return queueCursorAt({ front, queuedAt, id });
}
