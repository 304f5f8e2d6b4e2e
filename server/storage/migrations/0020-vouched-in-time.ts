import { sql, type Migration } from 'kysely';

/** Each process asks often for whom websites have vouched lately. */
export const vouchedInTime: Migration = {
  async up(db) {
    await sql`create index customer_identities_in_time on customer_identities ("at")`.execute(db);
  },
};
