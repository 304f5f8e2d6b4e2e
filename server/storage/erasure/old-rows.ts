import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { Tables } from '../schema.ts';
import { oneOf } from '../portable-sql.ts';
import { RUNNING } from '../chats/running.ts';
import { forgetCustomers } from '../search/customers.ts';

type Db = Kysely<Tables>;

/**
 * Customers last seen before a moment, without a running chat. Of a person with several records none is old while one is
 * not.
 */
function oldCustomers(db: Db, before: Instant, limit: number): Promise<{ id: string }[]> {
  return db
    .selectFrom('customers')
    .select('id')
    .where('last_seen_at', '<', before)
    .where(
      sql<boolean>`not exists (select 1 from chats where chats.customer_id = customers.id and ${RUNNING})`,
    )
    .where(isSeenNowhereSince(before))
    .orderBy('last_seen_at')
    .limit(limit)
    .execute();
}

/** Records from before a moment. */
function oldRecords(db: Db, before: Instant, limit: number): Promise<{ chat_id: string; seq: number }[]> {
  return db
    .selectFrom('message_records')
    .select(['chat_id', 'seq'])
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .execute();
}

/** Blocks that have held no longer since before a moment. */
function oldBlocks(db: Db, before: Instant, limit: number): Promise<{ id: string }[]> {
  return db
    .selectFrom('blocks')
    .select('id')
    .where(sql<boolean>`coalesce(lifted_at, until) < ${before}`)
    .limit(limit)
    .execute();
}

/** How many rows of a kind are from before a moment, counted up to `limit`. */
export async function countOld(
  db: Db,
  kind: 'contacts' | 'records' | 'blocks',
  before: Instant,
  limit: number,
): Promise<number> {
  const find = { contacts: oldCustomers, records: oldRecords, blocks: oldBlocks }[kind];
  return (await find(db, before, limit)).length;
}

/** Removes some customers last seen before a moment, without a running chat, and their ids at their website. */
export async function removeCustomers(db: Db, before: Instant, limit: number): Promise<string[]> {
  const old = await oldCustomers(db, before, limit);
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return [];
  return db.transaction().execute((transaction) => removeThose(transaction, ids, before));
}

async function removeThose(db: Db, ids: readonly string[], before: Instant): Promise<string[]> {
  // Checks again in the statement: a customer who has come back meanwhile stays.
  const removed = await db
    .deleteFrom('customers')
    .where('id', 'in', oneOf(db, ids))
    .where('last_seen_at', '<', before)
    .where(isSeenNowhereSince(before))
    .returning('id')
    .execute();
  const gone = removed.map(({ id }) => id);
  if (gone.length === 0) return [];
  await forgetRecords(db, gone);
  await forgetCustomers(db, gone);
  await db
    .deleteFrom('customer_identities')
    .where('customer_id', 'in', oneOf(db, gone))
    .where(
      sql<boolean>`not exists (select 1 from customers where customers.id = customer_identities.customer_id)`,
    )
    .execute();
  return gone;
}

/** Whether no record of the same person was seen since then. [P9] */
function isSeenNowhereSince(before: Instant) {
  const none = (which: RawBuilder<unknown>) =>
    sql<boolean>`not exists (select 1 from customers as same where ${which} and same.last_seen_at >= ${before})`;
  return sql<boolean>`${none(sql`same.root = customers.id`)} and ${none(sql`same.id = customers.root`)}
    and ${none(sql`same.root = customers.root`)}`;
}

/** Removes what was written about customers who are gone; what was joined to one of them stands for itself. [P9] */
export async function forgetRecords(db: Db, customerIds: readonly string[]): Promise<void> {
  const those = oneOf(db, customerIds);
  await db
    .deleteFrom('customer_entries')
    .where((is) => is.or([is('customer_id', 'in', those), is('other', 'in', those)]))
    .execute();
  await db.updateTable('customers').set({ root: null }).where('root', 'in', those).execute();
}

/** Removes some records from before a moment. */
export async function removeRecords(db: Db, before: Instant, limit: number): Promise<number> {
  const marks = await removeMarks(db, before, limit);
  const old = await oldRecords(db, before, limit);
  if (old.length === 0) return marks;
  await db
    .deleteFrom('message_records')
    .where('at', '<', before)
    .where((one) => one.or(old.map(({ chat_id, seq }) => one.and({ chat_id, seq }))))
    .execute();
  return Math.max(old.length, marks);
}

/** Removes some of what staff said of turns before a moment; it is kept as long as the records of messages. */
async function removeMarks(db: Db, before: Instant, limit: number): Promise<number> {
  const old = await db
    .selectFrom('turn_marks')
    .select(['chat_id', 'seq', 'situation'])
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .execute();
  if (old.length > 0)
    await db
      .deleteFrom('turn_marks')
      .where('at', '<', before)
      .where((one) => one.or(old.map((mark) => one.and(mark))))
      .execute();
  return old.length;
}

/** Removes some blocks that have held no longer since before a moment. */
export async function removeBlocks(db: Db, before: Instant, limit: number): Promise<number> {
  const over = await oldBlocks(db, before, limit);
  const ids = over.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('blocks').where('id', 'in', oneOf(db, ids)).execute();
  return ids.length;
}
