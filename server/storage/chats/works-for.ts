import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { NO_DEADLINE } from '../cases/rows.ts';
import type { Tables } from '../schema.ts';

/** Whether an account works for a customer: it has an open chat with them, or a running case of theirs. [P5] [P9] */
export async function worksFor(db: Kysely<Tables>, account: string, customerId: string): Promise<boolean> {
  const row = await db
    .selectFrom(sql<{ found: number }>`(select 1 as found)`.as('one'))
    .select('found')
    .where(isWorkingFor(account, sql`${customerId}`))
    .executeTakeFirst();
  return row !== undefined;
}

/** The same as a condition of a query; the customer may be a column. Any record of the same person will do. */
export function isWorkingFor(account: string, customer: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const isTheirs = (column: string) =>
    sql<SqlBool>`(${sql.ref(column)} = ${customer} or ${isSamePerson(column, customer)})`;
  return sql<SqlBool>`(exists (select 1 from chats as talk where talk.status <> 'closed' and talk.status = 'open'
    and talk.status in ('waiting', 'open') and talk.agent = ${account} and ${isTheirs('talk.customer_id')})
    or exists (select 1 from cases as owed where owed.owner = ${account} and owed.status = 'open'
    and owed.place <= ${NO_DEADLINE} and ${isTheirs('owed.customer_id')}))`;
}

/** Whether the customer in a column is the same person as another: their records lead to one that is there. */
function isSamePerson(column: string, other: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from customers as one join customers as two
    on coalesce(one.root, one.id) = coalesce(two.root, two.id)
    where one.id = ${sql.ref(column)} and two.id = ${other})`;
}
