import { sql, type Kysely, type SqlBool } from 'kysely';
import type { CaseLogEntry } from '../domain/case/log.ts';
import type { ChatOf, Mark, MarkEntry } from '../domain/measure/chat-facts.ts';
import type { MeasuredCase } from '../domain/measure/case-facts.ts';
import { caseFrom, entryFrom as caseEntryFrom } from './cases/rows.ts';
import { entryFrom, type EntryRow } from './chats/entry-row.ts';
import { isPostgres, oneOf } from './portable-sql.ts';
import type { Page, Range } from './records/store.ts';
import type { Tables } from './schema.ts';

/** What is measured of promises, complaints and steps is read from the logs of chats and cases; nothing is kept for it. */
export interface MeasureStore {
  /** Lines of chats within a range, in the order of time, some at a time. */
  marks(range: Range, after: string | null): Promise<Page<Mark>>;
  /** Cases that began or were decided in a range, with their whole logs but without words, some at a time. */
  cases(range: Range, after: string | null): Promise<Page<MeasuredCase>>;
  /** How many lines and cases these are. */
  size(range: Range): Promise<{ marks: number; cases: number }>;
}

/** Lines of chats from which is measured who had a chat and how it ended. */
const MARK_KINDS = [
  ...(['joined', 'transferred', 'closed', 'rated'] as const),
  ...(['lead_called', 'lead_answered', 'lead_call_withdrawn'] as const),
] as const;

/** Lines of cases by which it is decided whether something was in time. */
export const LINE_TYPES = ['received', 'answered', 'kept', 'broken', 'done', 'called', 'overdue'] as const;

const listed = (names: readonly string[]) => sql.join(names.map((name) => sql.lit(name)));

/** As the index has it: written out, as only then either database uses it. */
export const MEASURED_MARKS = sql<SqlBool>`kind in (${listed(MARK_KINDS)})`;

/** As the index has it. */
export const MEASURED_LINES = sql<SqlBool>`type in (${listed(LINE_TYPES)})`;

/** Rows of one page: small enough that everybody else has their turn in between. */
const MARKS = 2000;
const CASES = 300;

type Person = Pick<ChatOf, 'customer' | 'customerClass'>;

/** What is measured, in SQL that both databases understand. */
export class SqlMeasures implements MeasureStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async marks({ from, to }: Range, after: string | null): Promise<Page<Mark>> {
    const [at, chat, seq] = placeIn(after) ?? [from, -1, -1];
    const rows = await this.#db
      .selectFrom('entries')
      .select(['chat', 'seq', 'customer_seq', 'at', 'kind', 'client_id', 'role', 'account', 'data'])
      .where(MEASURED_MARKS)
      .where('at', '<', to)
      .where(sql<boolean>`(at, chat, seq) >= (${at}, ${chat}, ${seq + 1})`)
      .orderBy('at')
      .orderBy('chat')
      .orderBy('seq')
      .limit(MARKS)
      .execute();
    const chats = await this.chatsOf(new Set(rows.map((row) => row.chat)));
    const last = rows.length === MARKS ? rows.at(-1) : undefined;
    return {
      rows: rows.flatMap(({ chat: key, ...row }) => {
        const of = chats.get(key);
        const entry = of && markFrom(of.id, { ...row, text: null });
        return of && entry ? [{ chat: of, entry }] : [];
      }),
      next: last ? JSON.stringify([last.at, last.chat, last.seq]) : null,
    };
  }

  async cases({ from, to }: Range, after: string | null): Promise<Page<MeasuredCase>> {
    const keys = await this.#db
      .selectFrom('case_entries')
      .select('case_key')
      .distinct()
      .where(MEASURED_LINES)
      .where('at', '>=', from)
      .where('at', '<', to)
      .where('case_key', '>', Number(after ?? 0))
      .orderBy('case_key')
      .limit(CASES)
      .execute();
    const wanted = keys.map(({ case_key }) => case_key);
    const last = wanted.length === CASES ? wanted.at(-1) : undefined;
    return { rows: await this.casesOf(wanted), next: last === undefined ? null : String(last) };
  }

  async size({ from, to }: Range): Promise<{ marks: number; cases: number }> {
    const [marks, cases] = await Promise.all([
      this.#db
        .selectFrom('entries')
        .select((all) => all.fn.countAll<number>().as('count'))
        .where(MEASURED_MARKS)
        .where('at', '>=', from)
        .where('at', '<', to)
        .executeTakeFirstOrThrow(),
      this.#db
        .selectFrom('case_entries')
        .select((all) => all.fn.count<number>('case_key').distinct().as('count'))
        .where(MEASURED_LINES)
        .where('at', '>=', from)
        .where('at', '<', to)
        .executeTakeFirstOrThrow(),
    ]);
    return { marks: marks.count, cases: cases.count };
  }

  private async chatsOf(keys: ReadonlySet<number>): Promise<Map<number, ChatOf>> {
    if (keys.size === 0) return new Map();
    const rows = await this.#db
      .selectFrom('chats')
      .select(['chats.key', 'chats.id', 'chats.agent', 'chats.department', 'chats.customer_id'])
      .where('chats.key', 'in', oneOf(this.#db, [...keys]))
      .execute();
    const people = await this.peopleOf(new Set(rows.map((row) => row.customer_id)));
    return new Map(
      rows.map(({ key, customer_id: customer, ...row }) => [
        key,
        { ...row, ...(people.get(customer) ?? { customer, customerClass: null }) },
      ]),
    );
  }

  private async casesOf(keys: readonly number[]): Promise<MeasuredCase[]> {
    if (keys.length === 0) return [];
    const [rows, entries] = await Promise.all([
      this.#db
        .selectFrom('cases')
        .leftJoin('chats', 'chats.id', 'cases.chat_id')
        .select(['cases.key', 'cases.body', 'cases.customer_id', 'chats.id as chat'])
        .select(['chats.agent as chat_agent', 'chats.department as chat_department'])
        .where('cases.key', 'in', oneOf(this.#db, keys))
        .orderBy('cases.key')
        .execute(),
      this.#db
        .selectFrom('case_entries')
        .select(['case_key', 'seq', 'at', 'type', 'sender', 'client_id', 'role', 'account', 'data'])
        .where('case_key', 'in', oneOf(this.#db, keys))
        .orderBy('case_key')
        .orderBy('seq')
        .execute(),
    ]);
    const logs = new Map<number, CaseLogEntry[]>(keys.map((key) => [key, []]));
    for (const row of entries) logs.get(row.case_key)?.push(caseEntryFrom({ ...row, text: null }));
    const ids = rows.flatMap((row) => (row.customer_id === null ? [] : [row.customer_id]));
    const people = await this.peopleOf(new Set(ids));
    return rows.map(({ chat, chat_agent: agent, chat_department: department, customer_id, ...row }) => ({
      ...caseFrom(row),
      log: logs.get(row.key) ?? [],
      chat: chat === null ? null : { agent, department },
      ...(people.get(customer_id ?? '') ?? { customer: customer_id, customerClass: null }),
    }));
  }

  /** The record in force of each customer, with the class that is written down in it. */
  private async peopleOf(ids: ReadonlySet<string>): Promise<Map<string, Person>> {
    if (ids.size === 0) return new Map();
    const written = sql`coalesce(roots.record, customers.record)`;
    const rows = await this.#db
      .selectFrom('customers')
      .leftJoin('customers as roots', 'roots.id', 'customers.root')
      .select(['customers.id', 'roots.id as root'])
      .select(
        isPostgres(this.#db)
          ? sql<string | null>`(${written}::json ->> 'class')`.as('class')
          : sql<string | null>`json_extract(${written}, '$.class')`.as('class'),
      )
      .where('customers.id', 'in', oneOf(this.#db, [...ids]))
      .execute();
    return new Map(rows.map((row) => [row.id, { customer: row.root ?? row.id, customerClass: row.class }]));
  }
}

function markFrom(chatId: string, row: EntryRow): MarkEntry | null {
  const entry = entryFrom(chatId, row);
  return isMark(entry) ? entry : null;
}

function isMark(entry: ReturnType<typeof entryFrom>): entry is MarkEntry {
  return MARK_KINDS.some((kind) => kind === entry.kind);
}

/** The place after which a page begins. */
function placeIn(after: string | null): [at: number, chat: number, seq: number] | null {
  const place: unknown = after === null ? null : JSON.parse(after);
  if (!Array.isArray(place)) return null;
  const [at, chat, seq] = place.map(Number);
  return [at ?? 0, chat ?? 0, seq ?? 0];
}
