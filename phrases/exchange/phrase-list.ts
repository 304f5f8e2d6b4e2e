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
  return [...phrases, ...exampleRows(content)];
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

/** What stands behind the id of a situation where its examples are listed, a line each, and the departments that it is kept to. */
export const EXAMPLES = '.examples';

function exampleRows(content: ManualContent): PhraseRow[] {
  const chinese = examplesOf(content, 'zh-CN');
  const english = examplesOf(content, 'en');
  const departments = departmentsOf(content);
  return [...new Set([...chinese.keys(), ...english.keys(), ...departments.keys()])].map((situation) => ({
    ...{ id: `${situation}${EXAMPLES}`, situation, when: '', off: '', source: '' },
    departments: departments.get(situation) ?? '',
    'zh-CN': chinese.get(situation) ?? '',
    en: english.get(situation) ?? '',
  }));
}

function examplesOf(content: ManualContent, locale: keyof ManualContent): Map<string, string> {
  const situations = content[locale].flatMap((chapter) => chapter.situations);
  return new Map(
    situations.flatMap(({ id, examples }): [string, string][] =>
      examples ? [[id, examples.join('\n')]] : [],
    ),
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
