import type { Pool } from 'pg';
import type { LockedChat } from '../errors.ts';
import type { ChatRow, KeyedChat } from '../chats/chat-row.ts';
import type { Found, OpenCount } from '../chats/sent.ts';
import type { Wanted } from '../chats/store.ts';
import { LOCKS } from './locks.ts';
import type { ParsedChats } from './parsed-chats.ts';
import { storable, type Statement, type Transaction } from './transaction.ts';
import { troubleFrom } from './trouble.ts';

type Row = ChatRow & { id: string };

/**
 * Locks and loads the chats of a batch. Other batches with one of these chats wait until this one is stored, and no
 * other process starts a chat for these customers meanwhile.
 */
export async function load(transaction: Transaction, wanted: Wanted, parsed: ParsedChats): Promise<Found> {
  const chatIds = new Set([...wanted.chatIds, ...wanted.sent.map(({ chatId }) => chatId)]);
  const rows = await transaction.ask(lockedChats([...chatIds], wanted.customerIds));
  const found = foundIn(rows, wanted.customerIds, parsed);
  // A running chat, once it is locked, stays the customer's latest: the next begins only when it has been closed.
  const mayBegin = wanted.customerIds.filter((id) => !isRunning(found.byCustomer.get(id)));
  if (mayBegin.length === 0) return found;
  const latest = await transaction.ask(lockedChats([], mayBegin), [lockCustomers(mayBegin)]);
  const now = foundIn(latest, mayBegin, parsed);
  return {
    byId: new Map([...found.byId, ...now.byId]),
    byCustomer: new Map([...found.byCustomer, ...now.byCustomer]),
    sent: new Map(),
    sentByCustomers: new Map(),
  };
}

/**
 * The open chats of the wanted agents, and the places that wrap-ups hold, counted when nobody else who asks for one of them is between counting and storing:
 * their rows are locked, in the order of their accounts, so that no two batches wait in a circle.
 */
export async function openCounts(transaction: Transaction, agents: readonly string[]): Promise<OpenCount[]> {
  if (agents.length === 0) return [];
  return transaction.ask<OpenCount>(
    {
      name: 'open-counts',
      text: `select agent, department, count(*)::int as open from chats
        where status <> 'closed' and status in ('waiting', 'open') and status = 'open' and agent = any($1::text[])
        group by agent, department
        union all select wrapping, department, count(*)::int from chats
        where wrapping is not null and wrapping = any($1::text[]) group by wrapping, department`,
      values: [agents],
    },
    [
      {
        name: 'lock-agents',
        text: `select from staff where account = any($1::text[]) order by account for no key update`,
        values: [agents],
      },
    ],
  );
}

/** Those of the chats that another transaction has locked now. */
export async function lockedAmong(pool: Pool, wanted: Wanted): Promise<LockedChat[]> {
  const chatIds = [...wanted.chatIds, ...wanted.sent.map(({ chatId }) => chatId)];
  try {
    const { rows } = await pool.query<{ id: string; customer_id: string }>(
      `with wanted as (select key, id, customer_id from chats where key in (${WANTED})),
        free as (select key from chats where key in (select key from wanted) order by key for update skip locked)
      select id, customer_id from wanted where key not in (select key from free)`,
      [storable(chatIds), storable(wanted.customerIds)],
    );
    return rows.map((row) => ({ chatId: row.id, customerId: row.customer_id }));
  } catch (error) {
    throw troubleFrom(error);
  }
}

const WANTED = `select key from chats where id in (select unnest($1::text[]))
        union all
        select (select max(key) from chats where customer_id = asked.id) from unnest($2::text[]) as asked (id)`;

/** Chats by id, and the latest of each customer. In the order of their keys, so that no two batches wait in a circle. */
function lockedChats(chatIds: readonly string[], customerIds: readonly string[]): Statement<Row> {
  return {
    name: 'lock-chats',
    text: `select c.id, c.key, c.body, c.seen_customer, c.seen_customer_as_staff, c.seen_staff,
        c.seen_staff_as_customer, c.seen_messages
      from chats c where c.key in (${WANTED})
      order by c.key for update of c`,
    values: [chatIds, customerIds],
  };
}

/**
 * Customers without a running chat have no row to lock, so an advisory lock stands in. It uses few numbers, because the
 * server keeps advisory locks in a table of fixed size, which ten thousand new customers at once must not fill. The
 * lowest eight bits come from the customer, the others from the schema.
 */
function lockCustomers(customerIds: readonly string[]): Statement {
  return {
    name: 'lock-customers',
    text: `select pg_advisory_xact_lock(${String(LOCKS.customers)}, number) from (
      select distinct (hashtext(current_schema()) & ~255) | (hashtext(asked.id) & 255) as number from unnest($1::text[]) as asked (id)
      order by number) as numbers`,
    values: [customerIds],
  };
}

function foundIn(rows: Row[], customerIds: readonly string[], parsed: ParsedChats): Found {
  const asked = new Set(customerIds);
  const found: Found = {
    byId: new Map(),
    byCustomer: new Map(),
    sent: new Map(),
    sentByCustomers: new Map(),
  };
  // The rows come in the order of their keys: of a customer's chats the last one stays.
  for (const stored of rows.map((row) => parsed.from(row))) {
    found.byId.set(stored.chat.id, stored);
    if (asked.has(stored.chat.customerId)) found.byCustomer.set(stored.chat.customerId, stored);
  }
  return found;
}

function isRunning(stored: KeyedChat | undefined): boolean {
  return stored !== undefined && stored.chat.state.status !== 'closed';
}
