import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import { searchTerms } from '../../domain/customer/search-words.ts';
import { BadCursor } from '../chats/store.ts';
import { isVisible } from '../chats/list.ts';
import { isOpen } from '../cases/list.ts';
import type { CasesVisible } from '../cases/store.ts';
import { isPostgres } from '../portable-sql.ts';
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
 * The records in force of the persons that match, the last seen first: a person stands where the latest visit of any of their
 * records is. A page ends after {@link LOOKED_AT} customers, found or not; its cursor leads on. Throws `BadCursor`.
 */
export async function listPersons(
  db: Kysely<Tables>,
  filter: PersonFilter,
): Promise<{ roots: string[]; cursor: string | null }> {
  const { visibleTo, cursor, limit } = filter;
  const from = cursor === undefined ? null : placeIn(cursor);
  const lookedAt = visibleTo === undefined ? LOOKED_AT : LOOKED_AT_FOR_AGENTS;
  const end = await windowEnd(db, { ...filter, from }, lookedAt);
  const rows = await db
    .selectFrom('customers')
    .leftJoin('customers as roots', 'roots.id', 'customers.root')
    .select(['customers.id', 'customers.last_seen_at as seen'])
    .select(ROOT.as('root'))
    .where((is) =>
      is.and([
        ...isSeen({ ...filter, from }),
        ...(end === null ? [] : [sql<SqlBool>`not (${isPast(end)})`]),
        IS_LATEST,
        ...wanted(db, filter),
        ...(visibleTo === undefined ? [] : [isKnownTo(is, visibleTo)]),
      ]),
    )
    .orderBy('customers.last_seen_at', 'desc')
    .orderBy('customers.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? shown.at(-1) : end;
  return { roots: shown.map(({ root }) => root), cursor: next ? cursorAt(next) : null };
}

/** The record in force: what was joined to one that is gone stands for itself. */
const ROOT = sql<string>`coalesce(roots.id, customers.id)`;

/** Whether no other record of the person was seen later. */
const IS_LATEST = sql<SqlBool>`not exists (select 1 from customers as later
  where (later.id = coalesce(roots.id, customers.id) or later.root = coalesce(roots.id, customers.id))
    and later.last_seen_at >= customers.last_seen_at
    and (later.last_seen_at > customers.last_seen_at or later.id > customers.id))`;

/** What was asked for of the person. */
function wanted(
  db: Kysely<Tables>,
  { q, class: level, tag, withOpenCase }: PersonFilter,
): Expression<SqlBool>[] {
  return [
    ...(q === undefined || q === '' ? [] : [isFound(q)]),
    ...(level === undefined ? [] : [isSpelled(inRecord(db, 'class'), level)]),
    ...(tag === undefined ? [] : [hasTag(db, tag)]),
    ...(withOpenCase === undefined ? [] : [hasOpenCase(db, withOpenCase)]),
  ];
}

/** What staff have written down: in the record in force. */
const RECORD = sql`case when roots.id is null then customers.record else roots.record end`;

function inRecord(db: Kysely<Tables>, field: 'class'): Expression<string | null> {
  return isPostgres(db)
    ? sql<string | null>`((${RECORD})::json ->> ${sql.lit(field)})`
    : sql<string | null>`json_extract(${RECORD}, ${sql.lit(`$.${field}`)})`;
}

function hasTag(db: Kysely<Tables>, tag: string): Expression<SqlBool> {
  const tags = isPostgres(db)
    ? sql`json_array_elements_text((${RECORD})::json -> 'tags') as tags(value)`
    : sql`json_each(${RECORD}, '$.tags') as tags`;
  return sql<SqlBool>`exists (select 1 from ${tags} where ${isSpelled(sql`tags.value`, tag)})`;
}

/** In upper and lower case alike; as it is written, too, as SQLite lowers ASCII letters only. */
function isSpelled(value: Expression<unknown>, as: string): Expression<SqlBool> {
  return sql<SqlBool>`(lower(${value}) = ${as.toLowerCase()} or ${value} = ${as})`;
}

function hasOpenCase(db: Kysely<Tables>, of: 'any' | CasesVisible): Expression<SqlBool> {
  const cases = db
    .selectFrom('cases')
    .select('cases.key')
    .where(sql<SqlBool>`cases.customer_id in (${MEMBERS})`)
    .where((is) => isOpen(is, db, of === 'any' ? undefined : of));
  return sql<SqlBool>`exists ${cases}`;
}

/** The ids of all records of the person. */
const MEMBERS = sql`select parts.id from customers as parts
  where parts.id = coalesce(roots.id, customers.id) or parts.root = coalesce(roots.id, customers.id)`;

/** The stretch of the list that is looked at. */
interface Stretch extends Pick<PersonFilter, 'seenFrom' | 'seenTo'> {
  from: Place | null;
}

function isSeen({ from, seenFrom, seenTo }: Stretch): Expression<SqlBool>[] {
  return [
    ...(from === null ? [] : [isPast(from)]),
    ...(seenFrom === undefined ? [] : [sql<SqlBool>`customers.last_seen_at >= ${seenFrom}`]),
    ...(seenTo === undefined ? [] : [sql<SqlBool>`customers.last_seen_at < ${seenTo}`]),
  ];
}

/** The last customer that this page looks at; null if the list ends before. */
async function windowEnd(db: Kysely<Tables>, stretch: Stretch, lookedAt: number): Promise<Place | null> {
  const rows = db
    .selectFrom('customers')
    .select(['id', 'last_seen_at as seen'])
    .where((is) => is.and(isSeen(stretch)))
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
    where (parts.id = coalesce(roots.id, customers.id) or parts.root = coalesce(roots.id, customers.id)) and ${has('parts')}))`;
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
      .where(sql<SqlBool>`chats.customer_id in (${MEMBERS})`)
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
