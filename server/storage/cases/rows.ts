import { sql, type Insertable, type Selectable } from 'kysely';
import { accountOf, senderOf, type Author } from '../../domain/chat/author.ts';
import { CaseBody, doneAt, isOpen, isOverdue, nextDue, type Case } from '../../domain/case/case.ts';
import { CaseLine, type CaseLogEntry } from '../../domain/case/log.ts';
import type { CaseEntryTable, CaseTable } from './tables.ts';
import type { StoredCase } from './store.ts';

/** Cases are numbered from here on: `T-1001` is the first. */
const FIRST = 1000;

/** The number of the row with this key. */
export function numberOf(key: number): number {
  return FIRST + key;
}

/** The number of a row of `cases`, in SQL. */
export const NUMBER = sql<number>`cases.key + ${sql.lit(FIRST)}`;

/** The key of the row with this number. */
export function keyOf(number: number): number {
  return number - FIRST;
}

/** A case from its row. */
export function caseFrom({ key, body }: Pick<Selectable<CaseTable>, 'key' | 'body'>): StoredCase {
  return { number: numberOf(key), case: CaseBody.parse(JSON.parse(body)) };
}

/** Cases that run without a deadline come after all that have one. */
export const NO_DEADLINE = 4e15;
/** Cases that are over come after all that run, the latest first. */
const OVER = 8e15;

/** The place of a case that ended at this moment. */
export function placeWhenDone(at: number): number {
  return OVER - at;
}

/** The columns that repeat of a case what queries need. */
export function columnsOf(one: Case) {
  const done = doneAt(one);
  const { offer } = one;
  return {
    kind: one.kind,
    status: isOpen(one) ? ('open' as const) : ('done' as const),
    step: one.step,
    class: one.class,
    owner: one.owner,
    department: one.department,
    offered_to: offer !== null && 'owner' in offer ? offer.owner : null,
    offered_department: offer !== null && 'department' in offer ? offer.department : null,
    customer_id: one.customerId,
    chat_id: one.chatId,
    place: done === null ? (one.deadline?.dueAt ?? NO_DEADLINE) : placeWhenDone(done),
    next_at: nextDue(one),
    overdue: isOverdue(one) ? 1 : 0,
    urgent: one.urgent ? 1 : 0,
    last_seq: one.lastSeq,
    words_erased: one.erasedAt === null ? 0 : 1,
    body: JSON.stringify(one),
  } satisfies Partial<Insertable<CaseTable>>;
}

/** What can be searched for of some lines, in small letters. */
export function wordsOf(entries: readonly CaseLogEntry[]): string {
  const said = entries.flatMap((entry) => [
    entry.text ?? '',
    ...(entry.type === 'archived' ? [entry.data.cause, entry.data.measure] : []),
    ...(entry.type === 'answered' || entry.type === 'kept' || entry.type === 'done'
      ? [entry.data?.answer ?? '']
      : []),
    ...(entry.type === 'analysed' ? Object.values(entry.data.fields) : []),
  ]);
  return said
    .filter((text) => text !== '')
    .join('\n')
    .toLowerCase();
}

/** The row of an entry. */
export function entryRow(key: number, entry: CaseLogEntry): CaseEntryTable {
  return {
    case_key: key,
    seq: entry.seq,
    at: entry.at,
    type: entry.type,
    sender: senderOf(entry.by),
    client_id: entry.clientId ?? null,
    role: entry.by.role,
    account: accountOf(entry.by),
    text: entry.text ?? null,
    data: 'data' in entry ? JSON.stringify(entry.data) : null,
  };
}

/** A line of a case's log from its row. */
export function entryFrom(row: Selectable<CaseEntryTable>): CaseLogEntry {
  const line = CaseLine.parse({
    type: row.type,
    ...(row.text === null ? {} : { text: row.text }),
    ...(row.data === null ? {} : { data: JSON.parse(row.data) as unknown }),
  });
  const clientId = row.client_id === null ? {} : { clientId: row.client_id };
  return { ...line, ...clientId, by: authorFrom(row), seq: row.seq, at: row.at };
}

function authorFrom({ role, account }: Pick<CaseEntryTable, 'role' | 'account'>): Author {
  switch (role) {
    case 'customer':
    case 'system':
      return { role };
    case 'agent':
    case 'lead':
      return { role, account: account ?? '' };
  }
}
