import { sql, type Kysely } from 'kysely';
import type { LogEntry } from '../../domain/chat/log.ts';
import { ENTRY_COLUMNS, entryFrom } from '../rows/entry-row.ts';
import type { Found } from '../rows/found.ts';
import { nameOf } from '../rows/sent.ts';
import type { Tables } from '../schema.ts';
import { chatsById, latestChatsOf } from '../sql/chats.ts';
import type { SentKey, Wanted } from '../store.ts';

type Db = Kysely<Tables>;

/** Loads everything at once: the questions are posted together, so they cost one way there and back. */
export async function load(db: Db, wanted: Wanted): Promise<Found> {
  const [chats, latest, sent, sentByCustomers] = await Promise.all([
    chatsById(db, wanted.chatIds),
    latestChatsOf(db, wanted.customerIds),
    sentInChats(db, wanted.sent),
    sentInLatest(db, wanted.sentByCustomers),
  ]);
  return {
    byId: new Map([...latest, ...chats].map((stored) => [stored.chat.id, stored])),
    byCustomer: new Map(latest.map((stored) => [stored.chat.customerId, stored])),
    sent: new Map([...sent, ...sentByCustomers]),
  };
}

async function sentInChats(db: Db, keys: readonly SentKey[]): Promise<[string, LogEntry][]> {
  if (keys.length === 0) return [];
  const asked = JSON.stringify(keys.map(({ chatId, sender, clientId }) => [chatId, sender, clientId]));
  const rows = await db
    .selectFrom(
      sql<{ value: string }>`(select value ->> 0 as chat_id, value ->> 1 as sender, value ->> 2 as client_id
        from json_each(${asked}))`.as('asked'),
    )
    .innerJoin('chats', (on) => on.on('chats.id', '=', sql.ref('asked.chat_id')))
    .innerJoin('entries', (on) =>
      on
        .on('entries.client_id', '=', sql.ref('asked.client_id'))
        .onRef('entries.chat', '=', 'chats.key')
        .on('entries.sender', '=', sql.ref('asked.sender')),
    )
    .select([...ENTRY_COLUMNS, 'entries.sender', 'chats.id as chat_id'])
    .execute();
  return rows.map((row) => named(row.chat_id, row.sender, entryFrom(row.chat_id, row)));
}

async function sentInLatest(
  db: Db,
  keys: readonly { customerId: string; clientId: string }[],
): Promise<[string, LogEntry][]> {
  if (keys.length === 0) return [];
  const asked = JSON.stringify(keys.map(({ customerId, clientId }) => [customerId, clientId]));
  const rows = await db
    .selectFrom(
      sql<{ value: string }>`(select value ->> 1 as client_id,
        (select max(key) from chats where customer_id = value ->> 0) as latest
        from json_each(${asked}))`.as('asked'),
    )
    .innerJoin('chats', (on) => on.on('chats.key', '=', sql.ref('asked.latest')))
    .innerJoin('entries', (on) =>
      on
        .on('entries.client_id', '=', sql.ref('asked.client_id'))
        .onRef('entries.chat', '=', 'chats.key')
        .on('entries.sender', '=', 'customer'),
    )
    .select([...ENTRY_COLUMNS, 'entries.sender', 'chats.id as chat_id'])
    .execute();
  return rows.map((row) => named(row.chat_id, row.sender, entryFrom(row.chat_id, row)));
}

function named(chatId: string, sender: string, entry: LogEntry): [string, LogEntry] {
  return [nameOf({ chatId, sender, clientId: entry.clientId ?? '' }), entry];
}
