import { compiled } from '../../../phrases/check/compiled.ts';
import { literalsOf } from '../../../phrases/literals.ts';
import { spotterFor } from '../../../phrases/check/spotter.ts';
import { shippedManual } from '../shipped-manual.ts';
import { chinese } from './chinese-lines.ts';
import { english } from './english-lines.ts';
import { unseenLines } from './unseen.ts';

test.each([
  ['我(?:们)?不(?:知道|清楚)', ['我们不知道', '我们不清楚', '我不知道', '我不清楚']],
  ['\\b(?:asap|soon(?=[.,]|$))\\b', ['asap', 'soon']],
  ['send me [^,.]{0,9} now', ['send me ']],
  ['(?<!not )ready for', ['ready for']],
  ['(?<=card )\\d{4}', ['card ']],
  ['[您你]必须', ['您必须', '你必须']],
  ['colou?r', ['colour', 'color']],
  ['(?:kind )?regards', ['kind regards', 'regards']],
  ['e\\.g\\.', ['e.g.']],
])('every text with a match of %s holds one of its literals', (pattern, literals) => {
  expect(literalsOf(pattern)).toEqual(literals);
});

test.each(['\\d{4}', '(?:card)? ?(?:number)?', '(?:now|\\w{1,3})', '[a-z]{2,9}'])(
  'nothing that can be told from %s is made up',
  (pattern) => {
    expect(literalsOf(pattern)).toBeUndefined();
  },
);

test.each(['zh-CN', 'en'] as const)(
  'whatever a %s pattern finds is in a line that the spotter names',
  (locale) => {
    const lines = [
      ...(locale === 'en' ? english : chinese).flatMap(({ bad, good }) => [...bad, ...good]),
      ...unseenLines(locale).map(({ draft }) => draft),
    ].map((line) => line.toLowerCase());
    const { rules, spotter } = compiled(shippedManual(locale));
    const spotted = spotter.linesWith(lines);
    let matches = 0;
    for (const { glance, number } of rules.flatMap(({ patterns }) => patterns)) {
      const found = lines.flatMap((line, at) => (glance.test(line) ? [at] : []));
      matches += found.length;
      if (number !== undefined) expect(spotted.get(number) ?? []).toEqual(expect.arrayContaining(found));
    }
    expect(matches).toBeGreaterThan(100);
  },
);

test('a spotter names the lines of each owner once, in order', () => {
  const spotter = spotterFor([
    [1, 'soon'],
    [1, 'as soon as'],
    [2, 'as'],
    [3, 'never'],
  ]);
  expect(spotter.linesWith(['as soon as we can', 'at noon', 'soon, soon'])).toEqual(
    new Map([
      [1, [0, 2]],
      [2, [0]],
    ]),
  );
});
