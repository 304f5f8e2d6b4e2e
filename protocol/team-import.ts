import { z } from 'zod';
import type { Invited } from './team.ts';

/** UTF-16 units of a file of people. */
const FILE_MAX = 300_000;
/** People in one file. */
export const TEAM_ROWS_MAX = 500;

/** The columns of a file of people, in the order in which the desk writes them. */
export const TEAM_COLUMNS = [
  'account',
  'number',
  'name',
  'role',
  'departments',
  'capacity',
  'mail',
  'languages',
] as const;

/** One of {@link TEAM_COLUMNS}. */
export type TeamColumn = (typeof TEAM_COLUMNS)[number];

/** `POST /api/staff/import`: what a file of people would change, and with `apply`, changes it. */
export const ImportTeam = z.strictObject({
  text: z.string('must be the text of a CSV file').max(FILE_MAX, `at most ${FILE_MAX} characters`),
  apply: z.boolean(),
  /** What the comparison was called; needed to apply what was looked at, and nothing else. */
  version: z.string().max(100).optional(),
});

/**
 * Why a row cannot be taken. `unfit`: what stands in its column cannot be used; `twice`: the same account, number or mail
 * address stands in another row; `taken`: a colleague has that number or address; `fixed`: a number never changes.
 */
export type RowFault =
  | { why: 'unfit'; column: TeamColumn }
  | { why: 'twice'; column: 'account' | 'number' | 'mail'; line: number }
  | { why: 'taken'; column: 'number' | 'mail'; account: string }
  | { why: 'fixed'; number: string }
  | { why: 'unknownDepartment'; department: string }
  | { why: 'disabled' | 'ownRole' | 'lastAdmin' };

/** One row of a file, and what becomes of it. */
export interface TeamRow {
  /** Where it begins in the file, from 1. */
  line: number;
  account: string;
  number: string;
  name: string;
  what: 'new' | 'changed' | 'same' | 'refused';
  /** Of a changed one: what was there, and what will be. */
  changes: { column: TeamColumn; from: string; to: string }[];
  /** Of a refused one. */
  fault?: RowFault;
}

/** What a file of people would change. */
export interface TeamCompared {
  rows: TeamRow[];
  /** Why the file cannot be read at all; then it has no rows. */
  fault?:
    | { why: 'columns'; missing: TeamColumn[]; unknown: string[] }
    | { why: 'tooMany' | 'empty' }
    | { why: 'broken'; line: number };
  /** The links of those who were added: shown this once. */
  invites: (Invited & { name: string })[];
  isApplied: boolean;
  /** Names this file with what it would change: another name, another outcome. */
  version: string;
}
