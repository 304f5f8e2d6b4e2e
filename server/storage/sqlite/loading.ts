import { sql, type Kysely } from 'kysely';
import type { LogEntry } from '../../domain/chat/log.ts';
import { ENTRY_COLUMNS, entryFrom } from '../chats/entry-row.ts';
import { CHAT_COLUMNS, chatFrom } from '../chats/chat-row.ts';
import { type Found, nameOf, nameOfCustomers, type SentByCustomer, type SentKey } from '../chats/sent.ts';
import type { Tables } from '../schema.ts';
import { chatsById, latestChatsOf } from '../chats/find.ts';
import type { Wanted } from '../chats/store.ts';

type Db = Kysely<Tables>;

/** Loads everything at once: the questions are posted together, so they cost one way there and back. */
export async function load(db: Db, wanted: Wanted): Promise<Found> {
  const [chats, latest, sent, byCustomers] = await Promise.all([
    chatsById(db, wanted.chatIds),
    latestChatsOf(db, wanted.customerIds),
    sentInChats(db, wanted.sent),
    sentByCustomers(db, wanted.sentByCustomers),
  ]);
  return {
    byId: new Map([...latest, ...chats].map((stored) => [stored.chat.id, stored])),
    byCustomer: new Map(latest.map((stored) => [stored.chat.customerId, stored])),
    sent: new Map(sent),
    sentByCustomers: byCustomers,
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

/** What these customers have sent in any of their chats, under the names of `nameOfCustomers`. */
export async function sentByCustomers(
  db: Db,
  keys: readonly SentByCustomer[],
): Promise<Found['sentByCustomers']> {
  if (keys.length === 0) return new Map();
  const asked = JSON.stringify(keys.map(({ customerId, clientId }) => [customerId, clientId]));
  const rows = await db
    .selectFrom(
      sql<{ value: string }>`(select value ->> 0 as customer_id, value ->> 1 as client_id
        from json_each(${asked}))`.as('asked'),
    )
    .innerJoin('entries', (on) =>
      on.on('entries.client_id', '=', sql.ref('asked.client_id')).on('entries.sender', '=', 'customer'),
    )
    .innerJoin('chats', (on) =>
      on.onRef('chats.key', '=', 'entries.chat').on('chats.customer_id', '=', sql.ref('asked.customer_id')),
    )
    .select([...CHAT_COLUMNS, ...ENTRY_COLUMNS, 'chats.customer_id'])
    // Of several the newest chat's is the last one put into the map.
    .orderBy('chats.key')
    .execute();
  return new Map(
    rows.map((row) => {
      const stored = chatFrom(row);
      const entry = entryFrom(stored.chat.id, row);
      const key = { customerId: row.customer_id, clientId: entry.clientId ?? '' };
      return [nameOfCustomers(key), { stored, entry }];
    }),
  );
}

function named(chatId: string, sender: string, entry: LogEntry): [string, LogEntry] {
  return [nameOf({ chatId, sender, clientId: entry.clientId ?? '' }), entry];
}
