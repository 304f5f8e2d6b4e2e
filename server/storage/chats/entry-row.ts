import type { Selectable } from 'kysely';
import { senderOf, type Author } from '../../domain/chat/author.ts';
import { Line, type LogEntry } from '../../domain/chat/log.ts';
import type { EntryTable } from '../schema.ts';

/** The columns of an entry that are read back. */
export const ENTRY_COLUMNS = [
  'entries.seq',
  'entries.customer_seq',
  'entries.at',
  'entries.kind',
  'entries.client_id',
  'entries.role',
  'entries.account',
  'entries.text',
  'entries.data',
] as const;

/** What {@link ENTRY_COLUMNS} select. */
export type EntryRow = Omit<Selectable<EntryTable>, 'chat' | 'sender'>;

/** A line of a chat's log from its row. */
export function entryFrom(chatId: string, row: EntryRow): LogEntry {
  const line = Line.parse({
    kind: row.kind,
    ...(row.text === null ? {} : { text: row.text }),
    ...(row.data === null ? {} : { data: JSON.parse(row.data) as unknown }),
  });
  return {
    ...line,
    ...(row.client_id === null ? {} : { clientId: row.client_id }),
    by: authorFrom(row),
    chatId,
    seq: row.seq,
    customerSeq: row.customer_seq,
    at: row.at,
  };
}

/** The row of an entry, without its chat. */
export function rowOf(entry: LogEntry): Omit<Selectable<EntryTable>, 'chat'> {
  return {
    seq: entry.seq,
    customer_seq: entry.customerSeq,
    at: entry.at,
    kind: entry.kind,
    sender: senderOf(entry.by),
    client_id: entry.clientId ?? null,
    role: entry.by.role,
    account: 'account' in entry.by ? entry.by.account : null,
    text: 'text' in entry ? (entry.text ?? null) : null,
    data: 'data' in entry ? JSON.stringify(entry.data) : null,
  };
}

function authorFrom({ role, account }: EntryRow): Author {
  switch (role) {
    case 'customer':
    case 'system':
      return { role };
    case 'agent':
    case 'lead':
      return { role, account: account ?? '' };
  }
}
