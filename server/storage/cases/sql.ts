import { cut } from '../../../protocol/graphemes.ts';
import { forgetHandedOver } from '../handovers.ts';
import { sql, type Kysely, type Transaction } from 'kysely';
import { accountOf, senderOf } from '../../domain/chat/author.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CaseLogEntry } from '../../domain/case/log.ts';
import type { Instant } from '../../domain/instant.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';
import { addOutgoing } from '../mail/sql.ts';
import type { Tables } from '../schema.ts';
import { indexCase } from '../search/shelf.ts';
import { listCases, openCasesOf } from './list.ts';
import {
  caseFrom,
  columnsOf,
  entryFrom,
  entryRow,
  keyOf,
  NO_DEADLINE,
  numberOf,
  placeWhenDone,
  wordsOf,
} from './rows.ts';
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

/** So much of what was said in a case can be searched for, in characters. */
const WORDS_MAX = 20_000;

/** Cases, in SQL that both databases understand. */
export class SqlCases implements CaseStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  open(one: Case, entries: readonly CaseLogEntry[]): Promise<StoredCase & { isNew: boolean }> {
    const [first] = entries;
    if (!first) throw new Error('a case begins with an entry');
    const [sender, clientId] = [senderOf(first.by), first.clientId ?? null];
    return this.#db.transaction().execute(async (db) => {
      const made = await db
        .insertInto('cases')
        .values({
          ...columnsOf(one),
          ...{ id: one.id, opened_at: one.openedAt, opened_by: accountOf(first.by) },
          ...{ sender, client_id: clientId, words: cut(wordsOf(entries), WORDS_MAX) },
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('key')
        .executeTakeFirst();
      if (made) {
        await addEntries(db, made.key, entries);
        await indexCase(db, made.key);
        return { number: numberOf(made.key), case: one, isNew: true };
      }
      const before = clientId && (await openedBefore(db, { sender, clientId, chatId: one.chatId }));
      if (!before) throw new Error('a case is neither new nor known');
      return { ...before, isNew: false };
    });
  }

  change(
    numbers: readonly number[],
    sent: SentCaseEntry | null,
    decide: (loaded: LoadedCases) => readonly CaseChange[],
  ): Promise<void> {
    return this.#db.transaction().execute(async (db) => {
      const cases = await locked(db, numbers);
      for (const change of decide({ cases, sent: sent && (await sentBefore(db, sent)) }))
        await keep(db, change);
    });
  }

  opened(sent: Parameters<CaseStore['opened']>[0]): Promise<StoredCase | null> {
    return openedBefore(this.#db, sent);
  }

  sent(entry: SentCaseEntry): Promise<CaseLogEntry | null> {
    return sentBefore(this.#db, entry);
  }

  async find(number: number): Promise<StoredCase | null> {
    const rows = this.#db.selectFrom('cases').select(['key', 'body']).where('key', '=', keyOf(number));
    const row = await rows.executeTakeFirst();
    return row ? caseFrom(row) : null;
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
      await addEntries(db, keyOf(number), left.entries);
      await indexCase(db, keyOf(number));
    });
  }
}

/** Some cases by their numbers; on PostgreSQL nobody else changes them before the transaction ends. */
async function locked(db: Transaction<Tables>, numbers: readonly number[]): Promise<Map<number, Case>> {
  const rows = db
    .selectFrom('cases')
    .select(['key', 'body'])
    .where('key', 'in', oneOf(db, numbers.map(keyOf)))
    // In one order for everybody, so that no two wait for each other.
    .orderBy('key');
  const found = await (isPostgres<Tables>(db) ? rows.forUpdate() : rows).execute();
  return new Map(found.map(caseFrom).map((stored) => [stored.number, stored.case]));
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

async function keep(
  db: Transaction<Tables>,
  { number, case: one, entries, outgoing = [] }: CaseChange,
): Promise<void> {
  await addOutgoing(db, outgoing, one.lastAt);
  const words = wordsOf(entries);
  await db
    .updateTable('cases')
    .set({
      ...columnsOf(one),
      ...(words === ''
        ? {}
        : { words: sql<string>`substr(words || ${`\n${words}`}, 1, ${sql.lit(WORDS_MAX)})` }),
    })
    .where('key', '=', keyOf(number))
    .execute();
  await addEntries(db, keyOf(number), entries);
  if (words !== '') await indexCase(db, keyOf(number));
}

async function addEntries(
  db: Transaction<Tables>,
  key: number,
  entries: readonly CaseLogEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await db
    .insertInto('case_entries')
    .values(entries.map((entry) => entryRow(key, entry)))
    .execute();
}

async function entriesOf(db: Kysely<Tables>, number: number): Promise<CaseLogEntry[]> {
  const rows = db.selectFrom('case_entries').selectAll().where('case_key', '=', keyOf(number));
  return (await rows.orderBy('seq').execute()).map(entryFrom);
}
