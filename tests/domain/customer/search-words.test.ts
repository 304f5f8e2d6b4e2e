import { EMPTY_RECORD } from '../../../server/domain/customer/record.ts';
import { recordWords, searchTerms, searchWords } from '../../../server/domain/customer/search-words.ts';

const finds = (q: string, ...values: (string | null)[]): boolean =>
  searchTerms(q).every((term) => searchWords(values).includes(term));

test.each([
  ['138 0013 8000', '+86 138-0013-8000'],
  ['+86 13800138000', '13800138000'],
  ['008613800138000', '138 0013 8000'],
  ['0013', '138-0013-8000'],
  ['１３８００１３８０００', '13800138000'],
  ['(021) 5555-1234', '02155551234'],
  ['王', '王芳'],
  ['ZHANG', 'Zhang Wei'],
  ['wei zhang', 'Zhang Wei'],
  ['2026-1203-77', '订单 2026120377'],
])('%s finds %s', (q, value) => {
  expect(finds(q, null, value)).toBe(true);
});

test.each([
  ['1380013', '138-001-4000'],
  ['王芳', '王方'],
  ['wei li', 'Zhang Wei'],
])('%s does not find %s', (q, value) => {
  expect(finds(q, value)).toBe(false);
});

test('of a record, names, contacts, company, class and tags are found, note and preferences are not', () => {
  const record = {
    ...EMPTY_RECORD,
    ...{ name: '王', salutation: '王总', company: '晨光', contacts: ['wx-9'], class: 'A', tags: ['批发'] },
    ...{ note: '秘密', preferences: '下午' },
  };
  expect(recordWords(record).split('\n')).toEqual(['王', '王总', 'wx-9', '晨光', 'a', '批发']);
});
