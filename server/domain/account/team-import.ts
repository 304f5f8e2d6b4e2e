import type { z } from 'zod';
import { AddStaff, mailKey } from '../../../protocol/team.ts';
import { TEAM_COLUMNS, type RowFault, type TeamColumn, type TeamRow } from '../../../protocol/team-import.ts';
import type { Asker, Role } from '../../../protocol/rights.ts';
import { objectionToChange, type TeamMember } from './team.ts';
import type { FileRow } from './team-file.ts';

/** A colleague as far as a file of people can change them. */
export interface KnownMember extends TeamMember {
  number: string;
  name: string;
  capacity: number | null;
  mail: string | null;
  languages: readonly string[];
}

/** What a file can say of a person. */
export interface Person {
  account: string;
  number: string;
  name: string;
  role: Role;
  departments: string[];
  capacity: number | null;
  mail: string | null;
  languages: string[];
}

/** A row with what is to be done by it. */
export interface PlannedRow {
  row: TeamRow;
  /** What the person will be; null if the row is refused. */
  person: Person | null;
}

/** What a file is compared with. */
export interface ComparedWith {
  team: readonly KnownMember[];
  departments: readonly { id: string; name: string }[];
  /** The person who imports; nobody changes their own role. */
  by: Asker;
}

/** What becomes of each row. Columns that the file does not have, and roles that it leaves empty, stay as they are. */
export function planImport(rows: readonly FileRow[], known: ComparedWith): PlannedRow[] {
  const seen = { account: new Map<string, number>(), number: new Map<string, number>(), mail: new Map() };
  const demoted = new Set<string>();
  return rows.map((row) => {
    const read = readPerson(row, known);
    const shown = shownOf(row);
    if ('why' in read) return refused(row.line, shown, read);
    const fault = twiceIn(read, row.line, seen) ?? faultOf(read, known, demoted);
    if (fault) return refused(row.line, shown, fault);
    const before = memberOf(known, read.account);
    const changes = before === undefined ? [] : changesOf(before, read);
    if (before?.role === 'admin' && read.role !== 'admin') demoted.add(read.account);
    const what = before === undefined ? 'new' : changes.length > 0 ? 'changed' : 'same';
    return { row: { line: row.line, ...shown, what, changes }, person: read };
  });
}

/** A person in the words of a file. */
export function cellsOf(
  person: Omit<Person, 'departments' | 'languages'> & Lists,
): Record<TeamColumn, string> {
  const { account, number, name, role, departments, capacity, mail, languages } = person;
  return {
    ...{ account, number, name, role, departments: departments.join(', ') },
    ...{ capacity: capacity === null ? '' : String(capacity), mail: mail ?? '' },
    languages: languages.join(', '),
  };
}

interface Lists {
  departments: readonly string[];
  languages: readonly string[];
}

type Shown = Pick<TeamRow, 'account' | 'number' | 'name'>;

function refused(line: number, shown: Shown, fault: RowFault): PlannedRow {
  return { row: { line, ...shown, what: 'refused', changes: [], fault }, person: null };
}

function shownOf({ cells }: FileRow): Shown {
  return { account: cells.account ?? '', number: cells.number ?? '', name: cells.name ?? '' };
}

const ROLES: Readonly<Record<Role, readonly string[]>> = {
  agent: ['agent', '客服'],
  lead: ['lead', '主管'],
  admin: ['admin', 'administrator', '管理员'],
};

/** The values of fields that the file does not contain. */
const NOBODY = { role: 'agent', capacity: null, mail: null, languages: [], departments: [] } as const;

function readPerson({ cells }: FileRow, known: ComparedWith): Person | RowFault {
  const before = memberOf(known, (cells.account ?? '').trim().toLowerCase()) ?? NOBODY;
  const role = roleIn(cells.role, before.role);
  if (role === null) return { why: 'unfit', column: 'role' };
  const departments = departmentsIn(cells.departments, known, before.departments);
  if (!Array.isArray(departments)) return departments;
  const { account, number, name } = cells;
  const capacity = cells.capacity === undefined ? before.capacity : numberIn(cells.capacity);
  const read = AddStaff.safeParse({
    ...{ account, number, name, role, departments },
    mail: cells.mail === undefined ? before.mail : cells.mail || null,
    languages: cells.languages === undefined ? before.languages : listIn(cells.languages),
    ...(capacity === null ? {} : { capacity }),
  });
  if (read.success) return personFrom(read.data, departments);
  const column = TEAM_COLUMNS.find((one) => one === read.error.issues[0]?.path[0]);
  return { why: 'unfit', column: column ?? 'account' };
}

function personFrom(read: z.output<typeof AddStaff>, departments: string[]): Person {
  const { account, number, name, role, capacity = null, mail = null, languages = [] } = read;
  return { account, number, name, role, departments, capacity, mail, languages };
}

/** An empty cell leaves the role as it is; null is no role. */
function roleIn(cell: string | undefined, before: Role): Role | null {
  const said = (cell ?? '').toLowerCase();
  if (said === '') return before;
  return (['agent', 'lead', 'admin'] as const).find((one) => ROLES[one].includes(said)) ?? null;
}

/** Departments by their ids or names. */
function departmentsIn(
  cell: string | undefined,
  { departments }: ComparedWith,
  before: readonly string[],
): string[] | RowFault {
  if (cell === undefined) return [...before];
  const found: string[] = [];
  for (const said of listIn(cell)) {
    const department = departments.find(({ id, name }) => id === said || name === said);
    if (!department) return { why: 'unknownDepartment', department: said };
    found.push(department.id);
  }
  return [...new Set(found)].sort();
}

function listIn(cell: string): string[] {
  return cell
    .split(/[,，、;；|]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Null for an empty cell; what is no number fails the schema. */
function numberIn(cell: string): number | null {
  return cell === '' ? null : Number(cell);
}

function twiceIn(
  { account, number, mail }: Person,
  line: number,
  seen: Record<'account' | 'number' | 'mail', Map<string, number>>,
): RowFault | null {
  const keys = { account, number, ...(mail === null ? {} : { mail: mailKey(mail) }) };
  for (const column of ['account', 'number', 'mail'] as const) {
    const key = keys[column];
    const first = key === undefined ? undefined : seen[column].get(key);
    if (first !== undefined) return { why: 'twice', column, line: first };
  }
  for (const column of ['account', 'number', 'mail'] as const) {
    const key = keys[column];
    if (key !== undefined) seen[column].set(key, line);
  }
  return null;
}

function faultOf(person: Person, known: ComparedWith, demoted: ReadonlySet<string>): RowFault | null {
  const before = memberOf(known, person.account);
  const others = known.team.filter(({ account }) => account !== person.account);
  const numbered = others.find(({ number }) => number === person.number);
  if (numbered) return { why: 'taken', column: 'number', account: numbered.account };
  const key = person.mail === null ? null : mailKey(person.mail);
  const addressed = others.find(({ mail }) => key !== null && mail !== null && mailKey(mail) === key);
  if (addressed) return { why: 'taken', column: 'mail', account: addressed.account };
  if (before === undefined) return null;
  if (before.disabledAt !== null) return { why: 'disabled' };
  if (before.number !== person.number) return { why: 'fixed', number: before.number };
  const team = known.team.map((one) => (demoted.has(one.account) ? { ...one, role: 'agent' as const } : one));
  if (!objectionToChange(known.by, before, { role: person.role }, team)) return null;
  return { why: before.account === known.by.account ? 'ownRole' : 'lastAdmin' };
}

function memberOf({ team }: ComparedWith, account: string): KnownMember | undefined {
  return team.find((one) => one.account === account);
}

function changesOf(before: KnownMember, person: Person): TeamRow['changes'] {
  const was = cellsOf({ ...before, departments: [...before.departments].sort() });
  const is = cellsOf(person);
  return TEAM_COLUMNS.flatMap((column) =>
    was[column] === is[column] ? [] : [{ column, from: was[column], to: is[column] }],
  );
}
