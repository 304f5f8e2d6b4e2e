import type { Kysely } from 'kysely';
import { askFor, type Ask } from '../../domain/search/grams.ts';
import { excerptOf, haystackOf, rankOf } from '../../domain/search/hits.ts';
import type { ChatFilter, FoundLine } from '../chats/store.ts';
import { oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { textsOf } from './customers.ts';
import { gramsAsked, matching } from './shelf.ts';
import { isAsked } from './wanted-chats.ts';

type Db = Kysely<Tables>;

/** Customers that are looked at for one query, chats of them, and lines of those. */
const CUSTOMERS_MAX = 200;
const CHATS_MAX = 200;
const LINES_MAX = 2000;

/** A chat that was found by its customer, with the line that has the other words, if there are others. */
export interface Named {
  key: number;
  line: FoundLine | null;
}

/**
 * Chats whose customer's record has all the words of a query, or some of them while a line of the chat has the others (`张三 退款`);
 * the newest first.
 */
export async function chatsNamed(db: Db, ask: Ask, filter: ChatFilter): Promise<Named[]> {
  const { found: whole } = await customersFound(db, ask);
  if (whole.length > 0) return (await chatsOf(db, whole, filter)).map((key) => ({ key, line: null }));
  const [way] = ask;
  if (!way || way.words.length < 2) return [];
  const isName = await Promise.all(
    way.words.map(async (word) => (await customersFound(db, askFor(word) ?? [])).found.length > 0),
  );
  const names = askFor(way.words.filter((_, index) => isName[index]).join(' '));
  const others = askFor(way.words.filter((_, index) => !isName[index]).join(' '));
  if (!names || !others) return [];
  const { found } = await customersFound(db, names);
  return linesOf(db, await chatsOf(db, found, filter), others);
}

/** Customers whose record has all the words, those first who became known last; `next` is null at the end. */
export async function customersFound(
  db: Db,
  ask: Ask,
  page: { below: number; limit: number } = { below: Number.MAX_SAFE_INTEGER, limit: CUSTOMERS_MAX },
): Promise<{ found: { key: number; id: string }[]; next: number | null }> {
  const keys = await matching(db, 'search_customers', gramsAsked(ask), page);
  if (keys.length === 0) return { found: [], next: null };
  const rows = await db
    .selectFrom('search_customer_keys')
    .selectAll()
    .where('key', 'in', oneOf(db, keys))
    .orderBy('key', 'desc')
    .execute();
  const texts = await textsOf(
    db,
    rows.map(({ customer_id }) => customer_id),
  );
  const found = rows
    .filter(({ customer_id }) => rankOf(haystackOf(texts.get(customer_id) ?? ''), ask) !== null)
    .map(({ key, customer_id: id }) => ({ key, id }));
  return { found, next: keys.length < page.limit ? null : (keys.at(-1) ?? null) };
}

async function chatsOf(db: Db, customers: readonly { id: string }[], filter: ChatFilter): Promise<number[]> {
  if (customers.length === 0) return [];
  const rows = await db
    .selectFrom('chats')
    .select('key')
    .where(
      'customer_id',
      'in',
      oneOf(
        db,
        customers.map(({ id }) => id),
      ),
    )
    .where((is) => isAsked(is, db, filter))
    .orderBy('key', 'desc')
    .limit(CHATS_MAX)
    .execute();
  return rows.map(({ key }) => key);
}

async function linesOf(db: Db, keys: readonly number[], ask: Ask): Promise<Named[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('entries')
    .select(['chat as key', 'seq', 'at', 'text'])
    .where('chat', 'in', oneOf(db, keys))
    .where('text', 'is not', null)
    .orderBy('chat', 'desc')
    .orderBy('seq', 'desc')
    .limit(LINES_MAX)
    .execute();
  const found = new Map<number, Named>();
  for (const { key, seq, at, text } of rows)
    if (!found.has(key) && rankOf(haystackOf(text ?? ''), ask) !== null)
      found.set(key, { key, line: { seq, at, ...excerptOf(text ?? '', ask) } });
  return [...found.values()];
}
