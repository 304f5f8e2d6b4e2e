import { sql, type ExpressionBuilder, type Kysely, type SqlBool, type Expression } from 'kysely';
import { cursorAt, placeOf } from '../cursor.ts';
import { CHAT_COLUMNS, chatFrom, withoutKey, type KeyedChat } from '../rows/chat-row.ts';
import type { Tables } from '../schema.ts';
import type { ChatFilter, ChatPage } from '../store.ts';
import { RUNNING, UNOWNED } from './running-chats.ts';

type Db = Kysely<Tables>;

/** What a branch of a list is narrowed by: each has an index that gives its chats newest first. */
type Narrow = Pick<ChatFilter, 'status' | 'customerId'> & {
  agent?: string | null;
  /** Colleagues' closed chats with a customer whom this account is talking with. */
  pastFor?: string;
};

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
 * What somebody may see, the same for lists and for the search, and what `relationOf` lets them read: their own chats,
 * the queue's, and of a customer whom they are talking with the past ones. No chat is in two of these, and asked for one
 * by one none needs a look at everybody else's.
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
    ...(customerId === undefined ? [] : [{ ...asked, status: 'closed' as const, pastFor: visibleTo }]),
  ];
  return [...own, ...unowned.filter((narrow) => status === undefined || narrow.status === status)];
}

/** Whether a chat is in one of the branches. */
export function isVisible(is: ExpressionBuilder<Tables, 'chats'>, filter: ChatFilter): Expression<SqlBool> {
  return is.or(branchesOf(filter).map((narrow) => is.and(conditionsOf(is, narrow))));
}

function conditionsOf(
  is: ExpressionBuilder<Tables, 'chats'>,
  { status, agent, customerId, pastFor }: Narrow,
): Expression<SqlBool>[] {
  return [
    ...(status === undefined || agent === null ? [] : [is('chats.status', '=', status)]),
    ...(status === 'waiting' || status === 'open' ? [RUNNING] : []),
    ...(agent === null && status === 'closed' ? [UNOWNED] : []),
    ...(typeof agent === 'string' ? [is('chats.agent', '=', agent)] : []),
    ...(customerId === undefined ? [] : [is('chats.customer_id', '=', customerId)]),
    ...(pastFor === undefined
      ? []
      : [
          is('chats.agent', '<>', pastFor),
          sql<SqlBool>`exists (select 1 from chats as talk where talk.customer_id = chats.customer_id
            and talk.status = 'open' and talk.agent = ${pastFor})`,
        ]),
  ];
}

async function newest(db: Db, narrow: Narrow, before: number | null, limit: number): Promise<KeyedChat[]> {
  let query = db.selectFrom('chats').select(CHAT_COLUMNS).orderBy('key', 'desc').limit(limit);
  if (before !== null) query = query.where('key', '<', before);
  query = query.where((is) => is.and(conditionsOf(is, narrow)));
  return (await query.execute()).map(chatFrom);
}
