import { writeXlsxStream } from 'hucre/xlsx';
import { CSV_MARK, csvRows, type Cell } from '../../../phrases/exchange/csv.ts';
import { CHAT_COLUMN_NAMES, chatRow, type ChatTableWords } from '../../domain/report/chat-table.ts';
import { knownName } from '../../domain/customer/record.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { Scope, TimedChat } from '../../storage/records/store.ts';
import type { Needs } from '../services.ts';

/** More rows than one file should have, and one process should read while it serves. */
const CHATS_MAX = 50_000;

type Reading = Needs<'directory' | 'profile' | 'rules' | 'store.records'>;

/** A file with one row a chat, made while it is sent: a page of chats is in memory at a time. */
export async function chatFile(
  services: Reading,
  scope: Scope,
  format: 'csv' | 'xlsx',
): Promise<AsyncIterable<string | Uint8Array> | Refusal> {
  const { chats } = await services.store.records.size(scope);
  if (chats > CHATS_MAX)
    return refuse('too_large', `A file holds at most ${CHATS_MAX} chats; choose a shorter time.`);
  const pages = pagesOf(services, scope);
  return format === 'csv'
    ? csv(pages)
    : writeXlsxStream(inWorkbook(pages), { name: 'chats', columns: XLSX_COLUMNS });
}

const XLSX_COLUMNS = CHAT_COLUMN_NAMES.map((name) => ({ header: name }));

async function* csv(pages: AsyncIterable<Cell[][]>): AsyncIterable<string> {
  yield CSV_MARK + csvRows([CHAT_COLUMN_NAMES]);
  for await (const rows of pages) yield csvRows(rows);
}

/** A workbook keeps texts as texts: nothing in them is a formula. */
async function* inWorkbook(pages: AsyncIterable<Cell[][]>): AsyncIterable<Cell[]> {
  for await (const rows of pages) yield* rows;
}

async function* pagesOf(services: Reading, scope: Scope): AsyncIterable<Cell[][]> {
  const words = wordsOf(services);
  let after: string | null = null;
  do {
    const page = await services.store.records.chats(scope, after);
    yield await rowsOf(services, page.rows, words);
    after = page.next;
    // Messages have their turn between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  } while (after !== null);
}

async function rowsOf(
  { directory, store }: Reading,
  timed: readonly TimedChat[],
  words: ChatTableWords,
): Promise<Cell[][]> {
  const ids = timed.map(({ chat }) => chat.id);
  const [situations, cases] = await Promise.all([
    store.records.situationsIn(ids),
    store.records.casesFrom(ids),
    directory.ensureLoaded(timed.map(({ chat }) => chat.customerId)),
  ]);
  return timed.map(({ chat, moments }) => {
    const customer = directory.customer(chat.customerId);
    const said = customer && { name: knownName(customer), locale: customer.locale };
    return chatRow(
      {
        ...{ chat, moments, customer: said },
        situations: situations.get(chat.id) ?? new Map<string, number>(),
        cases: (cases.get(chat.id) ?? []).map((number) => `T-${number}`),
      },
      words,
    );
  });
}

function wordsOf({ directory, profile, rules }: Reading): ChatTableWords {
  return {
    timeZone: profile.hours.calendar.timeZone,
    tags: profile.tags,
    staff: (account) => {
      const member = directory.member(account);
      return { number: member?.number ?? account, name: member?.name ?? '' };
    },
    departmentName: (id) => rules.departments?.get(id)?.name ?? id,
  };
}
