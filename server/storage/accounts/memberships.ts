import type { Kysely, Transaction } from 'kysely';
import type { Serves } from '../../../protocol/departments.ts';
import type { Membership } from '../../domain/department/department.ts';
import { lockHead } from '../audit/sql.ts';
import { oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** The departments of everybody, or of one account, by account. */
export async function membershipsIn(db: Db, account?: string): Promise<Map<string, Membership[]>> {
  const rows = await db
    .selectFrom('staff_departments')
    .selectAll()
    .$if(account !== undefined, (all) => all.where('account', '=', account ?? ''))
    .orderBy('department')
    .execute();
  const found = new Map<string, Membership[]>();
  for (const { account: whose, ...membership } of rows)
    found.set(whose, [...(found.get(whose) ?? []), membership]);
  return found;
}

/** Adds somebody to departments; where they belong to one already, it stays as it is. */
export async function addMemberships(
  db: Db,
  account: string,
  departments: readonly Membership[],
): Promise<void> {
  if (departments.length === 0) return;
  await db
    .insertInto('staff_departments')
    .values(departments.map(({ department, serves }) => ({ account, department, serves })))
    .onConflict((conflict) => conflict.columns(['account', 'department']).doNothing())
    .execute();
}

/** Somebody belongs to these departments, as far as they exist, and to no others. */
export async function setMemberships(
  db: Transaction<Tables>,
  account: string,
  departments: readonly string[],
): Promise<void> {
  // Whoever removes a department waits for the end of the audit log too: nobody comes to belong to one that is going.
  await lockHead(db);
  const named = departments.length === 0 ? [] : departmentsIn(db, departments);
  const found = (await named).map(({ id }) => ({ department: id, serves: 'always' as const }));
  let gone = db.deleteFrom('staff_departments').where('account', '=', account);
  if (found.length > 0)
    gone = gone.where(
      'department',
      'not in',
      oneOf(
        db,
        found.map(({ department }) => department),
      ),
    );
  await gone.execute();
  await addMemberships(db, account, found);
}

/** Settles how somebody serves a department that they belong to; says whether they do. */
export async function setServing(
  db: Db,
  account: string,
  department: string,
  serves: Serves,
): Promise<boolean> {
  const row = await db
    .updateTable('staff_departments')
    .set({ serves })
    .where('account', '=', account)
    .where('department', '=', department)
    .returning('account')
    .executeTakeFirst();
  return row !== undefined;
}

function departmentsIn(db: Transaction<Tables>, ids: readonly string[]): Promise<{ id: string }[]> {
  return db.selectFrom('departments').select('id').where('id', 'in', oneOf(db, ids)).execute();
}
