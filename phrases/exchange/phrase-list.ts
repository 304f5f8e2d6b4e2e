import type { ManualContent } from '../content.ts';
import type { WrittenPhrase } from '../schema.ts';
import { writeCsv } from './csv.ts';

/** The columns of a phrase list; both languages stand side by side. */
export const COLUMNS = ['id', 'situation', 'when', 'off', 'source', 'departments', 'zh-CN', 'en'] as const;
export type Column = (typeof COLUMNS)[number];

/** One phrase as a phrase list shows it. */
export type PhraseRow = Record<Column, string>;

/** All phrases as a CSV file, in the manual's order. */
export function writePhraseList(content: ManualContent): string {
  const rows = phraseRows(content);
  // A desk that keeps nothing to departments never sees the word.
  const isDivided = rows.some(({ departments }) => departments !== '');
  const columns = COLUMNS.filter((column) => isDivided || column !== 'departments');
  return writeCsv([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
}

/** All phrases of both languages, as rows. */
export function phraseRows(content: ManualContent): PhraseRow[] {
  const chinese = phrasesOf(content, 'zh-CN');
  const english = phrasesOf(content, 'en');
  const all = new Map([...chinese, ...english]);
  const phrases = [...all.keys()].map((id): PhraseRow => {
    const [zh, en] = [chinese.get(id), english.get(id)];
    const { situation = '', phrase }: Partial<Listed> = zh ?? en ?? {};
    return {
      ...{ id, situation, ...columnsOf(phrase) },
      ...{ 'zh-CN': zh?.phrase.text ?? '', en: en?.phrase.text ?? '' },
    };
  });
  return [...phrases, ...listRows(content)];
}

function columnsOf(
  phrase: WrittenPhrase | undefined,
): Pick<PhraseRow, 'when' | 'off' | 'source' | 'departments'> {
  return {
    when: phrase?.when.join(' ') ?? '',
    off: phrase?.off ? 'off' : '',
    source: phrase?.source ?? '',
    departments: phrase?.departments?.join(' ') ?? '',
  };
}

/** How a situation is recognised: rows of their own, whose ids are the situation's with this behind it. */
export const LISTS = ['examples', 'must', 'must_not'] as const;
export type List = (typeof LISTS)[number];

/** The row of a situation's list; that of the examples also names the departments that the situation is kept to. */
export function listId(situation: string, list: List): string {
  return `${situation}.${list}`;
}

function listRows(content: ManualContent): PhraseRow[] {
  const departments = departmentsOf(content);
  const situations = new Set(
    [...content['zh-CN'], ...content.en].flatMap((chapter) => chapter.situations.map(({ id }) => id)),
  );
  const texts = LISTS.map((list) => ({
    list,
    chinese: listsOf(content, 'zh-CN', list),
    english: listsOf(content, 'en', list),
  }));
  return [...situations].flatMap((situation) =>
    texts.flatMap(({ list, chinese, english }): PhraseRow[] => {
      const kept = list === 'examples' ? departments.get(situation) : undefined;
      const [zh, en] = [chinese.get(situation), english.get(situation)];
      if (zh === undefined && en === undefined && kept === undefined) return [];
      return [
        {
          ...{ id: listId(situation, list), situation, when: '', off: '', source: '' },
          ...{ departments: kept ?? '', 'zh-CN': zh ?? '', en: en ?? '' },
        },
      ];
    }),
  );
}

/** What is listed of each situation that has such a list, a line each. */
function listsOf(content: ManualContent, locale: keyof ManualContent, list: List): Map<string, string> {
  const situations = content[locale].flatMap((chapter) => chapter.situations);
  return new Map(
    situations.flatMap((one): [string, string][] => {
      const listed = one[list];
      return listed ? [[one.id, listed.join('\n')]] : [];
    }),
  );
}

function departmentsOf(content: ManualContent): Map<string, string> {
  const situations = [...content.en, ...content['zh-CN']].flatMap((chapter) => chapter.situations);
  return new Map(
    situations.flatMap(({ id, departments }): [string, string][] =>
      departments ? [[id, departments.join(' ')]] : [],
    ),
  );
}

interface Listed {
  readonly situation: string;
  readonly phrase: WrittenPhrase;
}

function phrasesOf(content: ManualContent, locale: keyof ManualContent): Map<string, Listed> {
  const situations = content[locale].flatMap((chapter) => chapter.situations);
  return new Map(
    situations.flatMap(({ id, phrases }) =>
      phrases.map((phrase): [string, Listed] => [phrase.id, { situation: id, phrase }]),
    ),
  );
}
