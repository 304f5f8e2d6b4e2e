import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { InQueue } from '../../domain/queue/deal.ts';
import { CHAT_COLUMNS, chatFrom, type KeyedChat } from './chat-row.ts';
import { Waiting } from '../../domain/chat/chat-body.ts';
import type { Tables } from '../schema.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';
import type { OpenCount } from './sent.ts';
import type { HeldPlaces } from './store.ts';

type Db = Kysely<Tables>;

/**
 * Written out, not bound, and said twice: only so does the database see that its index of running chats will do, and
 * that it is worth taking. Without it the closed chats of years are looked through.
 */
export const RUNNING = sql<boolean>`(chats.status <> 'closed' and chats.status in ('waiting', 'open'))`;

/** Closed without ever having been anybody's; written out, so that the index on just these serves it. */
export const UNOWNED = sql<boolean>`status = 'closed' and agent is null`;

/** Waiting and open chats in the order of their beginning. */
export async function runningChats(db: Db): Promise<KeyedChat[]> {
  const rows = await db.selectFrom('chats').select(CHAT_COLUMNS).where(RUNNING).orderBy('key').execute();
  return rows.map(chatFrom);
}

/** Chats since a moment that were closed without ever having been anybody's, and of whose message there is no case. */
export async function unansweredChats(db: Db, since: Instant): Promise<KeyedChat[]> {
  const rows = db
    .selectFrom('chats')
    .select(CHAT_COLUMNS)
    .where(UNOWNED)
    .where('started_at', '>=', since)
    .where(
      sql<boolean>`not exists (select 1 from cases where cases.chat_id = chats.id and cases.kind = 'message')`,
    );
  return (await rows.orderBy('key').execute()).map(chatFrom);
}

/** The waiting chats. */
export async function queuedChats(db: Db): Promise<InQueue[]> {
  const rows = await db
    .selectFrom('chats')
    .select(['id as chatId', 'queued_at', 'front', 'preferred_agent as preferredAgent'])
    .select('department')
    // Only what came back has been anybody's, only a department offers its chats on, and an offer to somebody is a line
    // after the first: most rows are read without their body.
    .select(
      sql<string | null>`case when front = 1 or department is not null or last_seq > 1 then body end`.as(
        'body',
      ),
    )
    .where(RUNNING)
    .where('status', '=', 'waiting')
    .execute();
  return rows.map(({ chatId, queued_at, front, preferredAgent, department, body }) => {
    const queuedAt = queued_at ?? 0;
    return {
      ...{ chatId, queuedAt, front: front === 1, preferredAgent, department },
      ...(body === null ? { ...JUST_WAITING, since: queuedAt } : waitIn(body, queuedAt)),
    };
  });
}

/** What dealing reads of a waiting chat. */
const Wait = z.object({
  state: Waiting.pick({ returnedBy: true, departmentSince: true, offeredTo: true, offer: true, tried: true }),
});

const JUST_WAITING = { returnedBy: null, offeredTo: [], offer: null, tried: [] };

function waitIn(body: string, queuedAt: Instant): Pick<InQueue, 'since' | keyof typeof JUST_WAITING> {
  const { departmentSince, ...wait } = Wait.parse(JSON.parse(body)).state;
  return { ...wait, since: departmentSince ?? queuedAt };
}

/** The language of the customer of each of these chats, where it is known. */
export async function languagesOf(db: Db, chatIds: readonly string[]): Promise<Map<string, string>> {
  if (chatIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('chats')
    .innerJoin('customers', 'customers.id', 'chats.customer_id')
    .select(['chats.id', 'customers.locale'])
    .where('chats.id', 'in', oneOf(db, chatIds))
    .execute();
  return new Map(rows.flatMap(({ id, locale }) => (locale ? [[id, locale] as const] : [])));
}

/** How many chats wait. */
export async function waitingCount(db: Db): Promise<number> {
  const row = await db
    .selectFrom('chats')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where(RUNNING)
    .where('status', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * How many chats wait for an agent, of customers who came from this network last. Messages left outside service hours
 * do not count: nobody queues behind them.
 */
export async function waitingFrom(db: Db, network: string): Promise<number> {
  const row = await db
    .selectFrom('chats')
    .innerJoin('customers', 'customers.id', 'chats.customer_id')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where(RUNNING)
    .where('chats.status', '=', 'waiting')
    .where('customers.network', '=', network)
    .where(wasLeft(db), '=', 'false')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Whether a chat is a message that was left, as `'true'` or `'false'`. */
function wasLeft(db: Db): RawBuilder<string> {
  return isPostgres(db)
    ? sql<string>`chats.body::json ->> 'leftMessage'`
    : sql<string>`chats.body -> '$.leftMessage'`;
}

/** The number of open chats of each agent who has any. */
export async function loadsOfAgents(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('chats')
    .select((all) => ['agent', all.fn.countAll<number>().as('load')])
    .where(RUNNING)
    .where('status', '=', 'open')
    .groupBy('agent')
    .execute();
  return new Map(rows.map(({ agent, load }) => [agent ?? '', load]));
}

/** Of the open chats of each agent, how many are of each department; who has none of any is left out. */
export async function departmentLoads(db: Db): Promise<Map<string, Map<string, number>>> {
  const rows = await db
    .selectFrom('chats')
    .select((all) => ['agent', 'department', all.fn.countAll<number>().as('load')])
    .where(RUNNING)
    .where('status', '=', 'open')
    .where('department', 'is not', null)
    .groupBy(['agent', 'department'])
    .execute();
  const loads = new Map<string, Map<string, number>>();
  for (const { agent, department, load } of rows) {
    const own = loads.get(agent ?? '') ?? new Map<string, number>();
    loads.set(agent ?? '', own.set(department ?? '', load));
  }
  return loads;
}

/** The places that wrap-ups hold, by agent and department. */
export async function heldPlaces(db: Db): Promise<HeldPlaces[]> {
  const rows = await held(db).execute();
  return rows.flatMap(({ agent, ...count }) => (agent === null ? [] : [{ agent, ...count }]));
}

function held(db: Db) {
  return db
    .selectFrom('chats')
    .select((all) => ['wrapping as agent', 'department', all.fn.countAll<number>().as('open')])
    .where('wrapping', 'is not', null)
    .groupBy(['wrapping', 'department']);
}

/** The open chats of these agents and the places that wrap-ups hold, counted by department. */
export async function openCounts(db: Db, agents: readonly string[]): Promise<OpenCount[]> {
  if (agents.length === 0) return [];
  const wrapping = await held(db).where('wrapping', 'in', oneOf(db, agents)).execute();
  const open = await db
    .selectFrom('chats')
    .select((all) => ['agent', 'department', all.fn.countAll<number>().as('open')])
    .where(RUNNING)
    .where('status', '=', 'open')
    .where('agent', 'in', oneOf(db, agents))
    .groupBy(['agent', 'department'])
    .execute();
  return [...open, ...wrapping];
}

/** Ids of the open chats of one agent. */
export async function openChatsOf(db: Db, account: string): Promise<string[]> {
  const rows = await db
    .selectFrom('chats')
    .select('id')
    .where(RUNNING)
    .where('status', '=', 'open')
    .where('agent', '=', account)
    .execute();
  return rows.map(({ id }) => id);
}
