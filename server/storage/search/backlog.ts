import type { Kysely, Transaction } from 'kysely';
import { isPostgres } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { indexCase } from './shelf.ts';
import { indexCustomer } from './customers.ts';

/** Rows read in one transaction. */
const AT_ONCE = 50;

/**
 * Indexes some of the cases and customers from before the index; false when none is left. Two processes take turns, and who
 * goes on after a stop begins where the last one ended.
 */
export function readBacklog(db: Kysely<Tables>): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const next = transaction.selectFrom('search_backlog').selectAll().orderBy('shelf').limit(1);
    const left = await (isPostgres<Tables>(db) ? next.forUpdate() : next).executeTakeFirst();
    if (!left) return false;
    const last = await READERS[left.shelf](transaction, left.after);
    const backlog = { shelf: left.shelf, after: last ?? '' };
    if (last === null)
      await transaction.deleteFrom('search_backlog').where('shelf', '=', left.shelf).execute();
    else
      await transaction
        .updateTable('search_backlog')
        .set({ after: backlog.after })
        .where('shelf', '=', left.shelf)
        .execute();
    return true;
  });
}

type Reader = (db: Transaction<Tables>, after: string) => Promise<string | null>;

const READERS: Record<'search_cases' | 'search_customers', Reader> = {
  async search_cases(db, after) {
    const rows = db
      .selectFrom('cases')
      .select('key')
      .where('key', '>', Number(after))
      .orderBy('key')
      .limit(AT_ONCE);
    const found = await (isPostgres<Tables>(db) ? rows.forUpdate() : rows).execute();
    for (const { key } of found) await indexCase(db, key);
    return found.at(-1)?.key.toString() ?? null;
  },
  async search_customers(db, after) {
    const rows = db.selectFrom('customers').select('id').where('id', '>', after).orderBy('id').limit(AT_ONCE);
    const found = await (isPostgres<Tables>(db) ? rows.forUpdate() : rows).execute();
    for (const { id } of found) await indexCustomer(db, id);
    return found.at(-1)?.id ?? null;
  },
};
