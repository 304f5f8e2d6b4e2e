/** A cell of a table. */
export type Cell = string | number | null;

/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|]/u;

/** What a file begins with, so that spreadsheets read it as UTF-8. */
export const CSV_MARK = '\uFEFF';

/** A whole table as a CSV file: {@link CSV_MARK}, then its rows. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return CSV_MARK + csvRows(rows);
}

/**
 * Rows as CSV (RFC 4180). Text that begins like a formula gets an apostrophe before it, so that nothing in it is ever
 * calculated; numbers are written by us and stay numbers.
 */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
