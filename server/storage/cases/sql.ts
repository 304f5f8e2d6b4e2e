import { forgetHandedOver } from '../handovers.ts';
import { sql, type Kysely, type Transaction } from 'kysely';
import { senderOf, SYSTEM } from '../../domain/chat/author.ts';
import { callsOf } from '../../domain/case/calls.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CaseLogEntry } from '../../domain/case/log.ts';
import type { Instant } from '../../domain/instant.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { indexCase } from '../search/shelf.ts';
import { addEntries, begin, keep } from './keep.ts';
import { listCases, openCasesOf } from './list.ts';
import { caseFrom, columnsOf, entryFrom, keyOf, NO_DEADLINE, numberOf, placeWhenDone } from './rows.ts';
import type {
  CaseChange,
  CaseFilter,
  CasesVisible,
  CaseStore,
  LoadedCases,
  OpenCases,
  SentCaseEntry,
  StoredCase,
} from './store.ts';

/** Cases, in SQL that both databases understand. */
export class SqlCases implements CaseStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  open(one: Case, entries: readonly CaseLogEntry[]): Promise<StoredCase & { isNew: boolean }> {
    return this.#db.transaction().execute(async (db) => {
      const made = await begin(db, { case: one, entries });
      if (made) return { ...made, isNew: true };
      const [first] = entries;
      const before = first?.clientId === undefined ? null : await openedBefore(db, sentAs(first, one));
      if (!before) throw new Error('a case is neither new nor known');
      return { ...before, isNew: false };
    });
  }

  change(
    numbers: readonly number[],
    sent: SentCaseEntry | null,
    decide: (loaded: LoadedCases) => readonly CaseChange[],
    { callsOf: caller }: { callsOf?: number | undefined } = {},
  ): Promise<StoredCase[]> {
    return this.#db.transaction().execute(async (db) => {
      const cases = await locked(db, numbers);
      const calls = caller === undefined ? NONE : await lockedCalls(db, caller, cases.get(caller));
      return keep(db, decide({ cases, calls, sent: sent && (await sentBefore(db, sent)) }));
    });
  }

  opened(sent: Parameters<CaseStore['opened']>[0]): Promise<StoredCase | null> {
    return openedBefore(this.#db, sent);
  }

  sent(entry: SentCaseEntry): Promise<CaseLogEntry | null> {
    return sentBefore(this.#db, entry);
  }

  async find(number: number): Promise<StoredCase | null> {
    return (await this.findAll([number]))[0] ?? null;
  }

  async findAll(numbers: readonly number[]): Promise<StoredCase[]> {
    const keys = oneOf(this.#db, numbers.map(keyOf));
    const rows = this.#db.selectFrom('cases').select(['key', 'body']).where('key', 'in', keys);
    return (await rows.execute()).map(caseFrom);
  }

  entries(number: number): Promise<CaseLogEntry[]> {
    return entriesOf(this.#db, number);
  }

  list(filter: CaseFilter) {
    return listCases(this.#db, filter);
  }

  openOf(customerIds: readonly string[], visibleTo?: CasesVisible): Promise<Map<string, OpenCases>> {
    return openCasesOf(this.#db, customerIds, visibleTo);
  }

  async due(now: Instant, limit: number) {
    const rows = await this.#db
      .selectFrom('cases')
      .select(['key', 'next_at'])
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(limit)
      .execute();
    return rows.map(({ key, next_at }) => ({ number: numberOf(key), dueAt: next_at ?? now }));
  }

  async heldBy(accounts: readonly string[], limit: number): Promise<number[]> {
    const those = oneOf(this.#db, accounts);
    const rows = await this.#db
      .selectFrom('cases')
      .select('key')
      .where('place', '<=', NO_DEADLINE)
      .where((is) => is.or([is('owner', 'in', those), is('offered_to', 'in', those)]))
      .orderBy('place')
      .limit(limit)
      .execute();
    return rows.map(({ key }) => numberOf(key));
  }

  async doneBefore(before: Instant, limit: number): Promise<number[]> {
    const rows = await this.#db
      .selectFrom('cases')
      .select('key')
      .where(sql<boolean>`status = 'done' and words_erased = 0`)
      .where('place', '>', placeWhenDone(before))
      .orderBy('place', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ key }) => numberOf(key));
  }

  empty(number: number, emptied: Parameters<CaseStore['empty']>[1]): Promise<void> {
    return this.#db.transaction().execute(async (db) => {
      const one = (await locked(db, [number])).get(number);
      if (!one) return;
      const left = emptied(one, await entriesOf(db, number));
      await db
        .updateTable('cases')
        .set({ ...columnsOf(left.case), words: '', client_id: null })
        .where('key', '=', keyOf(number))
        .execute();
      await db.deleteFrom('case_entries').where('case_key', '=', keyOf(number)).execute();
      await db.deleteFrom('mails').where('case_key', '=', keyOf(number)).execute();
      await forgetHandedOver(db, { kind: 'case', id: `T-${number}` });
      await addEntries(
        db,
        left.entries.map((entry) => ({ key: keyOf(number), entry })),
      );
      await indexCase(db, keyOf(number));
    });
  }
}

const NONE: ReadonlyMap<number, Case> = new Map();

function sentAs({ by, clientId = '' }: CaseLogEntry, { chatId }: Case): Parameters<CaseStore['opened']>[0] {
  return { sender: senderOf(by), clientId, chatId };
}

/** The calls of a case: younger than it, so that whoever locks it first waits for nobody who waits for it. */
async function lockedCalls(
  db: Transaction<Tables>,
  number: number,
  one: Case | undefined,
): Promise<Map<number, Case>> {
  if (one === undefined || one.customerId === null) return new Map();
  const rows = db
    .selectFrom('cases')
    .select(['key', 'body'])
    .where('customer_id', '=', one.customerId)
    .where('sender', '=', senderOf(SYSTEM))
    .where('client_id', 'like', `${callsOf(number)}%`)
    .orderBy('key');
  return byNumber(await (isPostgres<Tables>(db) ? rows.forUpdate() : rows).execute());
}

function byNumber(rows: readonly Parameters<typeof caseFrom>[0][]): Map<number, Case> {
  return new Map(rows.map(caseFrom).map((stored) => [stored.number, stored.case]));
}

/** Some cases by their numbers; on PostgreSQL nobody else changes them before the transaction ends. */
async function locked(db: Transaction<Tables>, numbers: readonly number[]): Promise<Map<number, Case>> {
  const rows = db
    .selectFrom('cases')
    .select(['key', 'body'])
    .where('key', 'in', oneOf(db, numbers.map(keyOf)))
    // In one order for everybody, so that no two wait for each other.
    .orderBy('key');
  return byNumber(await (isPostgres<Tables>(db) ? rows.forUpdate() : rows).execute());
}

async function openedBefore(
  db: Kysely<Tables>,
  { sender, clientId, chatId }: Parameters<CaseStore['opened']>[0],
): Promise<StoredCase | null> {
  const row = await db
    .selectFrom('cases')
    .select(['key', 'body'])
    .where('client_id', '=', clientId)
    .where('sender', '=', sender)
    .where(sql<boolean>`coalesce(chat_id, '') = ${chatId ?? ''}`)
    .executeTakeFirst();
  return row ? caseFrom(row) : null;
}

async function sentBefore(
  db: Kysely<Tables>,
  { number, sender, clientId }: SentCaseEntry,
): Promise<CaseLogEntry | null> {
  const row = await db
    .selectFrom('case_entries')
    .selectAll()
    .where('case_key', '=', keyOf(number))
    .where('sender', '=', sender)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return row ? entryFrom(row) : null;
}

async function entriesOf(db: Kysely<Tables>, number: number): Promise<CaseLogEntry[]> {
  const rows = db.selectFrom('case_entries').selectAll().where('case_key', '=', keyOf(number));
  return (await rows.orderBy('seq').execute()).map(entryFrom);
}
