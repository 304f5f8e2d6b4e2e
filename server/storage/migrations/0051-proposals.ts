import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** Phrases that staff have proposed for the manual, and what a lead said. An older process beside this one knows none of it. */
export const proposals: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('phrase_proposals')
      .addColumn('id', id, (column) => column.primaryKey().notNull())
      .addColumn('by', id, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('chat_id', id, (column) => column.notNull())
      .addColumn('seq', whole, (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('situation', id)
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('decided_by', id)
      .addColumn('decided_at', 'bigint')
      .addColumn('word', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('phrase_proposals_of_chat')
      .on('phrase_proposals')
      .columns(['chat_id', 'seq'])
      .execute();
    await db.schema
      .createIndex('phrase_proposals_in_time')
      .on('phrase_proposals')
      .columns(['at', 'id'])
      .execute();
  },
};
