import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** In which order agents were last given a chat. An older process beside this one gives none of these turns. */
export const agentTurns: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('agent_turns')
      .addColumn('account', id, (column) => column.primaryKey().notNull())
      .addColumn('turn', whole, (column) => column.notNull())
      .execute();
  },
};
