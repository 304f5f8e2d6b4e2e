import { readCsv, writeCsv } from '../../../phrases/exchange/csv.ts';
import { ManualError } from '../../../phrases/manual.ts';
import {
  TEAM_COLUMNS,
  TEAM_ROWS_MAX,
  type TeamColumn,
  type TeamCompared,
} from '../../../protocol/team-import.ts';

/** The values of the columns that a file has; a missing column changes nothing. */
export interface FileRow {
  line: number;
  cells: Readonly<Partial<Record<TeamColumn, string>>>;
}

/** The names of the columns as people write them, in both languages. */
const NAMES: Readonly<Record<TeamColumn, readonly string[]>> = {
  account: ['account', '账号', '帐号'],
  number: ['number', '工号'],
  name: ['name', '姓名', '名字'],
  role: ['role', '角色'],
  departments: ['departments', 'department', '技能组'],
  capacity: ['capacity', 'chats at once', '同时接待上限', '同时会话数'],
  mail: ['mail', 'email', 'e-mail', 'email address', 'mail address', '邮箱'],
  languages: ['languages', 'language', '语言'],
};

/** The columns that are needed to recognise or add a person. */
const NEEDED = ['account', 'number', 'name'] as const;

/** The rows of a file of people, or why it cannot be read. */
export function readTeamFile(text: string): FileRow[] | { fault: NonNullable<TeamCompared['fault']> } {
  const table = tableIn(text);
  if (typeof table === 'number') return { fault: { why: 'broken', line: table } };
  const [head, ...rows] = table;
  if (head === undefined || rows.length === 0) return { fault: { why: 'empty' } };
  if (rows.length > TEAM_ROWS_MAX) return { fault: { why: 'tooMany' } };
  const columns = head.cells.map((cell) => columnNamed(cell));
  const unknown = head.cells.filter((cell, at) => cell.trim() !== '' && columns[at] === null);
  const missing = NEEDED.filter((column) => !columns.includes(column));
  const isTwice = columns.some((column, at) => column !== null && columns.indexOf(column) !== at);
  if (unknown.length > 0 || missing.length > 0 || isTwice)
    return { fault: { why: 'columns', missing, unknown } };
  return rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      columns.flatMap((column, at) => (column === null ? [] : [[column, (cells[at] ?? '').trim()]])),
    ),
  }));
}

/** People as a file that {@link readTeamFile} reads. */
export function writeTeamFile(people: readonly Readonly<Record<TeamColumn, string>>[]): string {
  return writeCsv([[...TEAM_COLUMNS], ...people.map((one) => TEAM_COLUMNS.map((column) => one[column]))]);
}

/** The rows, or the line in which the file is broken. */
function tableIn(text: string): ReturnType<typeof readCsv> | number {
  try {
    return readCsv('people', text);
  } catch (error) {
    if (error instanceof ManualError) return error.line;
    throw error;
  }
}

function columnNamed(cell: string): TeamColumn | null {
  const said = cell.trim().toLowerCase();
  return TEAM_COLUMNS.find((column) => NAMES[column].includes(said)) ?? null;
}
