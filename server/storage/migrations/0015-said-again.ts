import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** Whether a message says again what its author had said in that chat. Of messages from before it is not known, and 0. */
export const saidAgain: Migration = {
  async up(db) {
    const { whole } = columnTypesOf(db);
    await db.schema
      .alterTable('message_records')
      .addColumn('said_again', whole, (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
