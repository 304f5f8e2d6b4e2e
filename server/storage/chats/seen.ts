import { sql, type Kysely } from 'kysely';
import { seenFrom } from './chat-row.ts';
import type { Tables } from '../schema.ts';
import type { Seen } from './store.ts';

type Db = Kysely<Tables>;

const SEEN_COLUMNS = [
  'seen_customer',
  'seen_customer_as_staff',
  'seen_staff',
  'seen_staff_as_customer',
  'seen_messages',
] as const;

/** Remembers how far a side has read, each in its own count; never backwards, never past the end. */
export async function markSeen(
  db: Db,
  chatId: string,
  side: 'customer' | 'staff',
  seq: number,
): Promise<Seen | null> {
  const moved = side === 'customer' ? await byCustomer(db, chatId, seq) : await byStaff(db, chatId, seq);
  const row =
    moved ?? (await db.selectFrom('chats').select(SEEN_COLUMNS).where('id', '=', chatId).executeTakeFirst());
  return row ? seenFrom(row) : null;
}

function byStaff(db: Db, chatId: string, seq: number) {
  const place = atMost(seq, 'last_seq');
  return db
    .updateTable('chats')
    .set({
      seen_staff: place,
      seen_staff_as_customer: sql<number>`coalesce((
        select customer_seq from entries where chat = chats.key and seq <= ${place} and customer_seq is not null
        order by seq desc limit 1), 0)`,
      seen_messages: sql<number>`seen_messages + (
        select count(*) from entries where chat = chats.key and seq > chats.seen_staff and seq <= ${place}
        and kind = 'message' and role = 'customer')`,
    })
    .where('id', '=', chatId)
    .where('seen_staff', '<', place)
    .returning(SEEN_COLUMNS)
    .executeTakeFirst();
}

function byCustomer(db: Db, chatId: string, seq: number) {
  const place = atMost(seq, 'last_customer_seq');
  return db
    .updateTable('chats')
    .set({
      seen_customer: place,
      // Between the counts lies at most what customers may not see: that bounds the search.
      seen_customer_as_staff: sql<number>`coalesce((
        select seq from entries where chat = chats.key and customer_seq <= ${place}
        and seq <= ${place} + chats.last_seq - chats.last_customer_seq
        order by seq desc limit 1), 0)`,
    })
    .where('id', '=', chatId)
    .where('seen_customer', '<', place)
    .returning(SEEN_COLUMNS)
    .executeTakeFirst();
}

function atMost(seq: number, column: 'last_seq' | 'last_customer_seq') {
  const end = sql.ref(`chats.${column}`);
  return sql<number>`(case when ${end} < ${seq} then ${end} else ${seq} end)`;
}
