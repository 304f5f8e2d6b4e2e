import type { z } from 'zod';
import type {
  FoundCase,
  FoundChat,
  FoundCustomer,
  Searched,
  SearchPage,
  SearchQuery,
} from '../../../protocol/search.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { iso } from '../../domain/instant.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { askFor, type Ask } from '../../domain/search/grams.ts';
import { excerptOf } from '../../domain/search/hits.ts';
import { BadCursor, type ChatFilter } from '../../storage/chats/store.ts';
import type { Customer } from '../../storage/customers/store.ts';
import { listFoundCases } from '../cases/read-cases.ts';
import type { Needs } from '../services.ts';
import { placesIn, placesOf, type Places } from './places.ts';
import { phrasesFound } from './phrases-found.ts';

/** Hits of a kind on one page. */
const PER_PAGE = 20;
/** Customers looked at for one page: those whom the asker may not see are passed over. */
const CUSTOMERS_AT_ONCE = 60;

type Query = z.output<typeof SearchQuery>;
type SearchServices = Needs<
  | 'directory'
  | 'manual'
  | 'ownPhrases'
  | 'profile'
  | 'publisher'
  | 'store.cases'
  | 'store.chats'
  | 'store.customers'
>;

/** One kind's part of a page, and where its next page begins; null at its end. */
interface Part<T> {
  found: T[];
  next: string | null;
}

/** A page of what was asked for, as far as this account may read it. */
export async function search(
  services: SearchServices,
  asker: Asker,
  query: Query,
): Promise<SearchPage | Refusal> {
  const ask = askFor(query.q);
  const places = query.cursor === undefined ? {} : placesIn(query.cursor);
  if (places === null) return badCursor();
  const isFirst = query.cursor === undefined;
  const wants = (kind: Searched): boolean =>
    query.in.includes(kind) && (isFirst || places[kind] !== undefined);
  const none = { found: [], next: null };
  if (!ask) return { chats: [], customers: [], cases: [], phrases: [], cursor: null };
  try {
    const [chats, customers, cases] = await Promise.all([
      wants('chats') ? chatsFound(services, asker, query, places.chats) : none,
      wants('customers') ? customersFound(services, asker, ask, query.q, places.customers) : none,
      wants('cases') ? casesFound(services, asker, query.q, places.cases) : none,
    ]);
    const phrases = wants('phrases')
      ? phrasesFound(services, asker, ask, {
          ...{ after: places.phrases, limit: PER_PAGE, department: query.department },
        })
      : none;
    return {
      ...{ chats: chats.found, customers: customers.found, cases: cases.found, phrases: phrases.found },
      cursor: placesOf({
        ...{ chats: chats.next, customers: customers.next, cases: cases.next, phrases: phrases.next },
      }),
    };
  } catch (error) {
    if (error instanceof BadCursor) return badCursor();
    throw error;
  }
}

async function chatsFound(
  { store, directory, publisher }: SearchServices,
  asker: Asker,
  query: Query,
  cursor: Places['chats'],
): Promise<Part<FoundChat>> {
  const page = await store.chats.list({ ...chatFilter(asker, query), ...(cursor ? { cursor } : {}) });
  await directory.ensureLoaded(page.chats.map(({ chat }) => chat.customerId));
  const found = page.chats.map((one) => {
    const line = page.found?.get(one.chat.id);
    const hit = line ? { seq: line.seq, at: iso(line.at), text: line.text, marks: line.marks } : null;
    return { ...publisher.forStaff(one), hit };
  });
  return { found, next: page.cursor };
}

function chatFilter(
  asker: Asker,
  { q, agent, department, reason, situation, tag, rating, from, to }: Query,
): ChatFilter {
  return {
    ...{ q, limit: PER_PAGE },
    ...(agent ? { agent } : {}),
    ...(department ? { department } : {}),
    ...(reason ? { reason } : {}),
    ...(situation ? { situation } : {}),
    ...(tag ? { tag } : {}),
    ...(rating === undefined ? {} : { rating }),
    ...(from ? { from: Date.parse(from) } : {}),
    ...(to ? { to: Date.parse(to) } : {}),
    ...(mayWith(asker, 'read', 'foreign') ? {} : { visibleTo: asker.account }),
  };
}

/** An agent finds a customer who has a chat that they may read; leads find all. */
async function customersFound(
  { store }: SearchServices,
  asker: Asker,
  ask: Ask,
  q: string,
  cursor: Places['customers'],
): Promise<Part<FoundCustomer>> {
  const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const page = await store.customers.search(q, { below, limit: CUSTOMERS_AT_ONCE });
  const found: FoundCustomer[] = [];
  const readsAll = mayWith(asker, 'read', 'foreign');
  const newest = await store.chats.newestOf(
    page.found.map(({ customer }) => customer.id),
    readsAll ? undefined : asker.account,
  );
  for (const [index, { key, customer }] of page.found.entries()) {
    if (found.length === PER_PAGE) return { found, next: String(page.found[index - 1]?.key ?? key) };
    const chatId = newest.get(customer.id) ?? null;
    if (chatId === null && !readsAll) continue;
    const one = foundCustomer(customer, chatId, ask);
    // What was joined to another record is found by that one. [P9]
    if (!found.some(({ id }) => id === one.id)) found.push(one);
  }
  return { found, next: page.next === null ? null : String(page.next) };
}

function foundCustomer(
  { id, name: said, contact, person, lastSeenAt }: Customer,
  chatId: string | null,
  ask: Ask,
): FoundCustomer {
  const { record = null, root = id } = person ?? {};
  const name = record?.name ?? said;
  const words = [name, contact, record?.company, ...(record?.contacts ?? []), ...(record?.tags ?? [])];
  const hit = excerptOf(words.filter(Boolean).join(' '), ask);
  return { ...{ id: root, name, contact, chatId, hit }, lastSeenAt: iso(lastSeenAt) };
}

async function casesFound(
  services: SearchServices,
  asker: Asker,
  q: string,
  cursor: Places['cases'],
): Promise<Part<FoundCase>> {
  const page = await listFoundCases(services, asker, { q, limit: PER_PAGE, ...(cursor ? { cursor } : {}) });
  return { found: page.cases, next: page.cursor };
}

function badCursor(): Refusal {
  return { ...refuse('bad_request', 'cursor: take it from the page before'), field: 'cursor' };
}
