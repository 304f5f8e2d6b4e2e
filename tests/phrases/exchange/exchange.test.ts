import fc from 'fast-check';
import { applyEdits } from '../../../phrases/edit/apply.ts';
import { readCsv, writeCsv } from '../../../phrases/exchange/csv.ts';
import { writePhraseList } from '../../../phrases/exchange/phrase-list.ts';
import { readPhraseList } from '../../../phrases/exchange/read-phrase-list.ts';
import { writeYaml } from '../../../phrases/exchange/yaml.ts';
import { loadContent, readContent } from '../../../phrases/load.ts';
import { itemsIn, type ManualContent } from '../../../phrases/content.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import { shippedContent } from '../shipped-manual.ts';

const shipped = shippedContent();
const phraseIds = [...itemsIn(shipped.en)].flatMap(([id, kind]) => (kind === 'phrase' ? [id] : []));

/** Words that a file format might trip over. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=1+1',
        "'",
        "''=x",
        '"',
        ',',
        '\n',
        ': ',
        '# ',
        '- ',
        '@',
        '+',
        '-',
        '＝',
        '|',
        '*',
        '~',
        'null',
        '好',
        '"a"',
        '\t',
        '%',
        '&a',
        '!b',
        '👍',
        '  ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) =>
    pieces
      .join('')
      // U+FFFD stands for what could not be read: a file with it is refused.
      .replace(/[{}\ufffd]|[^\P{C}\p{Cf}\n\t]/gu, '')
      .trim(),
  )
  .filter((text) => text !== '');

const edited = fc
  .array(fc.record({ id: fc.constantFrom(...phraseIds), zh: nasty, en: nasty }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((rows) =>
    applyEdits(
      shipped,
      rows.map(({ id, zh, en }): Edit => ({ do: 'editPhrase', id, text: { 'zh-CN': zh, en } })),
    ),
  );

test('a whole manual comes back from YAML as it went, whatever its words are', () => {
  fc.assert(
    fc.property(edited, ({ en }) => {
      const { chapters } = loadContent('en', en);
      const back = readContent([{ path: 'm.yaml', text: writeYaml(chapters) }]).chapters;
      expect(back).toEqual(chapters);
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('a phrase list comes back from CSV as it went: no edits, whatever the words are', () => {
  fc.assert(
    fc.property(edited, (content) => {
      const list = { path: 'p.csv', text: writePhraseList(content) };
      expect(readPhraseList(list, content, new Set()).edits).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('a phrase list makes another manual the same in words, order, conditions and what is off', () => {
  const target = applyEdits(shipped, [
    { do: 'editPhrase', id: 'thanks.1', text: { 'zh-CN': '=“好”,\n行', en: 'ok' }, when: ['morning'] },
    { do: 'switchPhrase', id: 'thanks.2', off: true },
    { do: 'addPhrase', situation: 'thanks', text: { 'zh-CN': '新', en: 'new' } },
    { do: 'orderPhrases', situation: 'thanks', ids: ['thanks.3', 'thanks.1'] },
  ]);
  const list = { path: 'p.csv', text: writePhraseList(target) };
  const { edits } = readPhraseList(list, shipped, new Set());
  expect(phrasesOf(applyEdits(shipped, edits))).toEqual(phrasesOf(target));
});

/** What stands for characters that were lost is refused as such. */
const readable = nasty.filter((text) => !text.includes('\ufffd'));

test('cells come back as they went, and none begins as a formula would', () => {
  fc.assert(
    fc.property(fc.array(fc.array(readable, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const text = writeCsv(rows);
      expect(readCsv('x', text).map(({ cells }) => cells)).toEqual(rows);
      for (const cell of rows.flat()) expect(writeCsv([[cell]])).not.toMatch(/^\uFEFF"?[=+\-@＝＋－＠\t]/u);
    }),
  );
});

test('RFC 4180: quotes, commas and line ends inside cells; other line ends; lines are counted as an editor does', () => {
  const rows = readCsv('x', '\uFEFFa,"b ""c""\r\nd,",e\n\nf,,g\r');
  expect(rows).toEqual([
    { line: 1, cells: ['a', 'b "c"\nd,', 'e'] },
    { line: 4, cells: ['f', '', 'g'] },
  ]);
  expect(() => readCsv('x', 'a,"b" c\n')).toThrow('x:1: a comma is missing');
});

test.each([
  ['id,en\n', []],
  ['', 'the file is empty'],
  ['en\nx\n', 'the column id is missing'],
  ['id,en\nthanks.1\n', 'p.csv:2: there are 1 cells, but 2 columns'],
  ['id,en\nnowhere.1,x\n', 'p.csv:2: there is no situation "nowhere"'],
  ['id,en\nthanks.77,x\n', 'needs its words in both languages'],
  ['id,when\nthanks.1,noon\n', 'unknown condition "noon"'],
  ['id,off\nthanks.1,perhaps\n', 'column off says "perhaps"'],
  ['id,situation\nthanks.1,praise\n', 'stands under "thanks"'],
  ['id,zh-CN,en\nthanks.9,a,b\n', 'has been used before'],
])('the list %j: %s', (text, expected) => {
  const read = () => readPhraseList({ path: 'p.csv', text }, shipped, new Set(['thanks.9'])).edits;
  if (typeof expected === 'string') expect(read).toThrow(expected);
  else expect(read()).toEqual(expected);
});

function phrasesOf({ en, 'zh-CN': zh }: ManualContent) {
  return [...zh, ...en].flatMap(({ situations }) => situations.map(({ phrases }) => phrases));
}
