import type { Kysely } from 'kysely';
import { cursorAt, placeOf } from '../cursor.ts';
import { CHAT_COLUMNS, chatFrom, withoutKey, type KeyedChat } from '../rows/chat-row.ts';
import type { Tables } from '../schema.ts';
import type { ChatFilter, ChatPage } from '../store.ts';
import { RUNNING, UNOWNED } from './running-chats.ts';

type Db = Kysely<Tables>;

/** What a branch of a list is narrowed by: each has an index that gives its chats newest first. */
type Narrow = Pick<ChatFilter, 'status' | 'customerId'> & { agent?: string | null };

/** Chats newest first, a page at a time. Throws `BadCursor`. */
export async function listChats(db: Db, filter: ChatFilter): Promise<ChatPage> {
  const before = filter.cursor === undefined ? null : placeOf(filter.cursor);
  const pages = await Promise.all(
    branchesOf(filter).map((narrow) => newest(db, narrow, before, filter.limit + 1)),
  );
  return pageOf(pages.flat(), filter.limit);
}

/** The newest of these, and the cursor to the rest if there is one. */
export function pageOf(found: KeyedChat[], limit: number): ChatPage {
  const sorted = found.sort((one, other) => other.key - one.key);
  const chats = sorted.slice(0, limit);
  const last = sorted.length > limit ? chats.at(-1) : undefined;
  return { chats: chats.map(withoutKey), cursor: last ? cursorAt(last.key) : null };
}

/**
 * What somebody may see is their own chats and the queue's. No chat is in both, and asked for one by one
 * neither needs a look at everybody else's.
 */
export function branchesOf({ status, agent, customerId, visibleTo }: ChatFilter): Narrow[] {
  const asked: Narrow = {
    ...(status === undefined ? {} : { status }),
    ...(agent === undefined ? {} : { agent }),
    ...(customerId === undefined ? {} : { customerId }),
  };
  if (visibleTo === undefined) return [asked];
  const own: Narrow[] = agent === undefined || agent === visibleTo ? [{ ...asked, agent: visibleTo }] : [];
  if (agent !== undefined) return own;
  const unowned: Narrow[] = [
    { ...asked, status: 'waiting' },
    // Nobody ever took it and its customer has gone: a message for everybody to answer. [P1]
    { ...asked, status: 'closed', agent: null },
  ];
  return [...own, ...unowned.filter((narrow) => status === undefined || narrow.status === status)];
}

async function newest(db: Db, narrow: Narrow, before: number | null, limit: number): Promise<KeyedChat[]> {
  let query = db.selectFrom('chats').select(CHAT_COLUMNS).orderBy('key', 'desc').limit(limit);
  if (before !== null) query = query.where('key', '<', before);
  if (narrow.status !== undefined && narrow.agent !== null) query = query.where('status', '=', narrow.status);
  if (narrow.status === 'waiting' || narrow.status === 'open') query = query.where(RUNNING);
  if (narrow.agent === null && narrow.status === 'closed') query = query.where(UNOWNED);
  else if (narrow.agent !== undefined) query = query.where('agent', '=', narrow.agent);
  if (narrow.customerId !== undefined) query = query.where('customer_id', '=', narrow.customerId);
  return (await query.execute()).map(chatFrom);
}
