import type { ManualContent } from '../content.ts';
import type { WrittenPhrase } from '../schema.ts';
import { writeCsv } from './csv.ts';

/** The columns of a phrase list; both languages stand side by side. */
export const COLUMNS = ['id', 'situation', 'when', 'off', 'source', 'zh-CN', 'en'] as const;
export type Column = (typeof COLUMNS)[number];

/** One phrase as a phrase list shows it. */
export type PhraseRow = Record<Column, string>;

/** All phrases as a CSV file, in the manual's order. */
export function writePhraseList(content: ManualContent): string {
  return writeCsv([COLUMNS, ...phraseRows(content).map((row) => COLUMNS.map((column) => row[column]))]);
}

/** All phrases of both languages, as rows. */
export function phraseRows(content: ManualContent): PhraseRow[] {
  const chinese = phrasesOf(content, 'zh-CN');
  const english = phrasesOf(content, 'en');
  const all = new Map([...chinese, ...english]);
  const phrases = [...all.keys()].map((id): PhraseRow => {
    const [zh, en] = [chinese.get(id), english.get(id)];
    const either = zh ?? en;
    return {
      id,
      situation: either?.situation ?? '',
      when: either?.phrase.when.join(' ') ?? '',
      off: either?.phrase.off ? 'off' : '',
      source: either?.phrase.source ?? '',
      'zh-CN': zh?.phrase.text ?? '',
      en: en?.phrase.text ?? '',
    };
  });
  return [...phrases, ...exampleRows(content)];
}

/** What stands behind the id of a situation where its examples are listed, a line each. */
export const EXAMPLES = '.examples';

function exampleRows(content: ManualContent): PhraseRow[] {
  const chinese = examplesOf(content, 'zh-CN');
  const english = examplesOf(content, 'en');
  return [...new Set([...chinese.keys(), ...english.keys()])].map((situation) => ({
    ...{ id: `${situation}${EXAMPLES}`, situation, when: '', off: '', source: '' },
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
