import type { Excerpt } from '../../domain/search/hits.ts';
import type { CaseKind, CaseStep, ComplaintClass } from '../../../protocol/cases.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CaseLogEntry } from '../../domain/case/log.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';

/** A case with the number that people know it by: `T-1042` is 1042. */
export interface StoredCase {
  number: number;
  case: Case;
}

/** An entry that an earlier attempt may have stored. */
export interface SentCaseEntry {
  number: number;
  sender: string;
  clientId: string;
}

/** What a change of cases is decided on: they are locked until it is stored. */
export interface LoadedCases {
  cases: ReadonlyMap<number, Case>;
  /** What was asked for as {@link SentCaseEntry}, if it is stored. */
  sent: CaseLogEntry | null;
  /** The calls that were opened for the case that was asked for as `callsOf`, whatever has become of them; locked as well. */
  calls: ReadonlyMap<number, Case>;
}

/** A case's new row with the entries that lead to it. */
export interface CaseChange extends StoredCase {
  entries: readonly CaseLogEntry[];
  /** What leaves the desk because of it, kept in the same transaction. */
  outgoing?: readonly Outgoing[];
  /** Takes back, in the same transaction, the mails of the case that have not been sent; before `outgoing`. */
  takesMailBack?: boolean;
  /** The mail whose sending it tells: it goes in the same transaction. */
  sentMail?: string | undefined;
  /** Cases that begin because of it, in the same transaction. */
  opens?: readonly NewCase[];
  /** Words that replace those of its first entry, from which `case` follows as well. */
  opening?: string;
}

/** A case that has no number yet, with its first entries. */
export interface NewCase {
  case: Case;
  entries: readonly CaseLogEntry[];
}

/** Whose cases an account may see besides those that it opened itself. */
export interface CasesVisible {
  account: string;
  departments: readonly string[];
}

/** Which cases to list. */
export interface CaseFilter {
  kind?: CaseKind | undefined;
  status?: 'open' | 'done' | undefined;
  step?: CaseStep | undefined;
  class?: ComplaintClass | undefined;
  /** An account; null: those in a queue. */
  owner?: string | null | undefined;
  /** With `owner`: also what is handed over to this account, or to one of these departments, and not accepted yet. */
  offeredTo?: { account: string } | { departments: readonly string[] } | undefined;
  department?: string | undefined;
  overdue?: boolean | undefined;
  urgent?: boolean | undefined;
  /** One customer, or several records of one person. */
  customerId?: string | readonly string[] | undefined;
  chatId?: string | undefined;
  /** Words in it, or its number. */
  q?: string | undefined;
  /** Only what this account may see. Leads pass nothing. */
  visibleTo?: CasesVisible | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** One page of cases; `cursor` leads to the next, null at the end. */
export interface CasePage {
  cases: StoredCase[];
  cursor: string | null;
  /** Of a search: what was found in each case, by its number. */
  found?: ReadonlyMap<number, Excerpt>;
}

/** How many cases of a customer run, and how many of these are overdue. */
export interface OpenCases {
  open: number;
  overdue: number;
}

/** A case that has to be asked, and since when. */
export interface DueCase {
  number: number;
  dueAt: Instant;
}

/** Stores cases. SQLite and PostgreSQL pass the same contract suite. */
export interface CaseStore {
  /**
   * Stores a new case with its first entries and gives it a number. The same `clientId` of the same sender again, in
   * the same chat, gives the case that it opened before.
   */
  open(one: Case, entries: readonly CaseLogEntry[]): Promise<StoredCase & { isNew: boolean }>;
  /**
   * Loads cases, calls `decide`, stores the result in one transaction; nobody else changes these cases in between.
   * Resolves only when it is durable, with the cases that began by it. What `decide` throws is thrown here, and nothing is
   * stored. `callsOf`: one of the numbers, whose calls are loaded and locked too.
   */
  change(
    numbers: readonly number[],
    sent: SentCaseEntry | null,
    decide: (loaded: LoadedCases) => readonly CaseChange[],
    asked?: { callsOf?: number | undefined },
  ): Promise<StoredCase[]>;
  /** What this sender has opened under this `clientId` in this chat. */
  opened(sent: Omit<SentCaseEntry, 'number'> & { chatId: string | null }): Promise<StoredCase | null>;
  /** What an earlier attempt stored, if it did. */
  sent(entry: SentCaseEntry): Promise<CaseLogEntry | null>;
  find(number: number): Promise<StoredCase | null>;
  /** Those of these cases that there are. */
  findAll(numbers: readonly number[]): Promise<StoredCase[]>;
  entries(number: number): Promise<CaseLogEntry[]>;
  /** What runs first, by its deadline; then what is over, the latest first. Throws `BadCursor`. */
  list(filter: CaseFilter): Promise<CasePage>;
  /** The running cases of each of these customers who has any: all, or those that an account may see. */
  openOf(customerIds: readonly string[], visibleTo?: CasesVisible): Promise<Map<string, OpenCases>>;
  /** Cases due by `now`, earliest first. */
  due(now: Instant, limit: number): Promise<DueCase[]>;
  /** The numbers of open cases that one of these accounts has or is offered. */
  heldBy(accounts: readonly string[], limit: number): Promise<number[]>;
  /** The numbers of cases that ended before a moment and whose words are still there. */
  doneBefore(before: Instant, limit: number): Promise<number[]>;
  /** Replaces a case and its log by what is left of them when a person is erased. */
  empty(
    number: number,
    emptied: (
      one: Case,
      entries: readonly CaseLogEntry[],
    ) => { case: Case; entries: readonly CaseLogEntry[] },
  ): Promise<void>;
}
