import type { LogEntry } from '../../domain/chat/log.ts';
import { senderOf } from '../../domain/chat/log.ts';
import { entryFrom, type EntryRow } from '../rows/entry-row.ts';
import type { Found } from '../rows/found.ts';
import { nameOf } from '../rows/sent.ts';
import type { Changes, SentKey, Wanted } from '../store.ts';
import type { Statement, Transaction } from './transaction.ts';

type Row = EntryRow & { chat_id: string; sender: string };

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
