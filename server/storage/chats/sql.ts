import type { Kysely } from 'kysely';
import { oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { searchChats } from '../search/find.ts';
import type { Indexing } from '../search/indexing.ts';
import { chatsWithBeside } from './beside.ts';
import { withoutKey, type KeyedChat } from './chat-row.ts';
import { entriesForCustomer, entriesOf, entryOf } from './entries.ts';
import {
  chatsById,
  countChatsOf,
  dueChats,
  lastWaits,
  latestChatsOf,
  newestOfEach,
  ownersOf,
} from './find.ts';
import { listChats, newestOf } from './list.ts';
import * as running from './running.ts';
import { runningPage } from './running-pages.ts';
import { worksFor } from './works-for.ts';
import { markSeen } from './seen.ts';
import type { ChatStore, StoredChat } from './store.ts';

/** What chats are read from. */
export interface ChatSources {
  db: Kysely<Tables>;
  indexing: Indexing;
}

/** Queries in SQL that both databases understand, under the names of {@link ChatStore}. */
const QUERIES = {
  countsOf: countChatsOf,
  departmentLoads: running.departmentLoads,
  languagesOf: running.languagesOf,
  due: dueChats,
  entries: entriesOf,
  entriesForCustomer,
  entry: entryOf,
  heldPlaces: running.heldPlaces,
  lastWaits,
  loads: running.loadsOfAgents,
  markSeen,
  newestOf,
  newestOfEach,
  openChatsOf: running.openChatsOf,
  ownersOf,
  queue: running.queuedChats,
  runningPage,
  worksFor,
  tagsUsed,
  waitingCount: running.waitingCount,
  waitingFrom: running.waitingFrom,
};

/** A store of chats as far as both databases are alike; each replaces what it does in its own way. */
export function chatStore({ db, indexing }: ChatSources, committing: Pick<ChatStore, 'commit'>): ChatStore {
  return {
    ...boundTo(db, QUERIES),
    commit: (wanted, decide) =>
      committing.commit(wanted, (loaded) => {
        const changes = decide(loaded);
        if (changes.entries.length > 0) indexing.soon();
        return changes;
      }),
    find: async (chatId) => firstOf(await chatsById(db, [chatId])),
    latestOf: async (customerId) => firstOf(await latestChatsOf(db, [customerId])),
    running: async () => (await running.runningChats(db)).map(withoutKey),
    unansweredSince: async (since) => (await running.unansweredChats(db, since)).map(withoutKey),
    withBeside: async () => (await chatsWithBeside(db)).map(withoutKey),
    async list(filter) {
      const { q = '' } = filter;
      if (q === '') return listChats(db, filter);
      await indexing.catchUp();
      return searchChats(db, { ...filter, q });
    },
  };
}

function firstOf([found]: KeyedChat[]): StoredChat | null {
  return found ? withoutKey(found) : null;
}

type Query = (db: Kysely<Tables>, ...rest: never[]) => unknown;

type Bound<Queries> = {
  [Name in keyof Queries]: Queries[Name] extends (db: Kysely<Tables>, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

/** The same functions without their first parameter, which is always this database. */
function boundTo<Queries extends Record<string, Query>>(
  db: Kysely<Tables>,
  queries: Queries,
): Bound<Queries> {
  const bound = Object.entries(queries).map(([name, query]) => [name, query.bind(null, db)] as const);
  return Object.fromEntries(bound) as Bound<Queries>;
}

/** Which of these tags a chat has. */
async function tagsUsed(db: Kysely<Tables>, tags: readonly string[]): Promise<Set<string>> {
  if (tags.length === 0) return new Set();
  const rows = await db
    .selectFrom('chat_tags')
    .select('tag')
    .distinct()
    .where('tag', 'in', oneOf(db, tags))
    .execute();
  return new Set(rows.map(({ tag }) => tag));
}
