import { csvOf } from '../../server/domain/csv.ts';

test('lines end as RFC 4180 has it, quotes are doubled, and commas and breaks are kept inside', () => {
  expect(
    csvOf([
      ['a', 'b,c'],
      ['say "hi"', 'two\nlines'],
    ]),
  ).toBe('\uFEFFa,"b,c"\r\n"say ""hi""","two\nlines"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1+1', '\u200b=1', '|cmd'])(
  '%j is never calculated by a spreadsheet',
  (text) => {
    expect(
      csvOf([[text]])
        .slice(1)
        .replace(/^"/, ''),
    ).toMatch(/^'/);
  },
);

test('numbers stay numbers, and what is not known stays empty', () => {
  expect(csvOf([[0, -1.5, null, NaN]])).toBe('\uFEFF0,-1.5,,\r\n');
});
