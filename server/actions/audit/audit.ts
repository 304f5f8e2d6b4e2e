import type { Logger } from 'pino';
import { AuditDetails, type AuditCheck, type AuditPage, type AuditView } from '../../../protocol/audit.ts';
import type { Clock } from '../../lib/clock.ts';
import {
  AuditChecker,
  lineAfter,
  type Audited,
  type AuditHead,
  type AuditLine,
} from '../../domain/audit/audit.ts';
import { iso, type Instant } from '../../domain/instant.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { AuditStore, AuditWanted } from '../../storage/audit/store.ts';
import type { Needs } from '../services.ts';

/** Which part of the audit log is wanted; by default all of it, newest first. */
interface AuditAsked extends AuditWanted {
  before?: number | undefined;
}

const PER_PAGE = 100;
/** Lines that are read at a time while the record is checked, or written to a file. */
const PER_READING = 1000;

/** The record of who did what: each line is sealed together with the one before it. */
export class Audit {
  constructor(
    private readonly kept: AuditStore,
    private readonly clock: Clock,
    private readonly key: string,
    private readonly log: Logger,
  ) {}

  /** Puts an act on record; resolves when it is durable. Rejects if it cannot be: what has no record is not done. */
  async record(said: Audited): Promise<void> {
    const at = this.clock.now();
    this.note(await this.kept.append((head) => this.lineAfter(head, said, at)));
  }

  /** Ties a line to the end of the record, for an act that is stored in one transaction with it. */
  lineAfter(head: AuditHead, said: Audited, at: Instant): AuditLine {
    return lineAfter(head, said, at, this.key);
  }

  /** Also writes the line to the process log: collected elsewhere, no change to the database can reach it. */
  note({ seq, act, seal }: AuditLine): void {
    this.log.info({ audit: seq, act, seal }, 'audit line');
  }

  /** A page of the wanted lines, newest first; `before` gives older ones. */
  async page({ before, ...wanted }: AuditAsked = {}): Promise<AuditPage> {
    // One more than is shown says whether there are older ones.
    const found = await this.kept.before(before ?? null, PER_PAGE + 1, wanted);
    const lines = found.slice(0, PER_PAGE);
    return { lines: lines.map(viewOf), before: found.length > PER_PAGE ? (lines.at(-1)?.seq ?? null) : null };
  }

  /** How many lines are wanted. */
  count(wanted: AuditWanted): Promise<number> {
    return this.kept.count(wanted);
  }

  /** The wanted lines, newest first, in pages; lines added meanwhile are not included. */
  async *lines(wanted: AuditWanted): AsyncGenerator<AuditLine[]> {
    let last: number | null = null;
    do {
      const lines: AuditLine[] = await this.kept.before(last, PER_READING, wanted);
      if (lines.length > 0) yield lines;
      last = lines.length < PER_READING ? null : (lines.at(-1)?.seq ?? null);
    } while (last !== null);
  }

  /** Reads all of it and says whether it is as it was written. */
  check(): Promise<AuditCheck> {
    return checkRecord(this.kept, this.key);
  }
}

/** Reads a record from its beginning and says whether it is as it was written. */
export async function checkRecord(
  kept: Pick<AuditStore, 'head' | 'after'>,
  key: string,
): Promise<AuditCheck> {
  const checker = new AuditChecker(key);
  for (let read = 0; ;) {
    const lines = await kept.after(read, PER_READING);
    checker.take(lines);
    read = lines.at(-1)?.seq ?? read;
    if (lines.length > 0) continue;
    // Read the head after the lines, so that it is never behind them; lines added meanwhile are read too.
    const head = await kept.head();
    if (head.seq > read && (await kept.after(read, 1)).length > 0) continue;
    return checker.end(head);
  }
}

/**
 * Puts on record what has been done already, unless it was refused. It has happened, so a record that cannot be
 * written does not take it back; the log then holds it.
 */
export async function recorded<T extends object>(
  services: Needs<'audit' | 'log'>,
  outcome: T,
  said: Audited,
): Promise<T> {
  if (isRefusal(outcome)) return outcome;
  try {
    await services.audit.record(said);
  } catch (error) {
    services.log.error({ err: error, audited: said }, 'storing an audit line failed');
  }
  return outcome;
}

function viewOf({ seq, at, by, act, about, details }: AuditLine): AuditView {
  return { seq, at: iso(at), by, act, about, details: AuditDetails.parse(JSON.parse(details)) };
}
