import { sql, type ExpressionBuilder, type Kysely, type SqlBool, type Expression } from 'kysely';
import { mayWith } from '../../../protocol/rights.ts';
import { RELATION_RULES, type RelationRule } from '../../../protocol/visibility.ts';
import { cursorAt, placeOf } from './cursor.ts';
import { CHAT_COLUMNS, chatFrom, withoutKey, type KeyedChat } from './chat-row.ts';
import type { Tables } from '../schema.ts';
import type { ChatFilter, ChatPage } from './store.ts';
import { RUNNING, UNOWNED } from './running.ts';
import { isWorkingFor } from './works-for.ts';

type Db = Kysely<Tables>;

/** What a branch of a list is narrowed by: each has an index that gives its chats newest first. */
interface Narrow extends Pick<ChatFilter, 'status' | 'customerId' | 'department' | 'tag'> {
  agent?: string | null;
  /** Only chats of others than this account. */
  notOf?: string;
  /** Only chats whose customers this account works for, or only the others. */
  working?: { account: string; isWorking: boolean };
}

/** Chats newest first, a page at a time. Throws `BadCursor`. */
export async function listChats(db: Db, filter: ChatFilter): Promise<ChatPage> {
  const before = filter.cursor === undefined ? null : placeOf(filter.cursor);
  const pages = await Promise.all(
    branchesOf(filter).map((narrow) => newest(db, narrow, before, filter.limit + 1)),
  );
  return pageOf(pages.flat(), filter.limit);
}

/** The newest chat of each of these customers that an account may see: in one query, however many customers. */
export async function newestOf(
  db: Db,
  customerIds: readonly string[],
  visibleTo?: string,
): Promise<Map<string, string>> {
  if (customerIds.length === 0) return new Map();
  const filter: ChatFilter = {
    ...{ customerId: customerIds, limit: 1 },
    ...(visibleTo === undefined ? {} : { visibleTo }),
  };
  const newest = db
    .selectFrom('chats')
    .select((is) => is.fn.max('key').as('key'))
    .where((is) => isVisible(is, filter))
    .groupBy('customer_id');
  const rows = await db
    .selectFrom('chats as found')
    .select(['found.customer_id as customerId', 'found.id'])
    .where('found.key', 'in', newest)
    .execute();
  return new Map(rows.map(({ customerId, id }) => [customerId, id]));
}

/** The key of the newest chat below a place that a filter could ask for; null if there is none. */
export async function newestKeyBelow(db: Db, filter: ChatFilter, below: number): Promise<number | null> {
  const keys = await Promise.all(
    branchesOf(filter).map(async (narrow) => {
      const newest = db
        .selectFrom('chats')
        .select('key')
        .where('key', '<', below)
        .orderBy('key', 'desc')
        .limit(1);
      return (await newest.where((is) => is.and(conditionsOf(is, narrow))).executeTakeFirst())?.key ?? 0;
    }),
  );
  return Math.max(0, ...keys) || null;
}

/** The newest of these, and a cursor if there are more. */
export function pageOf(found: KeyedChat[], limit: number): ChatPage {
  const sorted = found.sort((one, other) => other.key - one.key);
  const chats = sorted.slice(0, limit);
  const last = sorted.length > limit ? chats.at(-1) : undefined;
  return { chats: chats.map(withoutKey), cursor: last ? cursorAt(last.key) : null };
}

/**
 * What an account may see, for lists and search alike: the chats with a relation that lets an agent read them. The
 * branches are disjoint, and each can use an index.
 */
export function branchesOf({ status, agent, customerId, department, tag, visibleTo }: ChatFilter): Narrow[] {
  const asked: Narrow = {
    ...(status === undefined ? {} : { status }),
    ...(agent === undefined ? {} : { agent }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(department === undefined ? {} : { department }),
    ...(tag === undefined ? {} : { tag }),
  };
  if (visibleTo === undefined) return [asked];
  const asker = { account: visibleTo, role: 'agent' } as const;
  return RELATION_RULES.filter(
    ({ relation, beside }) => beside === undefined && mayWith(asker, 'read', relation),
  )
    .filter(({ listedOfCustomerOnly }) => customerId !== undefined || listedOfCustomerOnly !== true)
    .flatMap((rule) => branchesFor(rule, visibleTo))
    .filter((branch) => isWithin(branch, asked))
    .map((branch) => ({ ...asked, ...branch }));
}

/** The chats that have a relation to an account. */
function branchesFor({ agent, isClosed, worksForCustomer }: RelationRule, account: string): Narrow[] {
  // Only waiting or closed chats can be without an agent, and each kind has its own index.
  if (agent === 'nobody') return [{ status: 'waiting' }, { status: 'closed', agent: null }];
  return [
    {
      ...(agent === 'asker' ? { agent: account } : { notOf: account }),
      ...(isClosed === undefined ? {} : { status: isClosed ? 'closed' : 'open' }),
      ...(worksForCustomer === undefined ? {} : { working: { account, isWorking: worksForCustomer } }),
    },
  ];
}

/** Whether a branch can match the filter at all. */
function isWithin({ status, agent, notOf }: Narrow, asked: Narrow): boolean {
  if (asked.status !== undefined && status !== undefined && status !== asked.status) return false;
  if (asked.agent === undefined) return true;
  const isNobodys = status === 'waiting' || agent === null;
  return !isNobodys && (agent === undefined || agent === asked.agent) && notOf !== asked.agent;
}

/** Whether a chat is in one of the branches. */
export function isVisible(is: ExpressionBuilder<Tables, 'chats'>, filter: ChatFilter): Expression<SqlBool> {
  return is.or(branchesOf(filter).map((narrow) => is.and(conditionsOf(is, narrow))));
}

function conditionsOf(
  is: ExpressionBuilder<Tables, 'chats'>,
  { status, agent, customerId, department, tag, notOf, working }: Narrow,
): Expression<SqlBool>[] {
  return [
    ...(status === undefined || agent === null ? [] : [is('chats.status', '=', status)]),
    ...(status === 'waiting' || status === 'open' ? [RUNNING] : []),
    ...(agent === null && status === 'closed' ? [UNOWNED] : []),
    ...(typeof agent === 'string' ? [is('chats.agent', '=', agent)] : []),
    ...(customerId === undefined ? [] : [isOf(is, customerId)]),
    ...(department === undefined ? [] : [is('chats.department', '=', department)]),
    ...(tag === undefined
      ? []
      : [sql<SqlBool>`chats.key in (select chat from chat_tags where chat_tags.tag = ${tag})`]),
    ...(notOf === undefined ? [] : [is('chats.agent', '<>', notOf)]),
    ...(working === undefined ? [] : [works(is, working)]),
  ];
}

function isOf(
  is: ExpressionBuilder<Tables, 'chats'>,
  customer: string | readonly string[],
): Expression<SqlBool> {
  if (typeof customer === 'string') return is('chats.customer_id', '=', customer);
  return customer.length === 0 ? sql<SqlBool>`1 = 0` : is('chats.customer_id', 'in', customer);
}

function works(
  is: ExpressionBuilder<Tables, 'chats'>,
  { account, isWorking }: NonNullable<Narrow['working']>,
): Expression<SqlBool> {
  const found = isWorkingFor(account, sql.ref('chats.customer_id'));
  return isWorking ? found : is.not(found);
}

async function newest(db: Db, narrow: Narrow, before: number | null, limit: number): Promise<KeyedChat[]> {
  let query = db.selectFrom('chats').select(CHAT_COLUMNS).orderBy('key', 'desc').limit(limit);
  if (before !== null) query = query.where('key', '<', before);
  query = query.where((is) => is.and(conditionsOf(is, narrow)));
  return (await query.execute()).map(chatFrom);
}
