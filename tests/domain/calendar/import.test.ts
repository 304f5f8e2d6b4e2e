import tables from 'chinese-days/dist/chinese-days.json';
import type { WireDay } from '../../../protocol/calendar.ts';
import { compareDays, missingYear } from '../../../server/domain/calendar/compare-days.ts';
import { lastYearOf, mainlandHolidays } from '../../../server/domain/calendar/mainland-holidays.ts';
import { parseServiceHours } from '../../../server/domain/calendar/service-hours.ts';

const OFFICE: [string, string][] = [
  ['08:00', '12:00'],
  ['14:00', '18:00'],
];
const WEEK = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: [], sun: [] };
const of2026 = mainlandHolidays(tables, '2026-01-01', 'zh-CN');
const dated = (days: readonly WireDay[], date: string) => days.find((day) => day.date === date);

describe('[P10] public holidays of mainland China', () => {
  it('[P10] knows the days off and whose hours each make-up day has', () => {
    expect(dated(of2026, '2026-02-15')).toEqual({
      date: '2026-02-15',
      intervals: [],
      name: '春节',
      source: 'cn',
    });
    const makeUp = of2026.filter(({ as }) => as !== undefined).map(({ date, as, name }) => [date, as, name]);
    expect(makeUp).toEqual([
      ['2026-01-04', 'fri', '元旦补班'],
      ['2026-02-14', 'fri', '春节补班'],
      ['2026-02-28', 'mon', '春节补班'],
      ['2026-05-09', 'tue', '劳动节补班'],
      ['2026-09-20', 'tue', '国庆节补班'],
      ['2026-10-10', 'wed', '国庆节补班'],
    ]);
    expect(dated(mainlandHolidays(tables, '2026-01-01', 'en'), '2026-10-10')?.name).toBe(
      'National Day (make-up day)',
    );
  });

  it('[P10] counts working hours over the Spring Festival', () => {
    const { open } = parseServiceHours('08:00-12:00,14:00-18:00', 'Asia/Shanghai', {
      week: WEEK,
      days: of2026,
    })!;
    const at = Date.parse('2026-02-14T17:00:00+08:00');
    expect(open.isOpen(at)).toBe(true);
    expect(open.plus(at, 2 * 3_600_000)).toBe(Date.parse('2026-02-24T09:00:00+08:00'));
  });

  it('[P10] goes by date: the notice for 2023 gives the last day of 2022 off', () => {
    const days = mainlandHolidays(tables, '2022-12-30', 'zh-CN');
    expect(days[0]).toMatchObject({ date: '2022-12-31', intervals: [] });
    expect(lastYearOf(tables)).toBeGreaterThanOrEqual(2026);
  });
});

describe('[P10] what an import would change', () => {
  const day = (date: string, more: Partial<WireDay> = {}): WireDay => ({
    date,
    intervals: [],
    source: 'cn',
    ...more,
  });
  const byHand: WireDay = { date: '2026-05-01', intervals: OFFICE };

  it('[P10] names what is new, different, edited by hand and gone, and leaves the past alone', () => {
    const kept = [
      day('2026-01-01'),
      byHand,
      day('2026-06-19', { name: '旧名' }),
      day('2026-07-01'),
      day('2025-10-01'),
    ];
    const offered = ['2026-05-01', '2026-06-19', '2026-09-25'].map((date) => day(date));
    const { changes, same } = compareDays(kept, { source: 'cn', days: offered }, '2026-02-01');
    expect(
      changes.map((one) => [one.change, one.change === 'gone' ? one.before.date : one.after.date]),
    ).toEqual([
      ['edited', '2026-05-01'],
      ['changed', '2026-06-19'],
      ['gone', '2026-07-01'],
      ['added', '2026-09-25'],
    ]);
    expect(same).toBe(0);
  });

  it('[P10] finds nothing the second time', () => {
    expect(compareDays(of2026, { source: 'cn', days: of2026 }, '2026-01-01')).toEqual({
      changes: [],
      same: of2026.length,
    });
  });

  it('[P10] takes nothing away of years that the source does not name, nor of another source', () => {
    const kept = [day('2027-01-01'), day('2026-12-24', { source: 'ics' })];
    expect(compareDays(kept, { source: 'cn', days: [day('2026-10-01')] }, '2026-02-01').changes).toHaveLength(
      1,
    );
  });

  it.each([
    [[], '2026-11-30', null],
    [[byHand], '2026-11-30', null],
    [of2026, '2026-10-31', null],
    [of2026, '2026-11-01', 2027],
    [[...of2026, day('2027-01-01')], '2026-11-01', null],
    [of2026, '2027-01-02', 2027],
  ])('[P10] from November on the next year is missed where days are imported', (days, today, missing) => {
    expect(missingYear(days, today)).toBe(missing);
  });
});
