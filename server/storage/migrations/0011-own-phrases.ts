import type { Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/** Phrases that staff write themselves, beside the manual's. */
export const ownPhrases: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('own_phrases')
      .addColumn('id', id, (column) => column.primaryKey().notNull())
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('team', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('situation', 'text')
      .addColumn('shortcut', 'text')
      .addColumn('place', whole, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
