import type { Entry } from '../../../../../protocol/entry.ts';
import { withdrawnIn } from '../../../../../protocol/erased.ts';
import type { Pending } from '../../../store/outbox.ts';
import { dayOf } from '../../../parts/times.ts';

/** A row of the log. */
export type Row =
  | { type: 'beginning'; key: string }
  | { type: 'day'; key: string; at: string }
  | { type: 'entry'; key: string; entry: Entry; last: boolean; flagged: boolean; withdrawn: boolean }
  | { type: 'pending'; key: string; line: Pending };

/** The rows of a chat: entries with day breaks, then pending lines. */
export function rowsOf(entries: readonly Entry[], pending: readonly Pending[]): Row[] {
  const flagged = flaggedIn(entries);
  const isWithdrawn = withdrawnIn(entries);
  const rows: Row[] = entries[0]?.seq === 1 ? [{ type: 'beginning', key: 'beginning' }] : [];
  let day = '';
  entries.forEach((entry, at) => {
    // The message itself says that it was withdrawn, unless it is not loaded.
    if (entry.kind === 'recalled' && (entry.data?.seq ?? 0) >= (entries[0]?.seq ?? 0)) return;
    if (dayOf(entry.at) !== day) {
      day = dayOf(entry.at);
      rows.push({ type: 'day', key: `day ${day}`, at: entry.at });
    }
    // The key of the pending line, so that it does not remount when it is stored.
    const key = entry.clientId ?? `entry ${entry.seq}`;
    const last = !goesOn(entry, entries[at + 1]);
    const withdrawn = isWithdrawn?.(entry) === true;
    rows.push({ type: 'entry', key, entry, last, flagged: flagged.has(entry.seq), withdrawn });
  });
  for (const line of pending) rows.push({ type: 'pending', key: line.clientId, line });
  return rows;
}

/** The messages that are marked now: a mark can be removed and set again. [P2] */
function flaggedIn(entries: readonly Entry[]): ReadonlySet<number> {
  const flagged = new Set<number>();
  for (const { kind, data } of entries) {
    if (kind === 'flagged' && data?.seq !== undefined) flagged.add(data.seq);
    if (kind === 'unflagged' && data?.seq !== undefined) flagged.delete(data.seq);
  }
  return flagged;
}

/** A person's messages within a minute form a block with one time. */
function goesOn(entry: Entry, next: Entry | undefined): boolean {
  return (
    next !== undefined &&
    next.kind === entry.kind &&
    next.by.role === entry.by.role &&
    next.by.account === entry.by.account &&
    dayOf(next.at) === dayOf(entry.at) &&
    Date.parse(next.at) - Date.parse(entry.at) < 60_000
  );
}
