import type { ReportAsked } from '../../../protocol/reports.ts';
import { periodOf } from '../../../server/domain/report/period.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';

/** 12:00 on 2 March in Shanghai. */
const NOON = Date.UTC(2026, 2, 2, 4);

function told(asked: ReportAsked, timeZone = 'Asia/Shanghai', now = NOON): string[] {
  const period = periodOf(asked, timeZone, now);
  if (isRefusal(period)) return [period.refused, period.field ?? ''];
  const { from, to, before } = period;
  return [from, to, before.from, before.to].map((at) => new Date(at).toISOString().slice(0, 16));
}

test('today is from the desk’s midnight until now, and compared with yesterday until the same time', () => {
  expect(told({ days: 1 })).toEqual([
    ...['2026-03-01T16:00', '2026-03-02T04:00'],
    ...['2026-02-28T16:00', '2026-03-01T04:00'],
  ]);
});

test('whole days are compared with as many days just before, their last day is part of them', () => {
  const period = ['2026-01-31T16:00', '2026-02-10T16:00', '2026-01-21T16:00', '2026-01-31T16:00'];
  expect(told({ from: '2026-02-01', to: '2026-02-10' })).toEqual(period);
  expect(periodOf({ from: '2026-02-01', to: '2026-02-10' }, 'Asia/Shanghai', NOON)).toMatchObject({
    days: { from: '2026-02-01', to: '2026-02-10' },
  });
});

test('a day that is not over ends now', () => {
  expect(told({ from: '2026-03-01', to: '2026-03-09' }).slice(0, 2)).toEqual([
    '2026-02-28T16:00',
    '2026-03-02T04:00',
  ]);
});

test('days stay days where the clocks change', () => {
  expect(told({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin', Date.UTC(2026, 3, 5))).toEqual([
    ...['2026-03-28T23:00', '2026-03-29T22:00'],
    ...['2026-03-27T23:00', '2026-03-28T23:00'],
  ]);
});

test('at midnight itself there is still a range', () => {
  const period = periodOf({ days: 1 }, 'Asia/Shanghai', Date.UTC(2026, 2, 1, 16));
  expect(period).toMatchObject({ from: Date.UTC(2026, 2, 1, 16), to: Date.UTC(2026, 2, 1, 16) + 1 });
});

test('a year is covered, more is not; nothing ends before it begins', () => {
  expect(told({ from: '2025-03-02', to: '2026-03-01' })).toHaveLength(4);
  expect(told({ from: '2025-02-01', to: '2026-03-01' })).toEqual(['bad_request', 'from']);
  expect(told({ from: '2026-03-02', to: '2026-03-01' })).toEqual(['bad_request', 'to']);
});
