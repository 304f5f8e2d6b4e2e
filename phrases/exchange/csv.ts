import { ManualError } from '../manual.ts';

/** A line of a table; `line` is where it begins in the file, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A cell to be written. */
export type Cell = string | number | null;

/**
 * What a spreadsheet takes for the beginning of a formula, in full width too, whatever invisible characters stand before
 * it; or a beginning that it drops. Apostrophes before it belong to it, so that one more can be taken away again.
 */
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@|＝＋－＠])/u;

/** The byte order mark, by which spreadsheets know that a file is UTF-8. */
export const CSV_MARK = '\uFEFF';

/** A whole table as a CSV file: {@link CSV_MARK}, then its rows. */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return CSV_MARK + csvRows(rows);
}

/**
 * Rows as CSV (RFC 4180). Text that begins like a formula gets an apostrophe before it, so that no spreadsheet runs it;
 * {@link readCsv} takes it away again. Numbers stay numbers; null and what is no finite number stay empty.
 */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

/**
 * The rows of a CSV file, whether commas, semicolons or tabs are between its cells; empty lines are left out. Throws
 * {@link ManualError} with the line of a broken quote, or if the text was not read in the file's own encoding.
 */
export function readCsv(path: string, file: string): CsvRow[] {
  const garbled = file.search(/[\ufffd\0]/u);
  if (garbled >= 0) {
    const line = file.slice(0, garbled).split('\n').length;
    throw new ManualError(path, line, 'this is not UTF-8, as it should be; save the file as "CSV UTF-8"');
  }
  const text = file.replace(CSV_MARK, '');
  const told = /^"?sep=([,;\t])"?\r?\n/iu.exec(text);
  const reader: Reader = {
    ...{ text, at: told?.[0].length ?? 0, line: told ? 2 : 1 },
    separator: told?.[1] ?? separatorOf(text),
  };
  const rows: CsvRow[] = [];
  while (reader.at < reader.text.length) {
    const row = readRow(path, reader);
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
  }
  return rows;
}

/** Semicolons and tabs are quoted too: a reader that guesses the separator would count them. */
function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(cell: string): string {
  const text = cell.replace(/\r\n?/gu, '\n');
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** What stands between the names of the columns: the commonest separator of the first line, quoted cells left out. */
function separatorOf(text: string): string {
  const head = /^\s*([^\r\n]+)/u.exec(text.replace(/"[^"]*"/gu, ''))?.[1] ?? '';
  const count = (mark: string): number => head.split(mark).length;
  return [';', '\t'].find((mark) => count(mark) > count(',')) ?? ',';
}

interface Reader {
  readonly separator: string;
  readonly text: string;
  at: number;
  line: number;
}

function readRow(path: string, reader: Reader): CsvRow {
  const line = reader.line;
  const cells: string[] = [];
  for (;;) {
    cells.push(textOf(reader.text.charAt(reader.at) === '"' ? quoted(path, reader) : plain(reader)));
    const end = new RegExp(`\\r\\n|[${reader.separator}\\n\\r]|$`, 'uy');
    end.lastIndex = reader.at;
    const mark = end.exec(reader.text)?.[0];
    if (mark === undefined)
      throw new ManualError(path, reader.line, 'a comma is missing after a closing quote');
    reader.at += mark.length;
    if (mark === reader.separator) continue;
    reader.line += mark === '' ? 0 : 1;
    return { line, cells };
  }
}

function plain(reader: Reader): string {
  const cell = new RegExp(`[^${reader.separator}\\r\\n]*`, 'uy');
  cell.lastIndex = reader.at;
  const text = cell.exec(reader.text)?.[0] ?? '';
  reader.at += text.length;
  return text;
}

function quoted(path: string, reader: Reader): string {
  const began = reader.line;
  const pieces: string[] = [];
  for (;;) {
    const end = reader.text.indexOf('"', reader.at + 1);
    if (end < 0) throw new ManualError(path, began, 'a quote is not closed');
    pieces.push(reader.text.slice(reader.at + 1, end));
    reader.at = end + 1;
    if (reader.text.charAt(reader.at) === '"') continue;
    const text = pieces.join('"');
    reader.line += text.match(/\r\n|[\r\n]/gu)?.length ?? 0;
    return text;
  }
}
