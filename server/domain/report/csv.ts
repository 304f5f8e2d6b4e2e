/** A cell of a table. */
export type Cell = string | number | null;

/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|]/u;

/**
 * A table as CSV (RFC 4180), with the mark that lets spreadsheets read it as UTF-8. Text that begins like a formula
 * gets an apostrophe before it, so that nothing in it is ever calculated; numbers are written by us and stay numbers.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
