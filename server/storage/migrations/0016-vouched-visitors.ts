import { sql, type Migration } from 'kysely';

/**
 * A row for each visitor for whom their website vouched and who never wrote: by it their age is known, and what their
 * website calls them goes with it. A process of an older version may be at work beside this and store the same row. S0(8.1)
 */
export const vouchedVisitors: Migration = {
  async up(db) {
    await sql`insert into customers (id, first_seen_at, last_seen_at, attributes)
      select customer_id, "at", "at", '{}' from customer_identities
      where not exists (select 1 from customers where customers.id = customer_identities.customer_id)
      on conflict (id) do nothing`.execute(db);
  },
};
