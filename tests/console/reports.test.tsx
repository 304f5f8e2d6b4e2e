import { lengthText } from '../../client/console/features/reports/figures.ts';
import { i18n } from '../../client/console/locales/i18n.ts';

const t = i18n.getFixedT('en');

test('lengths of time are told as people say them', () => {
  const said = [null, 400, 42_000, 200_000, 7_500_000].map((ms) => lengthText(ms, t));
  expect(said).toEqual(['–', '0.4 s', '42 s', '3 min 20 s', '2 h 5 min']);
});
