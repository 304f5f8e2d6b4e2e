import type { Entry } from '../../../protocol/entry.ts';

/** Entries of one chat, known and news together, each once and in the log's order. */
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
 * Whether news give a line that is known another content: a log only grows, so what is known is of another history of
 * the data, as after a failover to a replica that had not kept up. Words can be erased and names changed; when a line was
 * written, and as what, stays.
 */
export function contradicts(known: readonly Entry[], news: readonly Entry[]): boolean {
  const bySeq = new Map(news.map((entry) => [entry.seq, entry]));
  return known.some((entry) => {
    const told = bySeq.get(entry.seq);
    return told !== undefined && (told.at !== entry.at || told.kind !== entry.kind);
  });
}

/** Up to where the log is whole: every entry from 1 to this is there. What lies behind is asked for with `sync`. */
export function wholeUpTo(entries: readonly Entry[]): number {
  let whole = 0;
  for (const entry of entries) {
    if (entry.seq !== whole + 1) break;
    whole = entry.seq;
  }
  return whole;
}

/** True while entries are missing: a hole, or a log shorter than the chat says. */
export function isTorn(entries: readonly Entry[], lastSeq: number): boolean {
  return wholeUpTo(entries) < Math.max(lastSeq, entries.at(-1)?.seq ?? 0);
}

/** Messages of staff past `readTo`: what the badge counts. */
export function unreadIn(entries: readonly Entry[], readTo: number): number {
  return entries.filter((entry) => entry.seq > readTo && isFromStaff(entry)).length;
}

/** What staff said last and has not been erased, if it lies past `readTo`. */
export function latestUnread(entries: readonly Entry[], readTo: number): Entry | null {
  const latest = entries.findLast((entry) => isFromStaff(entry) && entry.text !== '');
  return latest !== undefined && latest.seq > readTo ? latest : null;
}

/** True for what an agent or a lead said to the customer. */
export function isFromStaff(entry: Entry): boolean {
  return entry.text !== undefined && (entry.by.role === 'agent' || entry.by.role === 'lead');
}
