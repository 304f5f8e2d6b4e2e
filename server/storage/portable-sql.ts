import { PostgresAdapter, type Kysely, sql, type RawBuilder, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';

/** Whether this is PostgreSQL, for the few places where the two databases have no words in common. */
export function isPostgres<T>(db: Kysely<T>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * To be called before a lock that this program's own short transactions take one after the other, such as that on the end of
 * the audit log. The usual bound, after which rows of chats are set aside, is too short here: one process that is slow to commit
 * would make another lose its line.
 */
export async function queueForLock(db: Transaction<Tables>): Promise<void> {
  // SQLite's transactions begin as the one writer.
  if (isPostgres<Tables>(db)) await sql`set local lock_timeout = '3s'`.execute(db);
}

/** For `where … in`: any number of values as one parameter, so that the statement is always the same. */
export function oneOf<T extends string | number>(db: Kysely<Tables>, values: readonly T[]): RawBuilder<T> {
  if (!isPostgres(db)) return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
  const type = sql.raw(typeof values[0] === 'number' ? 'bigint[]' : 'text[]');
  return sql<T>`(select unnest(${values}::${type}))`;
}

/**
 * Chats whose row is not what their log says: the number of the last entry, how many entries there are. Both databases
 * understand it; a copy that was torn in the middle of a batch shows here.
 */
export const TORN_CHATS = `select count(*) as torn from chats left join (
    select chat, count(*) as entries, max(seq) as last, max(customer_seq) as last_customer
    from entries group by chat) as log on log.chat = chats.key
  where chats.last_seq <> coalesce(log.last, 0) or chats.last_seq <> coalesce(log.entries, 0)
    or chats.last_customer_seq <> coalesce(log.last_customer, 0)`;
