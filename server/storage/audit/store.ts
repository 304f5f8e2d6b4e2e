import type { AuditAct } from '../../../protocol/audit.ts';
import type { Instant } from '../../domain/instant.ts';
import type { AuditHead, AuditLine } from '../../domain/audit/audit.ts';

/** Which lines are wanted; all of them if nothing is said. `to` is not part of the time. */
export interface AuditWanted {
  act?: AuditAct | undefined;
  by?: string | undefined;
  /** Lines that belong to it, see `departmentSourceOf`. */
  department?: string | undefined;
  from?: Instant | undefined;
  to?: Instant | undefined;
}

/** Where the audit log is kept. Lines are only ever added. */
export interface AuditStore {
  /**
   * Adds the line that `make` ties to the end. Of several that come at once, on whichever process, each is tied to the
   * one before. Resolves when it is durable.
   */
  append(make: (head: AuditHead) => AuditLine): Promise<AuditLine>;
  /** The end, as it is kept beside the lines. */
  head(): Promise<AuditHead>;
  /** Lines past `after`, oldest first. */
  after(seq: number, limit: number): Promise<AuditLine[]>;
  /** The newest of the wanted lines before the line `seq` (all if null; none if there is no such line), newest first. */
  before(seq: number | null, limit: number, wanted?: AuditWanted): Promise<AuditLine[]>;
  /** How many lines are wanted. */
  count(wanted: AuditWanted): Promise<number>;
}
