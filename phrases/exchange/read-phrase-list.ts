import type { ManualContent } from '../content.ts';
import { nextPhraseId } from '../edit/phrase-edits.ts';
import type { Edit } from '../edit/edit.ts';
import { conditions, type Condition, ManualError } from '../manual.ts';
import type { ManualFile } from '../read-chapter.ts';
import { readCsv } from './csv.ts';
import { COLUMNS, listId, LISTS, phraseRows, type Column, type List, type PhraseRow } from './phrase-list.ts';

/** More than any manual has. */
const MOST_ROWS = 2000;

/** What a phrase list wants changed, and in which line each phrase stands. */
export interface ReadPhraseList {
  readonly edits: Edit[];
  readonly lines: ReadonlyMap<string, number>;
}

interface Row {
  readonly line: number;
  readonly cells: Partial<PhraseRow>;
}

/**
 * The edits that make a manual's phrases what the list says. What it does not list, and columns that it leaves out, stay
 * as they are; a row without an id is a new phrase. Throws {@link ManualError} with file, line and reason.
 */
export function readPhraseList(
  file: ManualFile,
  content: ManualContent,
  taken: ReadonlySet<string>,
): ReadPhraseList {
  const present = new Map(phraseRows(content).map((row) => [row.id, row]));
  const situations = new Set(content['zh-CN'].flatMap((one) => one.situations.map(({ id }) => id)));
  const lines = new Map<string, number>();
  const listed = new Map<string, string[]>();
  const given = new Set([...taken, ...present.keys()]);
  const edits = rowsOf(file).flatMap(({ line, cells }): Edit[] => {
    const refuse = (reason: string): never => {
      throw new ManualError(file.path, line, reason);
    };
    const situation = cells.situation || (cells.id ?? '').replace(/\.(?:\d+|examples|must|must_not)$/u, '');
    if (!situations.has(situation)) refuse(`there is no situation "${situation}"`);
    const list = LISTS.find((one) => cells.id === listId(situation, one));
    if (list) return listEdits(situation, list, present.get(listId(situation, list)), cells);
    const id = cells.id || nextPhraseId(content, situation, given);
    const before = lines.get(id);
    if (before !== undefined) refuse(`the phrase id "${id}" is already used in line ${before}`);
    lines.set(id, line);
    given.add(id);
    listed.set(situation, [...(listed.get(situation) ?? []), id]);
    const row = present.get(id);
    if (row && row.situation !== situation) refuse(`phrase "${id}" stands under "${row.situation}"`);
    if (!row && taken.has(id)) refuse(`the phrase id "${id}" has been used before; ids are never used again`);
    return row ? changes(row, cells, refuse) : additions(id, situation, cells, refuse);
  });
  const orders = [...listed].map(([situation, ids]): Edit => ({ do: 'orderPhrases', situation, ids }));
  return { edits: [...edits, ...orders.filter((order) => moves(order, present))], lines };
}

/** A list stands in one cell for each language, a line each; a column that is left out leaves it as it is. */
function listEdits(
  situation: string,
  list: List,
  row: PhraseRow | undefined,
  cells: Partial<PhraseRow>,
): Edit[] {
  const listed = (column: 'zh-CN' | 'en') =>
    cells[column] === undefined || cells[column] === (row?.[column] ?? '')
      ? undefined
      : cells[column].split('\n');
  const [zh, en] = [listed('zh-CN'), listed('en')];
  const departments =
    list === 'examples' ? departmentsIn(row?.departments ?? '', cells.departments) : undefined;
  if (zh === undefined && en === undefined && departments === undefined) return [];
  const lists = { ...(zh && { 'zh-CN': zh }), ...(en && { en }) };
  return [
    {
      ...{ do: 'editSituation', id: situation },
      ...(Object.keys(lists).length > 0 && { [list]: lists }),
      ...(departments && { departments }),
    },
  ];
}

/** The departments that a cell names; undefined if it names what is there. */
function departmentsIn(before: string, cell: string | undefined): string[] | undefined {
  return cell === undefined || cell === before ? undefined : cell.split(/[\s,;]+/u).filter(Boolean);
}

type Refuse = (reason: string) => never;

function changes(row: PhraseRow, cells: Partial<PhraseRow>, refuse: Refuse): Edit[] {
  const differs = (column: Column): string | undefined =>
    cells[column] !== undefined && cells[column] !== row[column] ? cells[column] : undefined;
  const [zh, en] = [differs('zh-CN'), differs('en')];
  const when = differs('when');
  const source = differs('source');
  const departments = departmentsIn(row.departments, cells.departments);
  const text = { ...(zh === undefined ? {} : { 'zh-CN': zh }), ...(en === undefined ? {} : { en }) };
  const edit: Edit = {
    do: 'editPhrase',
    id: row.id,
    ...(Object.keys(text).length > 0 ? { text } : {}),
    ...(when === undefined ? {} : { when: conditionsIn(when, refuse) }),
    ...(source ? { source } : {}),
    ...(departments && { departments }),
  };
  const isOff = cells.off === undefined ? row.off !== '' : offIn(cells.off, refuse);
  return [
    ...(Object.keys(edit).length > 2 ? [edit] : []),
    ...(isOff === (row.off !== '') ? [] : [{ do: 'switchPhrase', id: row.id, off: isOff } as const]),
  ];
}

function additions(id: string, situation: string, cells: Partial<PhraseRow>, refuse: Refuse): Edit[] {
  const { 'zh-CN': zh = '', en = '' } = cells;
  if (zh === '' || en === '') refuse(`the new phrase "${id}" needs its words in both languages (zh-CN, en)`);
  const source = cells.source ? { source: cells.source } : {};
  const when = conditionsIn(cells.when ?? '', refuse);
  const departments = departmentsIn('', cells.departments);
  return [
    { do: 'addPhrase', situation, id, text: { 'zh-CN': zh, en }, when, ...source },
    ...(departments ? [{ do: 'editPhrase', id, departments } as const] : []),
    ...(offIn(cells.off ?? '', refuse) ? [{ do: 'switchPhrase', id, off: true } as const] : []),
  ];
}

function conditionsIn(cell: string, refuse: Refuse): Condition[] {
  return cell
    .split(/[\s,;]+/u)
    .filter(Boolean)
    .map(
      (word) =>
        conditions.find((one) => one === word) ?? refuse(`unknown condition "${word}" in column when`),
    );
}

function offIn(cell: string, refuse: Refuse): boolean {
  const word = cell.trim().toLowerCase();
  if (['off', '1', 'true', 'yes'].includes(word)) return true;
  return ['', '0', 'false', 'no', 'on'].includes(word)
    ? false
    : refuse(`column off says "${cell}"; write off or nothing`);
}

/** Whether the listed phrases stand in another order than now; new ones come last by themselves. */
function moves(order: Edit, present: ReadonlyMap<string, PhraseRow>): boolean {
  if (order.do !== 'orderPhrases') return false;
  const wanted = new Set(order.ids);
  const now = [...present.keys()].filter((id) => wanted.has(id));
  return order.ids.join(' ') !== [...now, ...order.ids.filter((id) => !present.has(id))].join(' ');
}

function rowsOf({ path, text }: ManualFile): Row[] {
  const [head, ...rows] = readCsv(path, text);
  if (!head) throw new ManualError(path, 1, 'the file is empty');
  const columns = head.cells.map((cell) => {
    const name = cell.trim();
    const column = COLUMNS.find((one) => one.toLowerCase() === name.toLowerCase());
    if (!column) throw new ManualError(path, 1, `unknown column "${name}"; known are ${COLUMNS.join(', ')}`);
    return column;
  });
  if (!columns.includes('id')) throw new ManualError(path, 1, 'the column id is missing');
  if (rows.length > MOST_ROWS) {
    throw new ManualError(path, rows[MOST_ROWS]?.line ?? 1, `there are more than ${MOST_ROWS} phrases`);
  }
  return rows.map(({ line, cells }) => {
    if (cells.length !== columns.length) {
      throw new ManualError(path, line, `there are ${cells.length} cells, but ${columns.length} columns`);
    }
    return {
      line,
      cells: Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? '').trim()])),
    };
  });
}
