import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { LogEntry } from '../../domain/chat/log.ts';
import { ENTRY_COLUMNS, entryFrom, type EntryRow } from './entry-row.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** Past a place, or the newest. */
export type Page = { after: number; limit: number } | { last: number };

/** A page of a chat's log in the staff's count, ascending. */
export async function entriesOf(db: Db, chatId: string, page: Page): Promise<LogEntry[]> {
  return inOrder(chatId, page, await paged(fromChat(db, chatId), page).execute());
}

/** The same in the customer's count, only what customers may see. */
export async function entriesForCustomer(db: Db, chatId: string, page: Page): Promise<LogEntry[]> {
  // The customer's count never runs ahead of the staff's: what lies past a place in it lies past the same in both.
  const visible = fromChat(db, chatId).where('customer_seq', '>', 'after' in page ? page.after : 0);
  return inOrder(chatId, page, await paged(visible, page).execute());
}

/** One line, in the staff's count. */
export async function entryOf(db: Db, chatId: string, seq: number): Promise<LogEntry | null> {
  const row = await fromChat(db, chatId).where('seq', '=', seq).executeTakeFirst();
  return row ? entryFrom(chatId, row) : null;
}

function fromChat(db: Db, chatId: string) {
  const chat = db.selectFrom('chats').select('key').where('id', '=', chatId);
  return db.selectFrom('entries').select(ENTRY_COLUMNS).where('chat', '=', chat);
}

function paged<T>(query: SelectQueryBuilder<Tables, 'entries', T>, page: Page) {
  return 'last' in page
    ? query.orderBy('seq', 'desc').limit(page.last)
    : query.where('seq', '>', page.after).orderBy('seq').limit(page.limit);
}

function inOrder(chatId: string, page: Page, rows: EntryRow[]): LogEntry[] {
  const entries = rows.map((row) => entryFrom(chatId, row));
  return 'last' in page ? entries.reverse() : entries;
}
