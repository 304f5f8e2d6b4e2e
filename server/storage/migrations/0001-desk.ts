import { sql, type Kysely, type Migration } from 'kysely';

/** Chats with their logs, customers, staff, sessions, secrets. */
export const desk: Migration = {
  async up(db) {
    await createChats(db);
    await createEntries(db);
    await createPeople(db);
  },
};

async function createChats(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('chats')
    .addColumn('key', 'integer', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('agent', 'text')
    .addColumn('due_at', 'bigint')
    .addColumn('queued_at', 'bigint')
    .addColumn('front', 'integer')
    .addColumn('preferred_agent', 'text')
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addColumn('last_customer_seq', 'integer', (column) => column.notNull())
    .addColumn('seen_customer', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('seen_customer_as_staff', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('seen_staff', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('seen_staff_as_customer', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('seen_messages', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('taken_at', 'bigint')
    .addColumn('waited', 'bigint')
    .addColumn('queue_position', 'integer')
    .addColumn('indexed_seq', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await sql`create index chats_of_customer on chats (customer_id, key)`.execute(db);
  await sql`create index chats_of_agent on chats (agent, key) where agent is not null`.execute(db);
  await sql`create index chats_running on chats (status, agent, key) where status <> 'closed'`.execute(db);
  await sql`create index chats_due on chats (due_at) where due_at is not null`.execute(db);
  await sql`create index chats_taken on chats (taken_at) where taken_at is not null`.execute(db);
}

async function createEntries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('entries')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('chat', 'integer', (column) => column.notNull().references('chats.key'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('customer_seq', 'integer')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text')
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('account', 'text')
    .addColumn('text', 'text')
    .addColumn('data', 'text')
    .execute();
  await sql`create unique index entries_in_order on entries (chat, seq)`.execute(db);
  // The client's id comes first: ids that grow with time are added at the end of the index, which costs a third.
  await sql`create unique index entries_sent on entries (client_id, chat, sender) where client_id is not null`.execute(
    db,
  );
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('customers')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
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
    .addColumn('account', 'text', (column) => column.primaryKey().notNull())
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
    .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('account', 'text', (column) =>
      column.notNull().references('staff.account').onDelete('cascade'),
    )
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`create index sessions_expiring on sessions (expires_at)`.execute(db);
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
