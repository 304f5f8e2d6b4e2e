import { render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { Overview } from '../../client/console/features/reports/overview.tsx';
import { choose } from '../../client/console/store/settings.ts';
import type { Report } from '../../protocol/reports.ts';
import { lengthText } from '../../client/console/features/reports/figures.ts';
import { i18n } from '../../client/console/locales/i18n.ts';

const t = i18n.getFixedT('en');

test('lengths of time are told as people say them', () => {
  const said = [null, 400, 42_000, 200_000, 7_500_000].map((ms) => lengthText(ms, t));
  expect(said).toEqual(['–', '0.4 s', '42 s', '3 min 20 s', '2 h 5 min']);
});

const SPREAD = { count: 0, median: null, p90: null };
const service = {
  ...{ chats: 3, closed: 2, abandoned: 0, missed: 0, rating: { count: 1, average: 4 } },
  ...{
    waiting: SPREAD,
    firstReply: { count: 3, median: 42_000, p90: 60_000 },
    reply: SPREAD,
    handling: SPREAD,
    leadCalls: 0,
    leadAnswer: SPREAD,
  },
};
const wording = {
  ...{ messages: 4, verbatim: 1, edited: 1, free: 2, broken: 1, brokenPer1000: 250, saidAgain: 0 },
};
const part = { service, wording };
const report: Report = {
  ...{ from: '2026-03-01T16:00:00.000Z', to: '2026-03-02T04:00:00.000Z', timeZone: 'Asia/Shanghai' },
  days: { from: '2026-03-02', to: '2026-03-02' },
  before: {
    ...{ from: '2026-02-28T16:00:00.000Z', to: '2026-03-01T04:00:00.000Z', leftMessages: 7 },
    total: {
      service: { ...service, chats: 9, firstReply: { count: 9, median: 30_000, p90: 50_000 } },
      wording,
    },
  },
  ...{ total: part, leftMessages: 2, ratings: [0, 0, 0, 1, 0], recorded: { messages: 4, records: 4 } },
  byReason: { agent: 2, customer: 0, idle: 0, harassment: 0, abuse: 0, abandoned: 0 },
  ...{ busy: { ...part, hours: 0 }, quiet: { ...part, hours: 1 } },
  ...{ hours: [], agents: [], situations: [], phrases: [], rules: [] },
};

test('each figure stands beside that of the time before, and a median is named as one', async () => {
  await i18n.changeLanguage('zh-CN');
  choose({ language: 'zh-CN' });
  render(
    <I18nextProvider i18n={i18n}>
      <Overview report={report} />
    </I18nextProvider>,
  );
  const tile = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;
  expect(tile('对话')).toBe('3已结束 2上期 9');
  expect(tile('首次响应（中位数）')).toBe('42 秒90% 不超过 1 分 0 秒上期 30 秒');
  expect(tile('客户留言')).toBe('2上期 7');
  expect(screen.getByText(/Asia\/Shanghai/).textContent).toBe(
    '2026年3月2日 00:00 至 2026年3月2日 12:00（Asia/Shanghai 时间），与之前的 2026年3月1日 00:00 至 2026年3月1日 12:00 对比。',
  );
});
