import type { OverflowStep } from '../../../protocol/departments.ts';
import type { AuditHead, AuditLine } from '../../domain/audit/audit.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { ChangeAuthor, SettingChange } from '../settings/store.ts';

/** A change of several departments at once, and of settings, the desk's and theirs. */
export interface DepartmentsChange {
  /** Added, or changed if it is still of this version; 0: there is none yet. */
  departments: readonly { id: string; keep: DepartmentBody; version: number }[];
  settings: readonly SettingChange[];
}

/** Why nothing of a {@link DepartmentsChange} was stored: this has been changed since, a department as `returns/`. */
export interface ChangedBefore {
  changedBefore: { key: string; changedBy: string };
}

/** What is said of a department. */
export interface DepartmentBody {
  name: string;
  overflow: readonly OverflowStep[];
  pages: readonly string[];
}

/** A department as it is kept. */
export interface StoredDepartment extends DepartmentBody {
  id: string;
  /** Counts the changes, from 1, also of what it has of its own. */
  version: number;
  changedAt: Instant;
  changedBy: string;
}

/**
 * What a decision about one department is made on: all of them, the chats that wait or are open in this one, and the open cases
 * that are in it or offered to it.
 */
export interface DepartmentFacts {
  departments: readonly StoredDepartment[];
  running: number;
  cases: number;
}

/** What becomes of a department: null removes it with all that it has of its own. `settings`: what it has of its own. */
export interface DepartmentChange {
  keep: DepartmentBody | null;
  settings?: readonly SettingChange[];
}

/** Who changes departments, and how each change is put on record; `line` for a department, `setting` for what it has of its own. */
export interface DepartmentAuthor extends Pick<ChangeAuthor, 'by' | 'at'> {
  line: (
    head: AuditHead,
    before: StoredDepartment | null,
    after: StoredDepartment | null,
  ) => AuditLine | null;
  setting: ChangeAuthor['line'];
}

/** Where departments are kept; who belongs to them is kept with the accounts. */
export interface DepartmentStore {
  /** In the order of their ids. */
  all(): Promise<StoredDepartment[]>;
  /**
   * Adds, changes or removes the department of an id as `decide` says, and puts it on record, in one transaction with
   * everybody else's changes in turn. Whoever belongs to a removed one is taken out of it, and no other passes chats on to it.
   */
  change(
    id: string,
    decide: (facts: DepartmentFacts) => DepartmentChange | Refusal,
    author: DepartmentAuthor,
  ): Promise<Refusal | null>;
  /** Stores all of a change in one transaction, on record, or nothing. Refuses as `objection` does, which sees what is kept. */
  changeAll(
    change: DepartmentsChange,
    objection: (kept: readonly StoredDepartment[]) => Refusal | null,
    author: DepartmentAuthor,
  ): Promise<Refusal | ChangedBefore | null>;
  /** Changes whenever a department has changed, and is cheaper than reading them. */
  state(): Promise<string>;
}
