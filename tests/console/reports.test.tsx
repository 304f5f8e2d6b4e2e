import { lengthText } from '../../client/console/features/reports/figures.ts';
import { rangeOf } from '../../client/console/features/reports/range.ts';
import { i18n } from '../../client/console/locales/i18n.ts';

const NOON = new Date(2026, 2, 2, 12, 0);
const t = i18n.getFixedT('en');

test.each([
  ['today', 0],
  ['week', 6],
  ['month', 29],
] as const)('%s begins at the reader’s midnight, so many days ago', (name, days) => {
  const { from, to } = rangeOf(name, NOON);
  expect(new Date(from)).toEqual(new Date(2026, 2, 2 - days));
  expect(new Date(to)).toEqual(NOON);
});

test('at midnight itself there is still a range', () => {
  const { from, to } = rangeOf('today', new Date(2026, 2, 2));
  expect(Date.parse(to)).toBeGreaterThan(Date.parse(from));
});

test('lengths of time are told as people say them', () => {
  const said = [null, 400, 42_000, 200_000, 7_500_000].map((ms) => lengthText(ms, t));
  expect(said).toEqual(['–', '0.4 s', '42 s', '3 min 20 s', '2 h 5 min']);
});
