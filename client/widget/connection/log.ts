import type { Entry } from '../../../protocol/entry.ts';

/** The entries of a chat, known and new, without duplicates, in the order of the log. */
export function merge(known: readonly Entry[], news: readonly Entry[]): Entry[] {
  const last = known.at(-1);
  const follows =
    news.length === 1 && news[0] !== undefined && (last === undefined || news[0].seq > last.seq);
  if (follows) return [...known, ...news];
  const bySeq = new Map(known.map((entry) => [entry.seq, entry]));
  for (const entry of news) if (!bySeq.has(entry.seq)) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}

/**
 * Whether an incoming entry contradicts a known one. A log is append-only, so the known part then belongs to another
 * history of the data, as after a failover to a replica that lagged. Texts can be erased and names changed, but not an
 * entry's time and kind.
 */
export function contradicts(known: readonly Entry[], news: readonly Entry[]): boolean {
  const bySeq = new Map(news.map((entry) => [entry.seq, entry]));
  return known.some((entry) => {
    const known = bySeq.get(entry.seq);
    return known !== undefined && (known.at !== entry.at || known.kind !== entry.kind);
  });
}

/** The last `seq` without a gap before it. `sync` fetches what follows. */
export function wholeUpTo(entries: readonly Entry[]): number {
  let whole = 0;
  for (const entry of entries) {
    if (entry.seq !== whole + 1) break;
    whole = entry.seq;
  }
  return whole;
}

/** Whether entries are missing: there is a gap, or the log is shorter than `lastSeq`. */
export function isTorn(entries: readonly Entry[], lastSeq: number): boolean {
  return wholeUpTo(entries) < Math.max(lastSeq, entries.at(-1)?.seq ?? 0);
}

/** The number of staff messages after `readTo`, for the badge. */
export function unreadIn(entries: readonly Entry[], readTo: number): number {
  return entries.filter((entry) => entry.seq > readTo && isFromStaff(entry)).length;
}

/** The last staff message after `readTo` that says something, by words or by files, if any. */
export function latestUnread(entries: readonly Entry[], readTo: number): Entry | null {
  const latest = entries.findLast((entry) => isFromStaff(entry) && (entry.text || entry.files));
  return latest !== undefined && latest.seq > readTo ? latest : null;
}

/** Whether an entry is a message from an agent or a lead. */
export function isFromStaff(entry: Entry): boolean {
  return entry.text !== undefined && (entry.by.role === 'agent' || entry.by.role === 'lead');
}
