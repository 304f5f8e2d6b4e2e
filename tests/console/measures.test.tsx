import { fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { FigureLink, ShowBehind, type Behind } from '../../client/console/features/reports/figure-link.tsx';
import { MeasureCards } from '../../client/console/features/reports/measure-cards.tsx';
import { TrendChart } from '../../client/console/features/reports/trend-chart.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { choose } from '../../client/console/store/settings.ts';
import { CLOSING_STEPS } from '../../protocol/entry.ts';
import { MEASURES, type Figure, type Measure, type Measured } from '../../protocol/measures.ts';

const NONE: Figure = {
  ...{ parts: [0, 0], rate: null, mean: null },
  spread: { count: 0, median: null, p90: null },
};

/** The same figure for every measure, but for some. */
function figures(more: Partial<Record<Measure, Partial<Figure>>>): Record<Measure, Figure> {
  const all = MEASURES.map((measure) => [measure, { ...NONE, ...more[measure] }] as const);
  return Object.fromEntries(all) as Record<Measure, Figure>;
}

const SHARE = { customers: 0, makeMost: 0, fifth: 0, ofFifth: 0, whole: 0 };
const measured: Measured = {
  ...{ from: '2026-03-01T16:00:00.000Z', to: '2026-03-08T16:00:00.000Z', timeZone: 'Asia/Shanghai' },
  ...{ days: { from: '2026-03-02', to: '2026-03-08' }, by: 'day', series: [] },
  total: figures({
    promises: { parts: [3, 1], rate: 0.75 },
    expectation: { parts: [1, 2], mean: 0.5, expected: 4.5, perceived: 4 },
  }),
  before: {
    ...{ from: '2026-02-22T16:00:00.000Z', to: '2026-03-01T16:00:00.000Z' },
    total: figures({ promises: { parts: [1, 1], rate: 0.5 } }),
  },
  slices: Object.fromEntries(MEASURES.map((measure) => [measure, {}])) as Measured['slices'],
  missing: Object.fromEntries(CLOSING_STEPS.map((step) => [step, 0])) as Measured['missing'],
  customers: { chats: SHARE, complaints: SHARE, rows: [] },
};

beforeAll(async () => {
  await i18n.changeLanguage('zh-CN');
  choose({ language: 'zh-CN' });
});

test('[P7] a card has its share, both parts as links to what is behind them, and the share before', () => {
  const asked: Behind[] = [];
  render(
    <I18nextProvider i18n={i18n}>
      <ShowBehind value={(one) => asked.push(one)}>
        <MeasureCards measured={measured} chosen="complaints" onChoose={() => undefined} />
      </ShowBehind>
    </I18nextProvider>,
  );
  const card = screen.getByRole('button', { name: '承诺兑现' }).closest('li')!;
  expect(card.textContent).toBe('承诺兑现75%兑现 3失约 1上期 50%');
  fireEvent.click(within(card).getByRole('button', { name: '1，承诺兑现 · 失约：查看明细' }));
  expect(asked).toEqual([{ measure: 'promises', part: 'broken', what: '承诺兑现 · 失约' }]);
  const gap = screen.getByRole('button', { name: '期望与感受' }).closest('li')!;
  expect(gap.textContent).toContain('期望 4.5，感受 4');
});

test('nothing stands behind a zero', () => {
  const behind = { measure: 'promises', part: 'kept', what: '兑现' } as const;
  render(
    <I18nextProvider i18n={i18n}>
      <FigureLink value={0} behind={behind} />
    </I18nextProvider>,
  );
  expect(screen.queryByRole('button')).toBeNull();
});

test('a chart is one picture with a name, its scale ends at a plain number, and each bar says what it is', () => {
  const bar = (key: string, first: number, second: number) => ({
    ...{ key, first, second, label: key, title: `${key}: 兑现 ${first}` },
  });
  const { container } = render(
    <TrendChart
      label="承诺兑现，按天"
      bars={[bar('3/2', 5, 2), bar('3/3', 0, 0)]}
      names={['兑现', '失约']}
      value={String}
    />,
  );
  expect(screen.getByRole('img', { name: '承诺兑现，按天' })).toBeTruthy();
  expect(Array.from(container.querySelectorAll('title'), (one) => one.textContent)).toEqual([
    '3/2: 兑现 5',
    '3/3: 兑现 0',
  ]);
  const heights = Array.from(container.querySelectorAll('rect[data-part]'), (one) =>
    Number(one.getAttribute('height')),
  );
  expect(heights).toEqual([62.5, 25, 0, 0]);
  expect(container.textContent).toContain('840');
});
