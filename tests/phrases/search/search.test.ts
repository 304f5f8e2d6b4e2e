import { pinyin } from 'pinyin-pro';
import type { Phrase } from '../../../phrases/manual.ts';
import { buildIndex, indexOwn } from '../../../phrases/search/build-index.ts';
import { searchPhrases } from '../../../phrases/search/search.ts';
import { shippedManual } from '../shipped-manual.ts';
import { processorMs } from '../../run/processor-ms.ts';

const toPinyin = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true });
const zh = buildIndex(shippedManual('zh-CN'), toPinyin);
const en = buildIndex(shippedManual('en'), () => []);

const idsOf = (index: typeof zh, query: string, limit = 5): string[] =>
  searchPhrases(index, query, limit).map(({ id }) => id);

test.each(['dbq', 'duibuqi', 'DBQ', 'duibq', 'd b q'])('%s finds 对不起', (query) => {
  const found = searchPhrases(zh, query, 5);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ text }) => text.startsWith('对不起'))).toBe(true);
});

test.each(['qsd', 'qingshaodeng', 'qingsd', 'qshaodeng', 'qing shao deng', '请稍等'])(
  '%s finds 请稍等',
  (query) => {
    expect(idsOf(zh, query, 1)).toEqual(['hold_on.1']);
  },
);

test('a phrase is found by its id, the exact one first', () => {
  expect(idsOf(zh, 'thanks.2')[0]).toBe('thanks.2');
  expect(idsOf(zh, 'farewell')).toEqual(['farewell.1', 'farewell.2']);
});

test('a phrase is found by its situation’s title, also in pinyin', () => {
  expect(idsOf(zh, '催修')).toEqual(['fault_urge.1']);
  expect(idsOf(zh, 'cuixiu')).toEqual(['fault_urge.1']);
});

test('a word inside a phrase is found after those that begin with it', () => {
  const texts = searchPhrases(zh, '再见', 10).map(({ text }) => text);
  expect(texts[0]).toBe('再见！');
  expect(texts.length).toBeGreaterThan(3);
});

test('several words have to fit all, whatever their kind', () => {
  expect(idsOf(zh, '抱歉 gzr')).toEqual([]);
  expect(idsOf(zh, '抱歉 shumi')).toEqual([]);
  expect(idsOf(zh, '抱歉 久等')).toEqual(['complaint_slow.1']);
  expect(idsOf(zh, '抱歉 jiudeng')).toEqual(['complaint_slow.1']);
});

test('full-width and half-width typing are the same', () => {
  expect(idsOf(zh, 'ｄｂｑ')).toEqual(idsOf(zh, 'dbq'));
});

test('English words are found from their beginning, not from their middle', () => {
  expect(idsOf(en, 'pati')).toEqual(['hold_on.3']);
  expect(idsOf(en, 'atience')).toEqual([]);
  expect(idsOf(en, 'welcome', 10)).toEqual(expect.arrayContaining(['thanks.1', 'thanks.2', 'praise.1']));
});

test('nothing typed lists the manual from its beginning; nonsense finds nothing', () => {
  expect(idsOf(zh, '  ', 3)).toHaveLength(3);
  expect(idsOf(zh, 'xqzw')).toEqual([]);
  expect(idsOf(zh, '.*(+')).toEqual([]);
});

test('300 phrases are searched in a few milliseconds, however odd the query', () => {
  const many = Array.from({ length: 5 }, () => zh).flat();
  const took = Array.from({ length: 3 }, () =>
    processorMs(() => {
      for (const query of ['d', 'qsd', 'nananananananananana', '请', 'a'.repeat(5000), 'b q d f z s'])
        searchPhrases(many, query, 20);
    }),
  );
  expect(Math.min(...took)).toBeLessThan(300);
});

describe('phrases that staff wrote themselves', () => {
  const own = indexOwn(
    [
      { phrase: aPhrase('own.own-1', '运费由我们承担'), title: '', shortcut: 'YF' },
      { phrase: aPhrase('thanks.own-2', '祝您生活愉快'), title: '客户致谢', shortcut: null },
    ],
    toPinyin,
  );
  const all = [...own, ...zh];

  test('are found at once by their shortcut', () => {
    expect(idsOf(all, 'yf', 1)).toEqual(['own.own-1']);
  });

  test.each(['yfywm', 'yunfei', '承担', 'own.own-1'])('are found by %s as the manual’s are', (query) => {
    expect(idsOf(all, query, 1)).toEqual(['own.own-1']);
  });

  test('are found by the title of their situation, and stand first while nothing is typed', () => {
    expect(idsOf(all, 'kehuzhixie')).toContain('thanks.own-2');
    expect(idsOf(all, '', 2)).toEqual(['own.own-1', 'thanks.own-2']);
  });
});

function aPhrase(id: string, text: string): Phrase {
  return { id, situation: '', text, when: [], source: '' };
}

const moment = (change: object) => ({
  phrases: [],
  situations: [],
  uses: new Map<string, number>(),
  ...change,
});

test.each(['dbq', 'qing', '请', ''])('words for harassment and abuse come last for %p', (query) => {
  const situations = searchPhrases(zh, query, 1000).map(({ situation }) => situation);
  const isHarsh = (one: string) => one === 'harassment' || one === 'abusive_language';
  const first = situations.findIndex(isHarsh);
  expect(first).toBeGreaterThan(0);
  expect(situations.slice(first).every(isHarsh)).toBe(true);
});

test('unless the chat is about them', () => {
  const found = searchPhrases(zh, 'dbq', 1, moment({ situations: ['harassment'] }));
  expect(found[0]?.situation).toBe('harassment');
});

test('an empty search starts with what is on offer, in its order', () => {
  const phrases = ['thanks.2', 'farewell.1'];
  expect(searchPhrases(zh, '', 2, moment({ phrases, situations: ['thanks'] })).map(({ id }) => id)).toEqual(
    phrases,
  );
});

test('an empty search without anything on offer starts with what is said in most chats', () => {
  expect(searchPhrases(zh, '', 1)[0]?.situation).toBe('hold_on');
  expect(searchPhrases(en, '', 1)[0]?.situation).toBe('hold_on');
});

test('of phrases that fit alike, the one in use goes first', () => {
  const plainly = searchPhrases(zh, 'dbq', 5).map(({ id }) => id);
  const second = plainly[1] ?? '';
  const used = searchPhrases(zh, 'dbq', 5, moment({ uses: new Map([[second, 3]]) }));
  expect(used[0]?.id).toBe(second);
});
