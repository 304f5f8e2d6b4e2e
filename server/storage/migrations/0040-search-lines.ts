import { sql, type Kysely, type Migration } from 'kysely';
import { isPostgres } from '../portable-sql.ts';
import { columnTypesOf } from './column-types.ts';

/**
 * The search finds lines, cases and customers instead of whole chats. What there is is indexed in the background, after the
 * start. An older process beside this one finds nothing from here on, and goes on writing.
 */
export const searchLines: Migration = {
  async up(db) {
    await sql`drop table search`.execute(db);
    await (isPostgres(db) ? createOnPostgres(db) : createOnSqlite(db));
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('search_customer_keys')
      .addColumn('key', whole, (column) =>
        isPostgres(db) ? column.primaryKey().generatedByDefaultAsIdentity() : column.primaryKey(),
      )
      .addColumn('customer_id', id, (column) => column.notNull().unique())
      .execute();
    await db.schema
      .createTable('search_backlog')
      .addColumn('shelf', id, (column) => column.primaryKey())
      .addColumn('after', id, (column) => column.notNull())
      .execute();
    await sql`insert into search_backlog (shelf, after) values ('search_cases', ''), ('search_customers', '')`.execute(
      db,
    );
  },
};

const SHELVES = ['search_lines', 'search_cases', 'search_customers'];

/**
 * The index keeps numbers, written as words of letters and digits. Merging is asked for a little at a time: what SQLite
 * merges by itself would hold up messages for as long as it takes.
 */
async function createOnSqlite(db: Kysely<unknown>): Promise<void> {
  for (const shelf of SHELVES) {
    const table = sql.table(shelf);
    await sql`create virtual table ${table} using fts5 (grams, content = '', contentless_delete = 1,
      detail = none, tokenize = 'ascii')`.execute(db);
    await sql`insert into ${table} (${sql.ref(shelf)}, rank) values ('automerge', 0), ('crisismerge', 512)`.execute(
      db,
    );
  }
  await sql`update chats set indexed_seq = 0 where words_erased = 0 and indexed_seq > 0`.execute(db);
}

async function createOnPostgres(db: Kysely<unknown>): Promise<void> {
  for (const shelf of SHELVES) {
    await sql`create table ${sql.table(shelf)} (id bigint primary key, grams integer[] not null)`.execute(db);
    await sql`alter table ${sql.table(shelf)} alter column grams set statistics 1000`.execute(db);
    await sql`create index ${sql.ref(`${shelf}_grams`)} on ${sql.table(shelf)} using gin (grams)`.execute(db);
  }
  await sql`create table search_read (chat bigint primary key, upto bigint not null)`.execute(db);
  await sql`insert into search_unread (chat, seq)
    select key, last_seq from chats where status = 'closed' and words_erased = 0 on conflict do nothing`.execute(
    db,
  );
}
