import { senderOf } from '../../domain/chat/author.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { ChatRow } from '../chats/chat-row.ts';
import { entryFrom, type EntryRow } from '../chats/entry-row.ts';
import { type Found, nameOf, nameOfCustomers, type SentByCustomer, type SentKey } from '../chats/sent.ts';
import type { Changes, Wanted } from '../chats/store.ts';
import type { ParsedChats } from './parsed-chats.ts';
import type { Statement, Transaction } from './transaction.ts';

type Row = EntryRow & { chat_id: string; sender: string };
type CustomersRow = EntryRow & ChatRow & { id: string; customer_id: string };

/** What may have been sent before, in the chats that were found. */
export function askedIn(wanted: Wanted, found: Found): SentKey[] {
  const inLatest = wanted.sentByCustomers.flatMap(({ customerId, clientId }) => {
    const chatId = found.byCustomer.get(customerId)?.chat.id;
    return chatId === undefined ? [] : [{ chatId, sender: 'customer', clientId }];
  });
  return [...wanted.sent, ...inLatest].filter(({ chatId }) => found.byId.has(chatId));
}

/**
 * Whether all of it is stored by these changes: then the database itself finds out whether it was there. What was
 * refused instead may be a retry, and has to be looked up.
 */
export function storesAll(asked: SentKey[], { entries }: Changes): boolean {
  if (asked.length === 0) return true;
  const stored = new Set<string>();
  for (const { chatId, by, clientId } of entries)
    if (clientId !== undefined) stored.add(nameOf({ chatId, sender: senderOf(by), clientId }));
  return asked.every((key) => stored.has(nameOf(key)));
}

/** The entries that were sent before, under their names. */
export async function sentBefore(
  transaction: Transaction,
  asked: SentKey[],
  found: Found,
): Promise<Map<string, LogEntry>> {
  const rows = await transaction.ask(entriesSent(asked, found));
  return new Map(
    rows.map((row) => {
      const { chat_id: chatId, sender, client_id } = row;
      return [nameOf({ chatId, sender, clientId: client_id ?? '' }), entryFrom(chatId, row)];
    }),
  );
}

/** What these customers have sent in any of their chats, under the names of `nameOfCustomers`. */
export async function sentByCustomers(
  transaction: Transaction,
  asked: readonly SentByCustomer[],
  parsed: ParsedChats,
): Promise<Found['sentByCustomers']> {
  if (asked.length === 0) return new Map();
  const rows = await transaction.ask(entriesOfCustomers(asked));
  return new Map(
    rows.map((row) => {
      const key = { customerId: row.customer_id, clientId: row.client_id ?? '' };
      return [nameOfCustomers(key), { stored: parsed.from(row), entry: entryFrom(row.id, row) }];
    }),
  );
}

/** Of several with one name the newest chat's comes last. Locks nothing: a closed chat's log does not change any more. */
function entriesOfCustomers(asked: readonly SentByCustomer[]): Statement<CustomersRow> {
  return {
    name: 'entries-of-customers',
    text: `select c.id, c.key, c.body, c.seen_customer, c.seen_customer_as_staff, c.seen_staff,
        c.seen_staff_as_customer, c.seen_messages, c.customer_id, e.seq, e.customer_seq, e.at, e.kind, e.client_id,
        e.role, e.account, e.text, e.data
      from unnest($1::text[], $2::text[]) as asked (customer_id, client_id)
      join entries e on e.client_id = asked.client_id and e.sender = 'customer'
      join chats c on c.key = e.chat and c.customer_id = asked.customer_id
      order by c.key`,
    values: [asked.map(({ customerId }) => customerId), asked.map(({ clientId }) => clientId)],
  };
}

function entriesSent(asked: SentKey[], found: Found): Statement<Row> {
  const keys = asked.map(({ chatId }) => found.byId.get(chatId)?.key ?? null);
  return {
    name: 'entries-sent',
    text: `select asked.chat_id, e.sender, e.seq, e.customer_seq, e.at, e.kind, e.client_id, e.role, e.account,
        e.text, e.data
      from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as asked (key, chat_id, sender, client_id)
      join entries e on e.client_id = asked.client_id and e.chat = asked.key and e.sender = asked.sender`,
    values: [
      keys,
      asked.map(({ chatId }) => chatId),
      asked.map(({ sender }) => sender),
      asked.map(({ clientId }) => clientId),
    ],
  };
}
