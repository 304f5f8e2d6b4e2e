import { createHash, createHmac } from 'node:crypto';
import type { AuditAct, AuditCheck, AuditView } from '../../../protocol/audit.ts';
import type { Instant } from '../instant.ts';

/** An act to record. Only ids, counts and names of the wire: no text of a chat, no contact, no address. */
export interface Audited {
  /** The account; `system` for automatic acts; null if the person was not authenticated. */
  by: string | null;
  act: AuditAct;
  /** The id of what it was done to. */
  about?: string | null;
  details?: AuditView['details'];
}

/** The end of the record, to which the next line is tied. */
export interface AuditHead {
  seq: number;
  seal: string;
}

/** A line as it is stored. `details` is text, so that the hash chain covers exactly these bytes. */
export interface AuditLine {
  seq: number;
  at: Instant;
  by: string | null;
  act: AuditAct;
  about: string | null;
  details: string;
  /** Which key has sealed it; says nothing about the key. */
  keyName: string;
  /** Keyed hash over the line and the seal before it. */
  seal: string;
}

/** Before the first line. */
export const BEGINNING: AuditHead = { seq: 0, seal: '' };

/** The line after `head`. */
export function lineAfter(head: AuditHead, said: Audited, at: Instant, key: string): AuditLine {
  const line = {
    seq: head.seq + 1,
    at,
    by: said.by,
    act: said.act,
    about: said.about ?? null,
    details: JSON.stringify(said.details ?? {}),
    keyName: nameOf(key),
  };
  return { ...line, seal: sealOf(line, head.seal, key) };
}

/** Verifies the audit log line by line. Returns the first fault, null while there is none. */
export class AuditChecker {
  #last = BEGINNING;
  #fault: AuditCheck['fault'] = null;

  constructor(private readonly key: string) {}

  /** Takes the next lines, in ascending order. */
  take(lines: readonly AuditLine[]): void {
    for (const line of lines) {
      this.#fault ??= this.#faultOf(line);
      this.#last = { seq: line.seq, seal: line.seal };
    }
  }

  /** The result, after comparing the separately stored head: it shows whether lines are missing at the end. */
  end(head: AuditHead): AuditCheck {
    const isSame = head.seq === this.#last.seq && head.seal === this.#last.seal;
    const fault = this.#fault ?? (isSame ? null : { seq: this.#last.seq, what: 'end_differs' as const });
    return { whole: fault === null, lines: this.#last.seq, seal: this.#last.seal, fault };
  }

  #faultOf(line: AuditLine): AuditCheck['fault'] {
    if (line.seq !== this.#last.seq + 1) return { seq: this.#last.seq + 1, what: 'missing' };
    if (line.keyName !== nameOf(this.key)) return { seq: line.seq, what: 'other_key' };
    const isRight = line.seal === sealOf(line, this.#last.seal, this.key);
    return isRight ? null : { seq: line.seq, what: 'changed' };
  }
}

function sealOf(line: Omit<AuditLine, 'seal'>, before: string, key: string): string {
  const { seq, at, by, act, about, details, keyName } = line;
  const words = JSON.stringify([seq, at, by, act, about, details, keyName, before]);
  return createHmac('sha256', key).update(words).digest('hex');
}

function nameOf(key: string): string {
  return createHash('sha256').update(`name of ${key}`).digest('hex').slice(0, 8);
}
