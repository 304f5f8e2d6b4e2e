import type { CustomerRecord, RecordChanges } from '../../domain/customer/record.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CasesVisible } from '../cases/store.ts';
import type { Customer } from './store.ts';

/** A person as staff know them: the record in force, and under whom they came. */
export interface StoredPerson {
  /** The id of the record in force. */
  root: string;
  record: CustomerRecord;
  version: number;
  /** The customers that are this person, that of the record in force first; then by their first visit. */
  members: Customer[];
}

/** A line of a record's log. Stored rows: names are never changed. */
export interface RecordLine {
  id: string;
  customerId: string;
  at: Instant;
  type: 'changed' | 'joined' | 'parted';
  by: string;
  /** The other record, where two were joined or parted. */
  other: string | null;
  changes: RecordChanges;
  /** Of a join: the customers that came along. */
  members: string[];
}

/** What becomes of the records of a group: only what is named is stored. */
export interface RecordsChanged {
  records: { id: string; record: CustomerRecord }[];
  /** Where customers belong from now on; `root` null: to themselves. */
  roots: { id: string; root: string | null }[];
  lines: RecordLine[];
}

/** Which persons to list. */
export interface PersonFilter {
  /** Words and numbers of which all have to be there. */
  q?: string | undefined;
  /** The class and one of the tags in the record in force; upper and lower case are alike. */
  class?: string | undefined;
  tag?: string | undefined;
  /** When they were seen last, under whichever of their records; `seenTo` is not included. */
  seenFrom?: Instant | undefined;
  seenTo?: Instant | undefined;
  /** Only those with a running case: any, or one that this account may see. */
  withOpenCase?: 'any' | CasesVisible | undefined;
  /** Only those of whom this agent may read a chat. Leads pass nothing. */
  visibleTo?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Locked records: what the decision is made on. */
export interface LockedRecord {
  id: string;
  root: string | null;
  record: CustomerRecord;
  version: number;
}

/**
 * Stores what staff write down about customers. Records that are joined are linked and nothing of them is removed: each
 * customer keeps their own chats, cases and record. SQLite and PostgreSQL pass the same contract suite. [P9]
 */
export interface CustomerRecordStore {
  /** The person that a customer is; null for an unknown customer. */
  find(customerId: string): Promise<StoredPerson | null>;
  /** The ids of all customers that are the same person as this one; itself at least, known or not. */
  membersOf(customerId: string): Promise<string[]>;
  /** Persons, the last seen first. A page looks at a bounded number of rows, so it may be short or empty. Throws `BadCursor`. */
  list(filter: PersonFilter): Promise<{ persons: StoredPerson[]; cursor: string | null }>;
  /**
   * Locks the persons that these customers are, calls `decide` with all of their records, and stores the result in one
   * transaction. What `decide` throws is thrown here, and nothing is stored.
   */
  change(
    customerIds: readonly string[],
    decide: (locked: readonly LockedRecord[]) => RecordsChanged | null,
  ): Promise<void>;
  /** The newest lines of the logs of these customers, newest first. */
  lines(customerIds: readonly string[], limit: number): Promise<RecordLine[]>;
  /** How one record came to another: the newest such line. */
  lastJoin(other: string): Promise<RecordLine | null>;
}
