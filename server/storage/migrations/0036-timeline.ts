import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * Who was online or away, and with how many chats, in spans; and when a process that writes them was last alive. An older
 * process beside this one writes none: what its people do is missing until a newer one hears of it.
 */
export const timeline: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('timeline')
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('began_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('state', id, (column) => column.notNull())
      .addColumn('cause', id)
      .addColumn('reason', 'text')
      .addColumn('set_by', id)
      .addColumn('chats', whole, (column) => column.notNull())
      .addColumn('capacity', whole, (column) => column.notNull())
      .addPrimaryKeyConstraint('timeline_of_account', ['account', 'began_at'])
      .execute();
    await sql`create unique index timeline_running on timeline (account) where ended_at is null`.execute(db);
    await sql`create index timeline_old on timeline (ended_at) where ended_at is not null`.execute(db);
    await db.schema
      .createTable('timeline_beat')
      .addColumn('id', whole, (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await sql`insert into timeline_beat (id, at) values (1, 0)`.execute(db);
  },
};
