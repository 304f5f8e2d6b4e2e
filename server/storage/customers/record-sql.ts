import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { z } from 'zod';
import { EMPTY_RECORD, RecordChanges } from '../../domain/customer/record.ts';
import { recordWords } from '../../domain/customer/search-words.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';
import type { CustomerEntryTable, Tables } from '../schema.ts';
import { indexCustomer } from '../search/customers.ts';
import { listPersons } from './person-list.ts';
import type {
  CustomerRecordStore,
  LockedRecord,
  PersonFilter,
  RecordLine,
  RecordsChanged,
  StoredPerson,
} from './record-store.ts';
import { customerFrom, recordIn } from './rows.ts';
import { customerRows } from './sql.ts';
import type { Customer } from './store.ts';

const Data = z.object({
  changes: RecordChanges.default({}),
  members: z.array(z.string()).default([]),
});

/** What staff write down about customers, in SQL that both databases understand. */
export class SqlCustomerRecords implements CustomerRecordStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find(customerId: string): Promise<StoredPerson | null> {
    const ids = await this.membersOf(customerId);
    return (await personsOf(this.#db, ids))[0] ?? null;
  }

  async membersOf(customerId: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('customers')
      .select(['id', 'root'])
      .where((is) => is.or([is('id', '=', rootOf(customerId)), is('root', '=', rootOf(customerId))]))
      .orderBy('id')
      .execute();
    return rows.length === 0 ? [customerId] : rows.map(({ id }) => id);
  }

  async list(filter: PersonFilter): Promise<{ persons: StoredPerson[]; cursor: string | null }> {
    const { roots, cursor } = await listPersons(this.#db, filter);
    if (roots.length === 0) return { persons: [], cursor };
    const ids = this.#db
      .selectFrom('customers')
      .select('id')
      .where((is) =>
        is.or([is('id', 'in', oneOf(this.#db, roots)), is('root', 'in', oneOf(this.#db, roots))]),
      );
    const found = await personsOf(
      this.#db,
      (await ids.execute()).map(({ id }) => id),
    );
    const byRoot = new Map(found.map((person) => [person.root, person]));
    return { persons: roots.flatMap((root) => byRoot.get(root) ?? []), cursor };
  }

  change(
    customerIds: readonly string[],
    decide: (locked: readonly LockedRecord[]) => RecordsChanged | null,
  ): Promise<void> {
    return this.#db.transaction().execute(async (db) => {
      const decided = decide(await locked(db, customerIds));
      if (decided === null) return;
      for (const { id, record } of decided.records)
        await db
          .updateTable('customers')
          .set({
            record: JSON.stringify(record),
            record_words: recordWords(record),
            record_version: sql<number>`record_version + 1`,
          })
          .where('id', '=', id)
          .execute();
      for (const { id } of decided.records) await indexCustomer(db, id);
      for (const { id, root } of decided.roots)
        await db.updateTable('customers').set({ root }).where('id', '=', id).execute();
      if (decided.lines.length > 0)
        await db.insertInto('customer_entries').values(decided.lines.map(rowOfLine)).execute();
    });
  }

  async lines(customerIds: readonly string[], limit: number): Promise<RecordLine[]> {
    const rows = await this.#db
      .selectFrom('customer_entries')
      .selectAll()
      .where('customer_id', 'in', oneOf(this.#db, customerIds))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(lineFrom);
  }

  async lastJoin(other: string): Promise<RecordLine | null> {
    const row = await this.#db
      .selectFrom('customer_entries')
      .selectAll()
      .where('type', '=', 'joined')
      .where('other', '=', other)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return row ? lineFrom(row) : null;
  }
}

/** The record in force of a customer; a root that is gone leads nowhere. */
function rootOf(customerId: string) {
  return sql<string>`(select coalesce(roots.id, mine.id) from customers as mine
    left join customers as roots on roots.id = mine.root where mine.id = ${customerId})`;
}

/** The persons that these customers are; all members of each have to be among them. */
async function personsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<StoredPerson[]> {
  const rows = await customerRows(db).where('customers.id', 'in', oneOf(db, ids)).execute();
  const customers = rows.map(customerFrom);
  const own = new Map(rows.map((row) => [row.id, row]));
  const groups = new Map<string, Customer[]>();
  for (const customer of customers) {
    const root = customer.person?.root ?? customer.id;
    groups.set(root, [...(groups.get(root) ?? []), customer]);
  }
  return [...groups].map(([root, members]) => ({
    root,
    record: recordIn(own.get(root)?.record ?? null) ?? EMPTY_RECORD,
    version: own.get(root)?.record_version ?? 0,
    members: members.sort(
      (one, other) =>
        Number(other.id === root) - Number(one.id === root) || one.firstSeenAt - other.firstSeenAt,
    ),
  }));
}

/**
 * All records of the persons that these customers are; on PostgreSQL nobody changes them before the transaction ends. Who has
 * waited for a lock there has found the members of before: only asking again finds who was joined meanwhile.
 */
async function locked(db: Transaction<Tables>, customerIds: readonly string[]): Promise<LockedRecord[]> {
  let records = await lockedOnce(db, customerIds);
  while (isPostgres<Tables>(db)) {
    const again = await lockedOnce(db, customerIds);
    if (again.length === records.length && again.every(({ id }, at) => id === records[at]?.id)) return again;
    records = again;
  }
  return records;
}

async function lockedOnce(db: Transaction<Tables>, customerIds: readonly string[]): Promise<LockedRecord[]> {
  const roots = db
    .selectFrom('customers as mine')
    .leftJoin('customers as roots', 'roots.id', 'mine.root')
    .select(sql<string>`coalesce(roots.id, mine.id)`.as('id'))
    .where('mine.id', 'in', oneOf(db, customerIds));
  const rows = db
    .selectFrom('customers')
    .select(['id', 'root', 'record', 'record_version'])
    .where((is) => is.or([is('id', 'in', roots), is('root', 'in', roots)]))
    // In one order for everybody, so that no two wait for each other.
    .orderBy('id');
  const found = await (isPostgres<Tables>(db) ? rows.forUpdate() : rows).execute();
  return found.map(({ id, root, record, record_version: version }) => ({
    ...{ id, root, version },
    record: recordIn(record) ?? EMPTY_RECORD,
  }));
}

function rowOfLine({
  id,
  customerId,
  changes,
  members,
  ...same
}: RecordLine): Selectable<CustomerEntryTable> {
  return { id, customer_id: customerId, ...same, data: JSON.stringify({ changes, members }) };
}

function lineFrom({
  id,
  customer_id,
  at,
  type,
  by,
  other,
  data,
}: Selectable<CustomerEntryTable>): RecordLine {
  return { id, customerId: customer_id, at, type, by, other, ...Data.parse(JSON.parse(data)) };
}
