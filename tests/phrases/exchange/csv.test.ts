import { readCsv, writeCsv } from '../../../phrases/exchange/csv.ts';

test('lines end as RFC 4180 has it, quotes are doubled, and commas and breaks are kept inside', () => {
  expect(
    writeCsv([
      ['a', 'b,c'],
      ['say "hi"', 'two\nlines'],
    ]),
  ).toBe('\uFEFFa,"b,c"\r\n"say ""hi""","two\nlines"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1+1', '\u200b=1', '|cmd'])(
  '%j is never calculated by a spreadsheet',
  (text) => {
    expect(
      writeCsv([[text]])
        .slice(1)
        .replace(/^"/, ''),
    ).toMatch(/^'/);
  },
);

test('numbers stay numbers, and what is not known stays empty', () => {
  expect(writeCsv([[0, -1.5, null, NaN]])).toBe('\uFEFF0,-1.5,,\r\n');
});

test.each([
  ['#\t\t=1+1', '\t\t'],
  ['a\nb;;', 'c'],
  ['a";";";', ';'],
  ['\u200b=1', "'|x"],
])('tabs, semicolons and quotes in the first line do not pass for separators: %j, %j', (...cells) => {
  expect(readCsv('x', writeCsv([cells])).map((row) => row.cells)).toEqual([cells]);
});
