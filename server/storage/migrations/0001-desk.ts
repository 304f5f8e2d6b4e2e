import { sql, type Kysely, type Migration } from 'kysely';
import { isPostgres } from '../portable-sql.ts';
import { columnTypesOf } from './column-types.ts';

/** Chats with their logs, customers, staff, sessions, secrets. */
export const desk: Migration = {
  async up(db) {
    await createChats(db);
    await createEntries(db);
    await createPeople(db);
  },
};

async function createChats(db: Kysely<unknown>): Promise<void> {
  const { whole, id } = columnTypesOf(db);
  const postgres = isPostgres(db);
  await db.schema
    .createTable('chats')
    .addColumn('key', whole, (column) =>
      postgres ? column.primaryKey().generatedByDefaultAsIdentity() : column.primaryKey(),
    )
    .addColumn('id', id, (column) => column.notNull().unique())
    .addColumn('customer_id', id, (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('status', id, (column) => column.notNull())
    .addColumn('agent', id)
    .addColumn('due_at', 'bigint')
    .addColumn('queued_at', 'bigint')
    .addColumn('front', whole)
    .addColumn('preferred_agent', 'text')
    .addColumn('last_seq', whole, (column) => column.notNull())
    .addColumn('last_customer_seq', whole, (column) => column.notNull())
    .addColumn('seen_customer', whole, (column) => column.notNull().defaultTo(0))
    .addColumn('seen_customer_as_staff', whole, (column) => column.notNull().defaultTo(0))
    .addColumn('seen_staff', whole, (column) => column.notNull().defaultTo(0))
    .addColumn('seen_staff_as_customer', whole, (column) => column.notNull().defaultTo(0))
    .addColumn('seen_messages', whole, (column) => column.notNull().defaultTo(0))
    .addColumn('taken_at', 'bigint')
    .addColumn('waited', 'bigint')
    .addColumn('queue_position', whole)
    .addColumn('body', 'text', (column) => column.notNull())
    // Room on the page for the row's next version: then most messages touch no index.
    .modifyEnd(postgres ? sql`with (fillfactor = 70)` : sql``)
    .execute();
  await sql`create index chats_of_customer on chats (customer_id, key)`.execute(db);
  await sql`create index chats_of_agent on chats (agent, key) where agent is not null`.execute(db);
  await sql`create index chats_running on chats (status, agent, key) where status <> 'closed'`.execute(db);
  await sql`create index chats_unowned on chats (key) where status = 'closed' and agent is null`.execute(db);
  await sql`create index chats_due on chats (due_at) where due_at is not null`.execute(db);
  await sql`create index chats_taken on chats (taken_at) where taken_at is not null`.execute(db);
}

async function createEntries(db: Kysely<unknown>): Promise<void> {
  const { whole, id } = columnTypesOf(db);
  const postgres = isPostgres(db);
  const table = db.schema.createTable('entries');
  // On SQLite a key that counts up is where the rows live; on PostgreSQL it would be one more index to keep.
  await (postgres ? table : table.addColumn('id', 'integer', (column) => column.primaryKey()))
    .addColumn('chat', whole, (column) =>
      // A batch holds the rows of its chats anyway; PostgreSQL would look each of them up again for every entry.
      postgres ? column.notNull() : column.notNull().references('chats.key'),
    )
    .addColumn('seq', whole, (column) => column.notNull())
    .addColumn('customer_seq', whole)
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sender', id, (column) => column.notNull())
    .addColumn('client_id', id)
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('account', 'text')
    .addColumn('text', 'text')
    .addColumn('data', 'text')
    .execute();
  await (
    postgres
      ? sql`alter table entries add constraint entries_in_order primary key (chat, seq)`
      : sql`create unique index entries_in_order on entries (chat, seq)`
  ).execute(db);
  // The client's id comes first: ids that grow with time are added at the end of the index, which costs a third.
  await sql`create unique index entries_sent on entries (client_id, chat, sender) where client_id is not null`.execute(
    db,
  );
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  const { id } = columnTypesOf(db);
  await db.schema
    .createTable('customers')
    .addColumn('id', id, (column) => column.primaryKey().notNull())
    .addColumn('first_seen_at', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('contact', 'text')
    .addColumn('locale', 'text')
    .addColumn('page', 'text')
    .addColumn('referrer', 'text')
    .addColumn('attributes', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('staff')
    .addColumn('account', id, (column) => column.primaryKey().notNull())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('lost_at', 'bigint')
    .addColumn('lost_marked', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', id, (column) => column.primaryKey().notNull())
    .addColumn('account', id, (column) => column.notNull().references('staff.account').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`create index sessions_expiring on sessions (expires_at)`.execute(db);
  await db.schema
    .createTable('secrets')
    .addColumn('name', id, (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
