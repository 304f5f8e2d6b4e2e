import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * What was handed over at the end of a shift, to whom, and what they accepted. An older process beside this one knows none of
 * it; what it erases leaves the notes about it. [P8]
 */
export const handovers: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('handovers')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('giver', id, (column) => column.notNull())
      .addColumn('taker', id, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('withdrawn', whole, (column) => column.notNull())
      .execute();
    for (const by of ['giver', 'taker'] as const)
      await db.schema.createIndex(`handovers_of_${by}`).on('handovers').columns([by, 'at', 'id']).execute();
    await db.schema.createIndex('handovers_in_time').on('handovers').columns(['at', 'id']).execute();
    await db.schema
      .createTable('handover_items')
      .addColumn('handover', id, (column) => column.notNull())
      .addColumn('kind', id, (column) => column.notNull())
      .addColumn('item', id, (column) => column.notNull())
      .addColumn('place', whole, (column) => column.notNull())
      .addColumn('why', id, (column) => column.notNull())
      .addColumn('due_at', 'bigint')
      .addColumn('answer', id)
      .addColumn('reason', 'text')
      .addColumn('answered_at', 'bigint')
      .addPrimaryKeyConstraint('handover_item', ['handover', 'kind', 'item'])
      .execute();
    await db.schema.createIndex('handovers_of_item').on('handover_items').columns(['kind', 'item']).execute();
  },
};
