import { sql, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * What staff say of the situation of a turn, and what the desk has learnt: models with their figures, and which is in force.
 * An older process beside this one knows none of it and offers as shipped.
 */
export const learning: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('turn_marks')
      .addColumn('chat_id', id, (column) => column.notNull())
      .addColumn('seq', whole, (column) => column.notNull())
      .addColumn('situation', id, (column) => column.notNull())
      .addColumn('mark', 'text', (column) => column.notNull())
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('turn_marked', ['chat_id', 'seq', 'situation'])
      .execute();
    await db.schema.createIndex('turn_marks_in_time').on('turn_marks').column('at').execute();
    await db.schema
      .createTable('learned_models')
      .addColumn('number', whole, (column) => column.primaryKey().notNull())
      .addColumn('learned_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('decided_by', id)
      .addColumn('decided_at', 'bigint')
      .addColumn('figures', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .execute();
    // One row: what is in force, who learns at the moment, and what came of the last time.
    await db.schema
      .createTable('learned_in_force')
      .addColumn('id', whole, (column) => column.primaryKey().notNull())
      .addColumn('version', whole, (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('learner', id)
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('last', 'text')
      .execute();
    await sql`insert into learned_in_force (id, version, day, until) values (1, 0, '', 0)`.execute(db);
  },
};
