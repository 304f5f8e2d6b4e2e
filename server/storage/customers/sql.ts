import type { Kysely, SelectQueryBuilder } from 'kysely';
import { customerFrom, rowOf, type CustomerRow } from './rows.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Customer, CustomerStore } from './store.ts';
import type { Tables } from '../schema.ts';
import { askFor } from '../../domain/search/grams.ts';
import { customersFound } from '../search/named.ts';
import { indexCustomer } from '../search/customers.ts';
import { oneOf } from '../portable-sql.ts';

/** Customers and the desk's secrets, in SQL that both databases understand. */
export class SqlCustomers implements CustomerStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find(id: string): Promise<Customer | null> {
    const row = await this.#all().where('customers.id', '=', id).executeTakeFirst();
    return row ? customerFrom(row) : null;
  }

  async findMany(ids: readonly string[]): Promise<Customer[]> {
    if (ids.length === 0) return [];
    const rows = await this.#all().where('customers.id', 'in', oneOf(this.#db, ids)).execute();
    return rows.map(customerFrom);
  }

  async save(customer: Customer): Promise<void> {
    const { first_seen_at, ...changing } = rowOf(customer);
    const before = await this.#db
      .selectFrom('customers')
      .select('words')
      .where('id', '=', customer.id)
      .executeTakeFirst();
    const store = async (db: Kysely<Tables>): Promise<void> => {
      await db
        .insertInto('customers')
        .values({ first_seen_at, ...changing })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
        .execute();
    };
    if ((before?.words ?? '') === changing.words) return store(this.#db);
    // They and their chats are found by them.
    await this.#db.transaction().execute(async (db) => {
      await store(db);
      await indexCustomer(db, customer.id);
    });
  }

  async search(q: string, page: { below: number; limit: number }) {
    const ask = askFor(q);
    if (!ask) return { found: [], next: null };
    const { found, next } = await customersFound(this.#db, ask, page);
    const customers = new Map(
      (await this.findMany(found.map(({ id }) => id))).map((customer) => [customer.id, customer]),
    );
    return {
      next,
      found: found.flatMap(({ key, id }) => {
        const customer = customers.get(id);
        return customer ? [{ key, customer }] : [];
      }),
    };
  }

  async verify(externalId: string, otherwise: string, at: Instant): Promise<string> {
    await this.#db
      .insertInto('customer_identities')
      .values({ external_id: externalId, customer_id: otherwise, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const id = await this.knownAs(externalId);
    if (id === null) throw new Error('The website knows this customer by another id.');
    await this.#seen(id, at);
    // If retention or an erasure has removed the customer meanwhile, start again.
    return (await this.knownAs(externalId)) === id ? id : this.verify(externalId, otherwise, at);
  }

  async knownAs(externalId: string): Promise<string | null> {
    const row = await this.#db
      .selectFrom('customer_identities')
      .select('customer_id')
      .where('external_id', '=', externalId)
      .executeTakeFirst();
    return row?.customer_id ?? null;
  }

  /** A visit counts even if they never write: retention is measured from it. S0(8.1) */
  async #seen(id: string, at: Instant): Promise<void> {
    await this.#db
      .insertInto('customers')
      .values({ id, first_seen_at: at, last_seen_at: at, attributes: '{}' })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ last_seen_at: at }))
      .execute();
  }

  async isVerified(id: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('customer_identities')
      .select('external_id')
      .where('customer_id', '=', id)
      .executeTakeFirst();
    return row !== undefined;
  }

  async verifiedSince(at: Instant): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('customer_identities')
      .select('customer_id')
      .where('at', '>=', at)
      .execute();
    return rows.map(({ customer_id }) => customer_id);
  }

  #all() {
    return customerRows(this.#db);
  }

  async secret(name: string, fresh: string): Promise<string> {
    await this.#db
      .insertInto('secrets')
      .values({ name, value: fresh })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const kept = await this.#db
      .selectFrom('secrets')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return kept.value;
  }
}

/** Customers with their ids at their websites, and with the records in force of the persons that they are. */
export function customerRows(db: Kysely<Tables>): SelectQueryBuilder<Tables, 'customers', CustomerRow> {
  return db
    .selectFrom('customers')
    .leftJoin('customer_identities', 'customer_identities.customer_id', 'customers.id')
    .leftJoin('customers as roots', 'roots.id', 'customers.root')
    .selectAll('customers')
    .select([
      'customer_identities.external_id',
      'roots.id as root_id',
      'roots.record as root_record',
      'roots.record_version as root_version',
    ]);
}
