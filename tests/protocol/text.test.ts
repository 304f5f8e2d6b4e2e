import { cut, graphemesOf } from '../../protocol/graphemes.ts';
import { Short, Text } from '../../protocol/text.ts';
import { isBlank } from '../../protocol/limits.ts';

const UNSEEN = [
  ['a zero-width space', '\u200b'],
  ['joiners', '\u200d\u200c\u2060'],
  ['a mark of direction', '\u202e\u2066\u061c'],
  ['a soft hyphen', '\u00ad'],
  ['a byte order mark', '\ufeff'],
  ['variation selectors', '\ufe0f\u{e0101}'],
  ['Hangul fillers', '\u3164\u115f\u1160\uffa0'],
  ['a blank Braille cell', '\u2800'],
  ['tags', '\u{e0041}\u{e007f}'],
  ['controls', '\u0001\u0007\u009f'],
  ['blanks of every width', ' \u00a0\u2003\u3000\u1680\t'],
  ['empty lines', '\n\r\n\v\f\u0085\u2028\u2029'],
  ['a joiner of graphemes', '\u034f\u17b4'],
  ['a mixture', ' \u200b\u3164\u{e0041}\n\ufe0f '],
] as const;

test.each(UNSEEN)('a message of %s is empty, and a name of it says nothing', (_, text) => {
  expect(Text.safeParse(text).success).toBe(false);
  expect(Short.parse(text)).toBe('');
  expect(isBlank(text)).toBe(true);
});

test.each([
  '.',
  '👍',
  '❤️',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  'ㅎ',
  '⠁',
  '1️⃣',
  '\u200bhi',
])('%s can be seen', (text) => {
  expect(isBlank(text)).toBe(false);
  expect(Text.safeParse(text).success).toBe(true);
});

test.each(['\v', '\f', '\u0085', '\u2028', '\u2029', '\r', '\r\n'])('%j begins a new line', (mark) => {
  expect(Text.parse(`one${mark}two`)).toBe('one\ntwo');
});

const FAMILY = '👨‍👩‍👧‍👦';

test.each([
  ['a family', FAMILY],
  ['a flag', '🇨🇳'],
  ['a region’s flag', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
  ['a thumb with its colour', '👍🏽'],
  ['a keycap', '1️⃣'],
  ['a letter with its mark', 'ḍ̇'],
  ['Hangul by its parts', '각'],
])('%s is never cut in half', (_, emoji) => {
  for (let max = 3; max < 24; max += 1)
    expect(
      graphemesOf(cut(`abc${emoji}${emoji}`, max)).every((one) => ['a', 'b', 'c', emoji].includes(one)),
    ).toBe(true);
});

test('what is cut is as long as it may be, and marks heaped on one letter do not empty it', () => {
  expect(cut('abcdef', 4)).toBe('abcd');
  expect(cut(`ab${FAMILY}`, 9)).toBe(`ab${FAMILY}`);
  expect(cut(`a${'\u0301'.repeat(400)}`, 20)).toHaveLength(20);
});
