import { sql, type Transaction } from 'kysely';
import { accountOf, senderOf } from '../../domain/chat/author.ts';
import { filesOfCaseLine, type CaseLogEntry } from '../../domain/case/log.ts';
import { cut } from '../../../protocol/graphemes.ts';
import { forgetHandedOver } from '../handovers.ts';
import { addOutgoing, mailSent, takeMailBack } from '../mail/sql.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { indexCase } from '../search/shelf.ts';
import { columnsOf, entryFrom, entryRow, keyOf, numberOf, wordsOf } from './rows.ts';
import type { CaseChange, NewCase, StoredCase } from './store.ts';

/** So much of what was said in a case can be searched for, in characters. */
const WORDS_MAX = 20_000;

/** Stores changes of cases that are locked; gives the cases that begin by them. */
export async function keep(db: Transaction<Tables>, changes: readonly CaseChange[]): Promise<StoredCase[]> {
  await updateRows(db, changes);
  const begun: StoredCase[] = [];
  for (const change of changes) begun.push(...(await keepOne(db, change)));
  await addEntries(
    db,
    changes.flatMap(({ number, entries }) => entries.map((entry) => ({ key: keyOf(number), entry }))),
  );
  for (const { number, opening } of changes) if (opening !== undefined) await reopenAs(db, number, opening);
  return begun;
}

/** Stores a new case; null if its sender has opened it before. */
export async function begin(
  db: Transaction<Tables>,
  { case: one, entries }: NewCase,
): Promise<StoredCase | null> {
  const [first] = entries;
  if (!first) throw new Error('a case begins with an entry');
  const made = await db
    .insertInto('cases')
    .values({
      ...columnsOf(one),
      ...{ id: one.id, opened_at: one.openedAt, opened_by: accountOf(first.by) },
      ...{ sender: senderOf(first.by), client_id: first.clientId ?? null },
      words: cut(wordsOf(entries), WORDS_MAX),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!made) return null;
  const { key } = made;
  await addEntries(
    db,
    entries.map((entry) => ({ key, entry })),
  );
  await indexCase(db, key);
  return { number: numberOf(key), case: one };
}

/** Lines of logs, each with the key of its case. */
export async function addEntries(
  db: Transaction<Tables>,
  lines: readonly { key: number; entry: CaseLogEntry }[],
): Promise<void> {
  if (lines.length === 0) return;
  await db
    .insertInto('case_entries')
    .values(lines.map(({ key, entry }) => entryRow(key, entry)))
    .execute();
  for (const { key, entry } of lines) await referenceFiles(db, key, entry);
}

/** The line makes its files the case's own, in its own transaction. */
async function referenceFiles(db: Transaction<Tables>, key: number, entry: CaseLogEntry): Promise<void> {
  const ids = filesOfCaseLine(entry).map(({ id }) => id);
  if (ids.length === 0) return;
  await db
    .updateTable('files')
    .set({ state: 'referenced', case_number: numberOf(key), seq: entry.seq })
    .where('id', 'in', oneOf(db, ids))
    .where('state', '=', 'kept')
    .execute();
}

/** The columns that {@link columnsOf} gives, as PostgreSQL has to be told them. */
const COLUMNS: Readonly<Record<keyof ReturnType<typeof columnsOf>, 'text' | 'bigint'>> = {
  kind: 'text',
  status: 'text',
  step: 'text',
  class: 'text',
  owner: 'text',
  department: 'text',
  offered_to: 'text',
  offered_department: 'text',
  customer_id: 'text',
  chat_id: 'text',
  place: 'bigint',
  next_at: 'bigint',
  overdue: 'bigint',
  urgent: 'bigint',
  last_seq: 'bigint',
  words_erased: 'bigint',
  body: 'text',
};

/** All rows by one statement with one parameter: a thousand cases may be due at one moment. */
async function updateRows(db: Transaction<Tables>, changes: readonly CaseChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(
    changes.map(({ number, case: one }) => ({ key: keyOf(number), ...columnsOf(one) })),
  );
  const columns = Object.entries(COLUMNS);
  if (isPostgres<Tables>(db)) {
    const set = columns.map(([name]) => sql`${sql.ref(name)} = v.${sql.ref(name)}`);
    const types = columns.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
    await sql`update cases set ${sql.join(set)}
      from json_to_recordset(${rows}::json) as v(key bigint, ${sql.join(types)})
      where cases.key = v.key`.execute(db);
    return;
  }
  const field = (name: string) => sql`json_extract(v.value, ${sql.lit(`$.${name}`)})`;
  const set = columns.map(([name]) => sql`${sql.ref(name)} = ${field(name)}`);
  await sql`update cases set ${sql.join(set)} from json_each(${rows}) as v
    where cases.key = ${field('key')}`.execute(db);
}

async function keepOne(
  db: Transaction<Tables>,
  { number, case: one, entries, outgoing = [], opens = [], takesMailBack = false, sentMail }: CaseChange,
): Promise<StoredCase[]> {
  if (takesMailBack) await takeMailBack(db, number);
  if (sentMail !== undefined) await mailSent(db, sentMail);
  await addOutgoing(db, outgoing, one.lastAt);
  const words = wordsOf(entries);
  if (words !== '') {
    await db
      .updateTable('cases')
      .set({ words: sql<string>`substr(words || ${`\n${words}`}, 1, ${sql.lit(WORDS_MAX)})` })
      .where('key', '=', keyOf(number))
      .execute();
    await indexCase(db, keyOf(number));
  }
  const begun: StoredCase[] = [];
  for (const next of opens) {
    const made = await begin(db, next);
    if (made) begun.push(made);
  }
  return begun;
}

/** Other words at the beginning of a log; what stood there is found no more. */
async function reopenAs(db: Transaction<Tables>, number: number, opening: string): Promise<void> {
  const key = keyOf(number);
  await db
    .updateTable('case_entries')
    .set({ text: opening })
    .where('case_key', '=', key)
    .where('seq', '=', 1)
    .execute();
  const rows = db.selectFrom('case_entries').selectAll().where('case_key', '=', key);
  const entries = (await rows.orderBy('seq').execute()).map(entryFrom);
  await db
    .updateTable('cases')
    .set({ words: cut(wordsOf(entries), WORDS_MAX) })
    .where('key', '=', key)
    .execute();
  await forgetHandedOver(db, { kind: 'case', id: `T-${number}` });
  await indexCase(db, key);
}
