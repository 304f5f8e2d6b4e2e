import type { ColumnType, Generated } from 'kysely';
import type { CaseEntryType, CaseKind, CaseStep, ComplaintClass } from '../../../protocol/cases.ts';
import type { Role } from '../../../protocol/entry.ts';
import type { Instant } from '../../domain/instant.ts';

type WithDefault = ColumnType<number, number | undefined, number>;

/**
 * One row a case. `body` is the whole of it; the other columns repeat what queries need. `key` counts cases, and gives
 * them their numbers; `place` is what lists are ordered by.
 */
export interface CaseTable {
  key: Generated<number>;
  id: string;
  kind: CaseKind;
  status: 'open' | 'done';
  step: CaseStep;
  class: ComplaintClass | null;
  owner: string | null;
  department: string | null;
  offered_to: string | null;
  offered_department: string | null;
  customer_id: string | null;
  chat_id: string | null;
  opened_at: Instant;
  opened_by: string | null;
  sender: string;
  client_id: string | null;
  place: number;
  /** When the sweep has to ask it again. */
  next_at: Instant | null;
  /** 0 or 1. */
  overdue: number;
  urgent: number;
  last_seq: number;
  /** What was said in it, for searching. */
  words: string;
  words_erased: WithDefault;
  body: string;
}

/** One row a line of a case's log. */
export interface CaseEntryTable {
  case_key: number;
  seq: number;
  at: Instant;
  type: CaseEntryType;
  sender: string;
  client_id: string | null;
  role: Role;
  account: string | null;
  text: string | null;
  data: string | null;
}
