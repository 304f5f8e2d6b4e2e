import type { FileView } from '../../../protocol/files.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { withdrawnIn } from '../../../protocol/erased.ts';
import { cut } from '../../../protocol/graphemes.ts';
import type { Unsent } from '../connection/outbox.ts';
import { dayOf } from '../locales/times.ts';

const WITHOUT_LINE = new Set<Entry['kind']>([
  'message',
  'warned',
  'note',
  'nudged',
  'flagged',
  'unflagged',
  'recalled',
]);
/** As much of a quoted message is shown, in characters. */
const QUOTED = 80;
const TOGETHER_MS = 5 * 60_000;

/** The delivery state of a customer's message. */
export type Mark = 'unsent' | 'stored' | 'seen';

/** A message on the screen. `first` and `last` mark the ends of a run of messages by one side. */
export interface Bubble {
  row: 'bubble';
  key: string;
  mine: boolean;
  /** The agent's number; null for the customer. */
  speaker: string | null;
  text: string;
  files: readonly FileView[] | undefined;
  at: string | null;
  mark: Mark | null;
  unsent: Unsent | null;
  /** Left out while it is unsent. */
  entry?: Entry;
  /** The words of the message that it answers; null if they are gone, left out if it answers none that is known. */
  quote?: string | null;
  first: boolean;
  last: boolean;
}

/** A row of the conversation. */
export type Row =
  Bubble | { row: 'day'; key: string; at: string } | { row: 'event'; key: string; entry: Entry };

/** The rows of the conversation: days, events and messages, then unsent messages. Pure. */
export function rowsOf(
  entries: readonly Entry[],
  outbox: readonly Unsent[],
  seenByAgent: number,
  hidden: readonly Entry['kind'][] = [],
): Row[] {
  const rows: Row[] = [];
  const isWithdrawn = withdrawnIn(entries);
  let day = '';
  for (const entry of entries) {
    const row = isWithdrawn?.(entry) === true ? withdrawn(entry) : rowOf(entry, seenByAgent);
    if (row === null || hidden.includes(entry.kind)) continue;
    if (dayOf(entry.at) !== day) {
      day = dayOf(entry.at);
      rows.push({ row: 'day', key: `day ${entry.chatId} ${day}`, at: entry.at });
    }
    rows.push(row.row === 'bubble' ? { ...row, ...quoteOf(entry, entry.data?.quote, entries) } : row);
  }
  const unsent = outbox.map((item) => ({ ...unsentRow(item), ...quoteOf(item, item.quote, entries) }));
  return joined([...rows, ...unsent]);
}

/** What a message answers: of a file its name. A withdrawn or erased message is empty. */
function quoteOf(
  { chatId }: Entry | Unsent,
  seq: number | undefined,
  entries: readonly Entry[],
): { quote?: string | null } {
  if (seq === undefined) return {};
  const quoted = entries.find((one) => one.chatId === chatId && one.seq === seq);
  if (quoted === undefined) return {};
  const words = quoted.text || quoted.files?.[0]?.name || '';
  return { quote: words === '' ? null : cut(words, QUOTED) };
}

/** The message itself says that it was withdrawn, and nothing more. */
function withdrawn(entry: Entry): Row {
  return { row: 'event', key: `${entry.chatId} ${entry.seq}`, entry: { ...entry, kind: 'recalled' } };
}

function rowOf(entry: Entry, seenByAgent: number): Row | null {
  const key = entry.clientId ?? `${entry.chatId} ${entry.seq}`;
  if (entry.text !== undefined && (entry.kind === 'message' || entry.kind === 'warned')) {
    const mine = entry.by.role === 'customer';
    return {
      ...{
        row: 'bubble',
        key,
        mine,
        text: entry.text,
        files: entry.files,
        at: entry.at,
        entry,
        unsent: null,
        first: true,
        last: true,
      },
      speaker: mine ? null : (entry.by.name ?? ''),
      mark: !mine ? null : entry.seq <= seenByAgent ? 'seen' : 'stored',
    };
  }
  return WITHOUT_LINE.has(entry.kind) ? null : { row: 'event', key, entry };
}

function unsentRow(item: Unsent): Bubble {
  return {
    ...{ row: 'bubble', key: item.clientId, mine: true, speaker: null, text: item.text, at: null },
    files: item.files,
    ...{ mark: 'unsent', unsent: item, first: true, last: true },
  };
}

function joined(rows: Row[]): Row[] {
  return rows.map((row, index) => {
    if (row.row !== 'bubble') return row;
    const before = rows[index - 1];
    const after = rows[index + 1];
    return { ...row, first: !belong(before, row), last: !belong(row, after) };
  });
}

// Messages with different delivery states do not share a mark.
function belong(one: Row | undefined, other: Row | undefined): boolean {
  if (one?.row !== 'bubble' || other?.row !== 'bubble') return false;
  if (one.mine !== other.mine || one.speaker !== other.speaker || one.mark !== other.mark) return false;
  if (one.unsent !== null || other.unsent !== null) return false;
  return Date.parse(other.at ?? '') - Date.parse(one.at ?? '') < TOGETHER_MS;
}
