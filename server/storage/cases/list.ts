import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import { askFor } from '../../domain/search/grams.ts';
import { excerptOf, haystackOf, rankOf, type Excerpt } from '../../domain/search/hits.ts';
import { BadCursor } from '../chats/store.ts';
import { oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { gramsAsked, matching } from '../search/shelf.ts';
import { caseFrom, keyOf, NO_DEADLINE, numberOf } from './rows.ts';
import type { CaseFilter, CasePage, CasesVisible, OpenCases } from './store.ts';

type Is = ExpressionBuilder<Tables, 'cases'>;

/** Cases a page at a time: what runs first, by its deadline; then what is over. Throws `BadCursor`. */
export async function listCases(db: Kysely<Tables>, filter: CaseFilter): Promise<CasePage> {
  const found = filter.q === undefined ? null : await casesFound(db, filter.q);
  if (found?.size === 0) return { cases: [], cursor: null };
  let query = db
    .selectFrom('cases')
    .select(['key', 'place', 'body'])
    .orderBy('place')
    .orderBy('key')
    .limit(filter.limit + 1)
    .where((is) => is.and(conditionsOf(is, db, filter, found)));
  if (filter.cursor !== undefined) {
    const { place, key } = placeIn(filter.cursor);
    query = query.where((is) =>
      is.and([is('place', '>=', place), is.or([is('place', '>', place), is('key', '>', key)])]),
    );
  }
  const rows = await query.execute();
  const shown = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? shown.at(-1) : undefined;
  return {
    cases: shown.map(caseFrom),
    cursor: last ? cursorAt(last) : null,
    ...(found ? { found: new Map([...found].map(([key, excerpt]) => [numberOf(key), excerpt])) } : {}),
  };
}

function conditionsOf(
  is: Is,
  db: Kysely<Tables>,
  filter: CaseFilter,
  found: ReadonlyMap<number, Excerpt> | null,
): Expression<SqlBool>[] {
  const { visibleTo } = filter;
  const asked = {
    ...{ kind: filter.kind, status: filter.status, step: filter.step, class: filter.class },
    ...{ department: filter.department, chat_id: filter.chatId },
    ...{ overdue: flagOf(filter.overdue), urgent: flagOf(filter.urgent) },
  };
  return [
    ...Object.entries(asked)
      .filter(([, value]) => value !== undefined)
      .map(([column, value]) => sql<SqlBool>`${sql.ref(column)} = ${value}`),
    ...(filter.customerId === undefined ? [] : [isOf(is, db, filter.customerId)]),
    // What runs is one stretch of the index, so that a hundred thousand cases that are over are not looked at.
    ...(filter.status === 'open' || filter.overdue === true ? [is('place', '<=', NO_DEADLINE)] : []),
    ...(filter.owner === undefined ? [] : [is.or(ownedOrOffered(is, db, filter.owner, filter.offeredTo))]),
    ...(found === null ? [] : [is('key', 'in', oneOf(db, [...found.keys()]))]),
    ...(visibleTo === undefined ? [] : [isVisible(is, db, visibleTo)]),
  ];
}

function isOf(is: Is, db: Kysely<Tables>, customer: string | readonly string[]): Expression<SqlBool> {
  return typeof customer === 'string'
    ? is('customer_id', '=', customer)
    : is('customer_id', 'in', oneOf(db, customer));
}

function ownedOrOffered(
  is: Is,
  db: Kysely<Tables>,
  owner: string | null,
  offeredTo: CaseFilter['offeredTo'],
): Expression<SqlBool>[] {
  const owned = owner === null ? is('owner', 'is', null) : is('owner', '=', owner);
  if (offeredTo === undefined) return [owned];
  if ('account' in offeredTo) return [owned, is('offered_to', '=', offeredTo.account)];
  const { departments } = offeredTo;
  return departments.length === 0 ? [owned] : [owned, is('offered_department', 'in', oneOf(db, departments))];
}

function flagOf(on: boolean | undefined): 0 | 1 | undefined {
  return on === undefined ? undefined : on ? 1 : 0;
}

const NUMBER = /^(?:t-)?([1-9]\d{3,14})$/i;

/** Cases looked at for one query, the newest: what has more is asked for with one word more. */
const FOUND_MAX = 2000;

/** The cases that have all of these words, in any order; a number also finds the case itself. */
async function casesFound(db: Kysely<Tables>, q: string): Promise<Map<number, Excerpt>> {
  const number = NUMBER.exec(q.trim())?.[1];
  const found = new Map<number, Excerpt>();
  if (number !== undefined) found.set(keyOf(Number(number)), { text: `T-${number}`, marks: [] });
  const ask = askFor(q);
  if (!ask) return found;
  const keys = await matching(db, 'search_cases', gramsAsked(ask), {
    ...{ below: Number.MAX_SAFE_INTEGER, limit: FOUND_MAX },
  });
  if (keys.length === 0) return found;
  const rows = await db
    .selectFrom('cases')
    .select(['key', 'words'])
    .where('key', 'in', oneOf(db, keys))
    .execute();
  for (const { key, words } of rows)
    if (rankOf(haystackOf(words), ask) !== null) found.set(key, excerptOf(words, ask));
  return found;
}

/** How many running cases there are of each of these customers who has any, and how many of them are overdue. */
export async function openCasesOf(
  db: Kysely<Tables>,
  customerIds: readonly string[],
  visibleTo?: CasesVisible,
): Promise<Map<string, OpenCases>> {
  if (customerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases')
    .select((is) => ['customer_id', is.fn.countAll<number>().as('open')])
    .select(sql<number>`cast(sum(overdue) as bigint)`.as('overdue'))
    .where('customer_id', 'in', oneOf(db, customerIds))
    .where((is) => isOpen(is, db, visibleTo))
    .groupBy('customer_id')
    .execute();
  return new Map(rows.map(({ customer_id: id, open, overdue }) => [id ?? '', { open, overdue }]));
}

/** Whether a case runs, and this account may see it. */
export function isOpen(is: Is, db: Kysely<Tables>, visibleTo?: CasesVisible): Expression<SqlBool> {
  const runs = is.and([is('status', '=', 'open'), is('place', '<=', NO_DEADLINE)]);
  return visibleTo === undefined ? runs : is.and([runs, isVisible(is, db, visibleTo)]);
}

/** What an agent may read, as `caseRelation` says it of one case. */
function isVisible(is: Is, db: Kysely<Tables>, { account, departments }: CasesVisible): Expression<SqlBool> {
  return is.or([
    is('owner', '=', account),
    is('offered_to', '=', account),
    is('opened_by', '=', account),
    is.and([is('owner', 'is', null), is('department', 'is', null)]),
    ...(departments.length === 0
      ? []
      : [
          is('department', 'in', oneOf(db, departments)),
          is('offered_department', 'in', oneOf(db, departments)),
        ]),
  ]);
}

const SHAPE = /^w(\d{1,16})\.(\d{1,15})$/;

function cursorAt({ place, key }: { place: number; key: number }): string {
  return Buffer.from(`w${place}.${key}`).toString('base64url');
}

function placeIn(cursor: string): { place: number; key: number } {
  const [, place, key] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const at = { place: Number(place), key: Number(key) };
  if (place === undefined || cursorAt(at) !== cursor) throw new BadCursor('This cursor comes from no list.');
  return at;
}
