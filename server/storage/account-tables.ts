import type { AuditAct } from '../../protocol/audit.ts';
import type { Instant } from '../domain/instant.ts';

/** What is kept about accounts and their acts. */
export interface AccountTables {
  audit_log: AuditTable;
  audit_head: AuditHeadTable;
  second_steps: SecondStepTable;
  customer_identities: CustomerIdentityTable;
}

/** One row an act. The database itself refuses to change or remove one. */
export interface AuditTable {
  seq: number;
  at: Instant;
  by: string | null;
  act: AuditAct;
  about: string | null;
  details: string;
  key_name: string;
  seal: string;
}

/** One row: the end of the record. Whoever adds to it holds this row. */
export interface AuditHeadTable {
  id: number;
  seq: number;
  seal: string;
}

/** One row a member of staff who has begun with a second step. */
export interface SecondStepTable {
  account: string;
  /** Sealed under the desk's own secret. */
  secret: string;
  confirmed_at: Instant | null;
  /** The last step of time whose code was taken: no code is taken twice. */
  last_step: number;
  /** Hashes of the recovery codes that are left, as a JSON list. */
  codes: string;
}

/** One row a customer whose website has vouched for them. */
export interface CustomerIdentityTable {
  /** The website's own id for them. */
  external_id: string;
  customer_id: string;
  at: Instant;
}
