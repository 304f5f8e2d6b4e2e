import fc from 'fast-check';
import { askFor, gramsOf } from '../../../server/domain/search/grams.ts';
import { excerptOf, haystackOf, rankOf, type Rank } from '../../../server/domain/search/hits.ts';

/** How a text is found by a query: the index has it, and it fits. */
function found(text: string, query: string): Rank | null {
  const ask = askFor(query);
  if (!ask) return null;
  const grams = new Set(gramsOf(text));
  const isIndexed = ask.some((way) => way.grams.every((gram) => grams.has(gram)));
  const rank = rankOf(haystackOf(text), ask);
  return isIndexed ? rank : null;
}

test.each<[text: string, query: string, rank: Rank | null]>([
  ['我家在上海浦东', '上海', 'phrase'],
  ['我家在上海浦东', '海', 'phrase'],
  ['我家在上海浦东', '海上', null],
  ['我的訂單在哪裡', '订单', 'phrase'],
  ['我的订单在哪里', '訂單', 'phrase'],
  ['型号ＡＢ１２', 'ab12', 'number'],
  ['型号ab12', 'ＡＢ１２', 'number'],
  ['电话138-0013-8000', '13800138000', 'number'],
  ['电话13800138000', '138-0013-8000', 'number'],
  ['电话13800138000', '8000', 'phrase'],
  ['电话13800138000', '80 00', 'phrase'],
  ['快递 SF 1234567', 'sf1234567', 'number'],
  ['张益唐在吗', '张益唐', 'phrase'],
  ['张先生,李益,唐女士', '张益唐', null],
  ['退款的订单', '订单 退款', 'words'],
  ['订单,退款', '订单 退款', 'phrase'],
  ['Where is my ORDER?', 'order', 'phrase'],
  ['Where is my ORDER?', 'or', 'phrase'],
  ['Where is my ORDER?', 'de', null],
  ['退\u200b货', '退货', 'phrase'],
  ['すみません', 'みま', 'phrase'],
  ['Ёлка', 'ёл', 'phrase'],
  ['𠮷野家', '𠮷', 'phrase'],
])('in %s, %s is found as %s', (text, query, rank) => {
  expect(found(text, query)).toBe(rank);
});

test('whatever part of a text between two characters is asked for, the index has it', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('订单退款訂單ab12 -，かラ한국𠮷é\u0301')),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, fc.nat(30), fc.nat(30), (whole, from, length) => {
      const part = Array.from(whole)
        .slice(from, from + length)
        .join('');
      const ask = askFor(part);
      const grams = new Set(gramsOf(whole));
      if (!ask || rankOf(haystackOf(whole), ask) === null) return;
      const isIndexed = ask.some(
        (way) => rankOf(haystackOf(whole), [way]) !== null && way.grams.every((gram) => grams.has(gram)),
      );
      // One or two letters behind a Chinese character may begin in the middle of a word of the query.
      expect(isIndexed || /[a-z\d\u0301éかラ]/i.test(part)).toBe(true);
    }),
  );
});

test('a query of nothing but marks asks for nothing', () => {
  expect(askFor('?! 😀')).toBeNull();
  expect(askFor('"*" OR')).not.toBeNull();
});

describe('an excerpt', () => {
  const marked = (text: string, query: string): string[] => {
    const excerpt = excerptOf(text, askFor(query) ?? []);
    return excerpt.marks.map(([from, to]) => excerpt.text.slice(from, to));
  };

  test.each([
    ['我的訂單 Ａ１０２４ 呢', '订单 a1024', ['訂單', 'Ａ１０２４']],
    ['电话 138-0013-8000 谢谢', '13800138000', ['138-0013-8000']],
    ['退款退款', '退款', ['退款', '退款']],
    ['𠮷野家的𠮷', '𠮷', ['𠮷', '𠮷']],
  ])('of %s marks %s', (text, query, marks) => {
    expect(marked(text, query)).toEqual(marks);
  });

  test('is cut around the first hit, in whole characters, its marks where they were', () => {
    const text = `${'😀'.repeat(40)}退款${'👨‍👩‍👧'.repeat(60)}退款`;
    const excerpt = excerptOf(text, askFor('退款') ?? []);
    expect(excerpt.text.startsWith(`…${'😀'.repeat(24)}退款`)).toBe(true);
    expect(excerpt.text.endsWith('👨‍👩‍👧…')).toBe(true);
    expect(marked(text, '退款')).toEqual(['退款']);
  });
});
