import { sql, type Migration } from 'kysely';

/** Ways to blocks that have been over for long, and to those on a person: both are asked again and again. S0(8.1) */
export const oldBlocks: Migration = {
  async up(db) {
    await sql`create index blocks_over on blocks (coalesce(lifted_at, until))`.execute(db);
    await sql`create index blocks_on_value on blocks (value)`.execute(db);
  },
};
