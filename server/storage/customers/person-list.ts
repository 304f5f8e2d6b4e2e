import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import { searchTerms } from '../../domain/customer/search-words.ts';
import { BadCursor } from '../chats/store.ts';
import { isVisible } from '../chats/list.ts';
import type { Tables } from '../schema.ts';
import type { PersonFilter } from './record-store.ts';

/** Customers that one page looks at: a few tens of milliseconds, however rare what is looked for. */
const LOOKED_AT = 20_000;
/** For an agent each of them is asked for a chat. */
const LOOKED_AT_FOR_AGENTS = 5000;

/** A place in the list: the last seen first. */
interface Place {
  seen: number;
  id: string;
}

/**
 * The records in force of the persons that match, the last seen first. A page ends after {@link LOOKED_AT} customers, found
 * or not; its cursor leads on. Throws `BadCursor`.
 */
export async function listPersons(
  db: Kysely<Tables>,
  { q, visibleTo, cursor, limit }: PersonFilter,
): Promise<{ roots: string[]; cursor: string | null }> {
  const from = cursor === undefined ? null : placeIn(cursor);
  const lookedAt = visibleTo === undefined ? LOOKED_AT : LOOKED_AT_FOR_AGENTS;
  const end = await windowEnd(db, from, lookedAt);
  const rows = await db
    .selectFrom('customers')
    .select(['id', 'last_seen_at as seen'])
    .where((is) =>
      is.and([
        ...(from === null ? [] : [isPast(from)]),
        ...(end === null ? [] : [sql<SqlBool>`not (${isPast(end)})`]),
        // What was joined to another record is found by that one, unless that is gone.
        sql<SqlBool>`(customers.root is null or not exists (select 1 from customers as roots where roots.id = customers.root))`,
        ...(q === undefined || q === '' ? [] : [isFound(q)]),
        ...(visibleTo === undefined ? [] : [isKnownTo(is, visibleTo)]),
      ]),
    )
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? shown.at(-1) : end;
  return { roots: shown.map(({ id }) => id), cursor: next ? cursorAt(next) : null };
}

/** The last customer that this page looks at; null if the list ends before. */
async function windowEnd(db: Kysely<Tables>, from: Place | null, lookedAt: number): Promise<Place | null> {
  const rows = db
    .selectFrom('customers')
    .select(['id', 'last_seen_at as seen'])
    .where((is) => is.and(from === null ? [] : [isPast(from)]))
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .offset(lookedAt - 1)
    .limit(1);
  return (await rows.executeTakeFirst()) ?? null;
}

function isPast({ seen, id }: Place): Expression<SqlBool> {
  return sql<SqlBool>`(customers.last_seen_at <= ${seen}
    and (customers.last_seen_at < ${seen} or customers.id < ${id}))`;
}

/** Whether a person has all of these words, in whichever of their records. */
function isFound(q: string): Expression<SqlBool> {
  const has = (of: string) =>
    sql.join(
      searchTerms(q).map(
        (
          term,
        ) => sql`coalesce(${sql.ref(`${of}.words`)}, '') || ${'\n'} || coalesce(${sql.ref(`${of}.record_words`)}, '')
          like ${`%${escaped(term)}%`} escape '!'`,
      ),
      sql` and `,
    );
  return sql<SqlBool>`((${has('customers')}) or exists (select 1 from customers as parts
    where parts.root = customers.id and ${has('parts')}))`;
}

function escaped(word: string): string {
  return word.replace(/[!%_]/g, '!$&');
}

/** Whether an agent may read a chat of a person. */
function isKnownTo(is: ExpressionBuilder<Tables, 'customers'>, account: string): Expression<SqlBool> {
  return is.exists(
    is
      .selectFrom('chats')
      .select('chats.key')
      .where(
        sql<SqlBool>`chats.customer_id in (select parts.id from customers as parts
          where parts.id = customers.id or parts.root = customers.id)`,
      )
      .where((chat) => chat.or([isVisible(chat, { visibleTo: account, limit: 1 }), isBeside(account)])),
  );
}

/** Who has joined a chat, or was invited to it, reads it too. [P6] */
function isBeside(account: string): Expression<SqlBool> {
  return sql<SqlBool>`(chats.status = 'open' and chats.beside like ${`%${escaped(JSON.stringify(account))}%`} escape '!')`;
}

const SHAPE = /^p(\d{1,16})\.([\s\S]{1,64})$/;

function cursorAt({ seen, id }: Place): string {
  return Buffer.from(`p${seen}.${id}`).toString('base64url');
}

function placeIn(cursor: string): Place {
  const [, seen, id] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const at = { seen: Number(seen), id: id ?? '' };
  if (id === undefined || id.includes('\0') || cursorAt(at) !== cursor)
    throw new BadCursor('This cursor comes from no list.');
  return at;
}
