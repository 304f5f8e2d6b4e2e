import type { Entry } from '../../../protocol/entry.ts';
import { withoutErased } from '../../../protocol/erased.ts';

/** The part of a chat's log that is here: one run of entries without a hole. */
export interface Log {
  readonly entries: readonly Entry[];
}

/** The last `seq` that is here; 0 for none. */
export function lastSeq(log: Log | undefined): number {
  return log?.entries.at(-1)?.seq ?? 0;
}

/** The first `seq` that is here; 0 for none. */
export function firstSeq(log: Log | undefined): number {
  return log?.entries[0]?.seq ?? 0;
}

/**
 * Adds what came from the server. What is known already changes nothing; what would leave a hole is left out,
 * and `hole` says that the part between has to be fetched.
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
 * Whether news give a line that is here another content: a log only grows, so what is here is of another history of the
 * data. Words can be erased and names changed; when a line was written, and as what, stays.
 */
export function contradicts(log: Log | undefined, incoming: readonly Entry[]): boolean {
  const first = firstSeq(log);
  return incoming.some((entry) => {
    const known = log?.entries[entry.seq - first];
    return known !== undefined && (known.at !== entry.at || known.kind !== entry.kind);
  });
}

/** Puts earlier entries in front; those that do not join up are left out. */
export function prepend(log: Log, earlier: readonly Entry[]): Log {
  const first = firstSeq(log);
  const fitting = earlier.filter((entry) => entry.seq < first);
  if (fitting.at(-1)?.seq !== first - 1) return log;
  return { entries: [...fitting, ...log.entries] };
}
