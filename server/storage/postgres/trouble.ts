import { DatabaseError } from 'pg';
import { StorageUnavailable } from '../errors.ts';

/**
 * `lost`: the connection broke, or none was available. `conflict`: two transactions blocked each other. `sent-before`:
 * there is an entry with this sender and clientId. `refused`: a retry will not help.
 */
export type TroubleKind = 'lost' | 'conflict' | 'sent-before' | 'refused';

/** What went wrong between this process and PostgreSQL. */
export class PostgresTrouble extends StorageUnavailable {
  readonly kind: TroubleKind;

  constructor(kind: TroubleKind, code: string, message: string) {
    super(code, message);
    this.kind = kind;
  }
}

/** An error of the driver in the storage's words. The server's details may quote a row, so they are left out. */
export function troubleFrom(error: unknown): PostgresTrouble {
  if (error instanceof PostgresTrouble) return error;
  if (error instanceof DatabaseError)
    return new PostgresTrouble(kindOf(error), error.code ?? 'UNKNOWN', error.message);
  return new PostgresTrouble('lost', networkCodeOf(error), messageOf(error));
}

/** A lock was not to be had in time. */
export const LOCKED = '55P03';
const CONFLICTS = new Set(['40001', '40P01', LOCKED]);
// The server stops, starts, or has no connection left.
const LOST = new Set(['57P01', '57P02', '57P03', '53300', '25P03', '57P05']);

function kindOf({ code = '', constraint }: DatabaseError): TroubleKind {
  if (CONFLICTS.has(code)) return 'conflict';
  if (LOST.has(code) || code.startsWith('08')) return 'lost';
  return code === '23505' && constraint === 'entries_sent' ? 'sent-before' : 'refused';
}

function networkCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'CONNECTION';
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === '' ? networkCodeOf(error) : message;
}
