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
  return [...all.keys()].map((id) => {
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
