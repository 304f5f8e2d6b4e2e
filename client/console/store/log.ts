import type { Entry } from '../../../protocol/entry.ts';
import { withoutErased } from '../../../protocol/erased.ts';

/** The loaded part of a chat's log, without gaps. */
export interface Log {
  readonly entries: readonly Entry[];
}

/** The last `seq` of the loaded part; 0 if it is empty. */
export function lastSeq(log: Log | undefined): number {
  return log?.entries.at(-1)?.seq ?? 0;
}

/** The first `seq` of the loaded part; 0 if it is empty. */
export function firstSeq(log: Log | undefined): number {
  return log?.entries[0]?.seq ?? 0;
}

/**
 * Appends entries from the server. Ignores known entries, and leaves out those that do not join up; `hole` then asks
 * for the entries between to be fetched.
 */
export function merge(log: Log | undefined, incoming: readonly Entry[]): { log: Log; hole: boolean } {
  const entries = [...(log?.entries ?? [])];
  let hole = false;
  for (const entry of incoming) {
    const next = (entries.at(-1)?.seq ?? entry.seq - 1) + 1;
    if (entry.seq === next) entries.push(entry);
    else if (entry.seq > next) hole = true;
  }
  const changed = entries.length !== (log?.entries.length ?? -1);
  return { log: changed || !log ? { entries: withoutErased(entries, incoming) } : log, hole };
}

/**
 * Whether an incoming entry contradicts a known one. A log is append-only, so the known part then belongs to another
 * history of the data. Texts can be erased and names changed, but not an entry's time and kind.
 */
export function contradicts(log: Log | undefined, incoming: readonly Entry[]): boolean {
  const first = firstSeq(log);
  return incoming.some((entry) => {
    const known = log?.entries[entry.seq - first];
    return known !== undefined && (known.at !== entry.at || known.kind !== entry.kind);
  });
}

/** Prepends earlier entries; leaves out those that do not join up. */
export function prepend(log: Log, earlier: readonly Entry[]): Log {
  const first = firstSeq(log);
  const fitting = earlier.filter((entry) => entry.seq < first);
  if (fitting.at(-1)?.seq !== first - 1) return log;
  return { entries: [...fitting, ...log.entries] };
}
