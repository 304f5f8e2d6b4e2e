import { sql, type Kysely, type NotNull } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { PastWait } from '../../domain/queue/estimate.ts';
import { besideFrom } from './beside.ts';
import { CHAT_COLUMNS, chatFrom, withoutKey, type KeyedChat } from './chat-row.ts';
import type { Tables } from '../schema.ts';
import type { ChatStore, DueChat, StoredChat } from './store.ts';
import { oneOf } from '../portable-sql.ts';

type Db = Kysely<Tables>;

/** The chats with these ids, as far as they exist. */
export async function chatsById(db: Db, ids: readonly string[]): Promise<KeyedChat[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('chats').select(CHAT_COLUMNS).where('id', 'in', oneOf(db, ids)).execute();
  return rows.map(chatFrom);
}

/** What decides whose each of these chats is. */
export async function ownersOf(db: Db, ids: readonly string[]): ReturnType<ChatStore['ownersOf']> {
  if (ids.length === 0) return new Map();
  const columns = db
    .selectFrom('chats')
    .select(['id', 'status', 'agent', 'beside', 'customer_id as customerId']);
  const rows = await columns.where('id', 'in', oneOf(db, ids)).execute();
  return new Map(rows.map(({ id, beside, ...owner }) => [id, { ...owner, beside: besideFrom(beside) }]));
}

/** The latest chat of each of these customers, as far as they have any. */
export async function latestChatsOf(db: Db, customerIds: readonly string[]): Promise<KeyedChat[]> {
  if (customerIds.length === 0) return [];
  const latest = db
    .selectFrom('chats as latest')
    .select((all) => all.fn.max('latest.key').as('key'))
    .where('latest.customer_id', 'in', oneOf(db, customerIds))
    .groupBy('latest.customer_id');
  const rows = await db.selectFrom('chats').select(CHAT_COLUMNS).where('key', 'in', latest).execute();
  return rows.map(chatFrom);
}

/** So many of the latest chats of each of these customers, the newest first. */
export async function newestOfEach(
  db: Db,
  customerIds: readonly string[],
  limit: number,
): Promise<StoredChat[]> {
  if (customerIds.length === 0) return [];
  const placed = db
    .selectFrom('chats')
    .select('key')
    .select(sql<number>`row_number() over (partition by customer_id order by key desc)`.as('place'))
    .where('customer_id', 'in', oneOf(db, customerIds));
  const newest = db.selectFrom(placed.as('placed')).select('placed.key').where('placed.place', '<=', limit);
  const rows = await db
    .selectFrom('chats')
    .select(CHAT_COLUMNS)
    .where('key', 'in', newest)
    .orderBy('key', 'desc')
    .execute();
  return rows.map(chatFrom).map(withoutKey);
}

/** Ids of chats due by `now` with their customers and departments, earliest first. */
export async function dueChats(db: Db, now: Instant, limit: number): Promise<DueChat[]> {
  return db
    .selectFrom('chats')
    .select(['id as chatId', 'customer_id as customerId', 'department', 'due_at as dueAt'])
    .$narrowType<{ dueAt: NotNull }>()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

/** The last waits in the queue, newest first. */
export async function lastWaits(db: Db, limit: number): Promise<PastWait[]> {
  const rows = await db
    .selectFrom('chats')
    .select(['queue_position as position', 'waited', 'department'])
    .where('taken_at', 'is not', null)
    .orderBy('taken_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ position, waited, department }) => ({
    ...{ department, position: position ?? 1, waited: waited ?? 0 },
  }));
}

/** How many chats each of these customers has, for those who have any. */
export async function countChatsOf(db: Db, customerIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('chats')
    .select((all) => ['customer_id', all.fn.countAll<number>().as('count')])
    .where('customer_id', 'in', oneOf(db, customerIds))
    .groupBy('customer_id')
    .execute();
  return new Map(rows.map((row) => [row.customer_id, row.count]));
}
