import type { AuditAct } from '../../protocol/audit.ts';
import type { AuditHead, AuditLine } from '../domain/audit/audit.ts';

/** Where the record of people's acts is kept. Lines are only ever added. */
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
  /** The newest lines before `seq` (all if null), of one act if it is named, newest first. */
  before(seq: number | null, limit: number, act?: AuditAct | null): Promise<AuditLine[]>;
}
