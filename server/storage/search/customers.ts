import type { Kysely } from 'kysely';
import { oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { put, remove } from './shelf.ts';

/**
 * Makes the search know a customer as their row is now; call it in the transaction that changes what they are found by.
 * A customer of whom nothing is known by name is not indexed.
 */
export async function indexCustomer(db: Kysely<Tables>, id: string): Promise<void> {
  const [text] = (await textsOf(db, [id])).values();
  if (text === undefined || text === '') return forgetCustomers(db, [id]);
  await db
    .insertInto('search_customer_keys')
    .values({ customer_id: id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const { key } of await keysOf(db, [id])) await put(db, 'search_customers', key, text);
}

/** Removes customers from the index. */
export async function forgetCustomers(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  const keys = await keysOf(db, ids);
  for (const { key } of keys) await remove(db, 'search_customers', key);
  if (keys.length > 0)
    await db.deleteFrom('search_customer_keys').where('customer_id', 'in', oneOf(db, ids)).execute();
}

/** What each of these customers is found by. */
export async function textsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('customers')
    .select(['id', 'words', 'record_words'])
    .where('id', 'in', oneOf(db, ids))
    .execute();
  return new Map(
    rows.map(({ id, words, record_words }) => [id, [words, record_words].filter(Boolean).join('\n')]),
  );
}

function keysOf(db: Kysely<Tables>, ids: readonly string[]): Promise<{ key: number }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('search_customer_keys')
    .select('key')
    .where('customer_id', 'in', oneOf(db, ids))
    .execute();
}
