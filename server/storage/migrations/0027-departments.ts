import { type Migration, sql } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * Departments, who belongs to them, and which one a chat is in. An older process beside this one knows none: it gives every
 * chat to anybody, what it writes leaves a chat without its department, and it cannot read the lines of chats that have
 * been offered to another department; such a chat is refused there until that process has been replaced.
 */
export const departments: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('departments')
      .addColumn('id', id, (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('overflow', 'text', (column) => column.notNull())
      .addColumn('pages', 'text', (column) => column.notNull())
      .addColumn('version', whole, (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('staff_departments')
      .addColumn('account', id, (column) => column.notNull())
      .addColumn('department', id, (column) => column.notNull())
      .addColumn('serves', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('staff_departments_key', ['account', 'department'])
      .execute();
    await db.schema.alterTable('chats').addColumn('department', id).execute();
    await db.schema
      .createIndex('chats_of_department')
      .on('chats')
      .columns(['department', 'key'])
      .where(sql.ref('department'), 'is not', null)
      .execute();
  },
};
