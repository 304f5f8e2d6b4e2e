import { ManualError } from '../manual.ts';

/** A line of a table; `line` is where it begins in the file, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Excel and its kin take such a beginning for a formula; East Asian ones also in full width. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;
/** Tells Excel that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * A table as CSV (RFC 4180, UTF-8 with a mark). A cell that a spreadsheet would run as a formula gets an apostrophe
 * before it, which {@link readCsv} takes away again.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
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
  const text = file.replace(byteOrderMark, '');
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

function cellOf(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(cell: string): string {
  const text = cell.replace(/\r\n?/gu, '\n');
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

/** What stands between the names of the columns. */
function separatorOf(text: string): string {
  const head = (/^\s*([^\r\n]+)/u.exec(text)?.[1] ?? '').replace(/"[^"]*"/gu, '');
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
