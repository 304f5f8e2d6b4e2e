import type { AuditPage } from '../../protocol/audit.ts';
import type { CalendarView, DaysCompared, HoursAnswer, WireInterval } from '../../protocol/calendar.ts';
import { Administrator } from './administering.ts';
import { Desk } from './a-desk.ts';

const OFFICE: WireInterval[] = [
  ['08:00', '12:00'],
  ['14:00', '18:00'],
];
const WEEK = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: [], sun: [] };
const NEVER = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const HOLIDAY = { date: '2026-10-01', intervals: [], name: '国庆节' };
const MAKE_UP = { date: '2026-10-10', as: 'fri', name: '补班' };

describe('[P10] the calendar of a desk', () => {
  let desk: Desk;
  let admin: Administrator;
  beforeEach(async () => {
    desk = await Desk.start();
    admin = await Administrator.of(desk);
  });
  afterEach(() => desk.stop());

  test('[P10] is the service hours every day until there is another', async () => {
    const all: WireInterval[] = [['00:00', '24:00']];
    expect(await admin.calendar()).toMatchObject({
      ...{ week: { mon: all, sun: all }, days: [], ownWeek: false, version: 0 },
      ...{ open: true, changesAt: null, timeZone: 'Asia/Shanghai' },
    });
  });

  test('[P10] keeps a week and days, in the order of their dates; a make-up day has the hours it says', async () => {
    expect((await admin.putCalendar({ week: WEEK, days: [MAKE_UP, HOLIDAY] })).status).toBe(200);
    expect(await admin.calendar()).toMatchObject({
      ...{ week: WEEK, ownWeek: true, version: 1, changedBy: 'admin' },
      days: [HOLIDAY, { ...MAKE_UP, intervals: OFFICE }],
    });
    const agent = await Administrator.of(desk, '1001');
    expect((await agent.calendar()).days).toHaveLength(2);
    expect((await agent.putCalendar({ days: [] })).status).toBe(403);
  });

  test('[P10] opens and closes the desk at once, and says in words when', async () => {
    await desk.agent('1001', 'online');
    const customer = await desk.customer({ locale: 'en' });
    expect(customer.welcome?.desk.open).toBe(true);
    await admin.putCalendar({ week: NEVER, days: [] });
    const closed = await customer.desks.first(({ open }) => !open);
    expect([closed.opensAt, closed.hours]).toEqual([null, 'Mon to Sun closed']);
    await admin.putCalendar({ week: WEEK });
    await customer.desks.first(
      ({ hours }) => hours === 'Mon to Fri 08:00-12:00,14:00-18:00; Sat to Sun closed',
    );
    const chinese = await desk.customer({ locale: 'zh-CN' });
    expect(chinese.welcome?.desk.hours).toBe('周一至周五 08:00-12:00,14:00-18:00；周六至周日休息');
    await admin.putCalendar({ week: null });
    await customer.desks.first(({ hours, open }) => open && hours === '00:00-24:00');
  });

  test('[P10] gives up its own week when the service hours are set', async () => {
    await admin.putCalendar({ week: WEEK, days: [HOLIDAY] });
    await admin.set({ serviceHours: '09:00-10:00' });
    const { week, days, ownWeek } = await admin.calendar();
    expect([week.sun, days.length, ownWeek]).toEqual([[['09:00', '10:00']], 1, false]);
  });

  test('[P10] is taken back, week and days, as it was read, on record; and back again', async () => {
    expect((await admin.calendar()).undo).toBeNull();
    const undo = (version: number) => admin.ask<CalendarView>('POST', '/api/calendar/undo', { version });
    expect((await undo(1)).status).toBe(404);
    await admin.putCalendar({ week: WEEK, days: [HOLIDAY] });
    await admin.putCalendar({ week: NEVER, days: [{ ...HOLIDAY, name: '假' }, MAKE_UP] });
    expect((await admin.calendar()).undo).toEqual({ added: 0, changed: 1, removed: 1, week: true });
    expect((await undo(1)).status).toBe(409);
    const { body } = await undo(2);
    expect(body).toMatchObject({ week: WEEK, days: [HOLIDAY], version: 3, undo: { added: 1, week: true } });
    expect((await undo(3)).body.days).toHaveLength(2);
    const { body: record } = await admin.ask<AuditPage>('GET', '/api/audit?act=settings_changed');
    expect(record.lines[1]).toMatchObject({
      about: 'calendar',
      details: { added: 0, changed: 1, removed: 1, week: true },
    });
  });

  test('[P10] takes hours past midnight, and a day of them', async () => {
    const night = { ...NEVER, fri: [['22:00', '02:00']] };
    expect(
      (
        await admin.putCalendar({
          week: night,
          days: [{ date: '2026-12-31', intervals: [['20:00', '01:00']] }],
        })
      ).status,
    ).toBe(200);
    expect((await admin.calendar()).week.fri).toEqual([['22:00', '02:00']]);
  });

  test('[P10] is bounded', async () => {
    const day = (n: number) => ({
      date: new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
      intervals: [],
    });
    const days = Array.from({ length: 2001 }, (_, n) => day(n));
    expect((await admin.putCalendar({ days })).status).toBe(400);
    expect((await admin.putCalendar({ days: days.slice(1) })).status).toBe(200);
    const many = Array.from({ length: 13 }, (_, n) => [
      `${String(n + 1).padStart(2, '0')}:00`,
      `${String(n + 1).padStart(2, '0')}:30`,
    ]);
    expect((await admin.putCalendar({ days: [{ date: '2026-10-01', intervals: many }] })).status).toBe(400);
  });

  test('[P10] compares days of a file with its own, and changes nothing by that', async () => {
    await admin.putCalendar({ days: [HOLIDAY, { ...MAKE_UP, date: '2099-10-10' }] });
    const days = [
      { date: '2099-10-01', intervals: [], source: 'ics' },
      { date: '2099-10-10', intervals: [], source: 'ics' },
    ];
    const { status, body } = await admin.ask('POST', '/api/calendar/compare', { source: 'ics', days });
    expect([status, body]).toMatchObject([
      200,
      { changes: [{ change: 'added' }, { change: 'edited' }], same: 0, version: 1 },
    ]);
    expect((await admin.calendar()).days).toHaveLength(2);
    const mainland = await admin.ask<DaysCompared>('POST', '/api/calendar/compare', { source: 'cn' });
    expect(mainland.body.knownUntil).toBeGreaterThanOrEqual(2026);
    const agent = await Administrator.of(desk, '1001');
    expect((await agent.ask('POST', '/api/calendar/compare', { source: 'cn' })).status).toBe(403);
    const twice = { source: 'ics', days: [HOLIDAY, HOLIDAY] };
    expect((await admin.ask('POST', '/api/calendar/compare', twice)).body.error?.field).toBe('days.1.date');
  });

  test('[P10] answers whether it is open at a moment of its own clocks, and by which rule', async () => {
    await admin.putCalendar({
      week: { ...WEEK, fri: [['22:00', '02:00']] },
      days: [{ date: '2026-02-14', as: 'thu', name: '补班' }],
    });
    const agent = await Administrator.of(desk, '1001');
    const at = async (moment: string) =>
      (await agent.ask<HoursAnswer>('GET', `/api/calendar/hours?at=${moment}`)).body;
    expect(await at('2026-02-14T09:00')).toMatchObject({
      ...{ open: true, date: '2026-02-14', weekday: 'sat', day: { as: 'thu', name: '补班' } },
      changesAt: '2026-02-14T04:00:00.000Z',
    });
    expect(await at('2026-02-21T01:00')).toMatchObject({
      open: true,
      date: '2026-02-20',
      weekday: 'fri',
      day: null,
    });
    expect(await at('2026-02-21T02:00')).toMatchObject({ open: false, date: '2026-02-21', weekday: 'sat' });
    for (const wrong of ['2026-02-30T09:00', 'now', '2026-02-14'])
      expect((await at(wrong)) as object).toMatchObject({ error: { code: 'bad_request', field: 'at' } });
  });

  test('[P10] tells the second of two administrators', async () => {
    expect((await admin.putCalendar({ days: [HOLIDAY], version: 0 })).status).toBe(200);
    const late = await admin.putCalendar({ days: [], version: 0 });
    expect([late.status, late.body.error?.code]).toEqual([409, 'conflict']);
    expect((await admin.calendar()).days).toHaveLength(1);
  });
});

describe('[P10] a calendar that cannot be meant', () => {
  let desk: Desk;
  let admin: Administrator;
  beforeAll(async () => {
    desk = await Desk.start();
    admin = await Administrator.of(desk);
  });
  afterAll(() => desk.stop());

  const overlapping = [
    ['08:00', '12:00'],
    ['11:00', '13:00'],
  ];
  test.each([
    ['week.mon', { week: { ...WEEK, mon: overlapping } }],
    ['week.sat', { week: { ...WEEK, fri: [['22:00', '02:00']], sat: [['01:00', '03:00']] } }],
    ['week.mon.0', { week: { ...WEEK, mon: [['8:00', '12:00']] } }],
    ['week.mon.0', { week: { ...WEEK, mon: [['08:00', '08:00']] } }],
    ['week.mon.0', { week: { ...WEEK, mon: [['08:00', '24:30']] } }],
    ['week.sun', { week: { ...WEEK, sun: undefined } }],
    ['days.0.intervals', { days: [{ date: '2026-10-01', intervals: overlapping }] }],
    ['days.0.intervals', { days: [{ date: '2026-10-01' }] }],
    ['days.0.date', { days: [{ date: '2026-02-30', intervals: [] }] }],
    ['days.1.date', { days: [HOLIDAY, HOLIDAY] }],
    ['days.0.as', { days: [{ date: '2026-10-01', as: 'someday' }] }],
    [undefined, {}],
  ])('[P10] is refused, and named: %s', async (field, calendar) => {
    const { status, body } = await admin.putCalendar(calendar);
    expect([status, body.error?.field]).toEqual([400, field]);
    expect(body.error?.message.length).toBeGreaterThan(10);
    expect((await admin.calendar()).version).toBe(0);
  });
});

test('[P10] hours in the environment settle the week, not the days', async () => {
  const desk = await Desk.start({ SERVICE_HOURS: '08:00-12:00' });
  const admin = await Administrator.of(desk);
  const { week, lockedBy } = await admin.calendar();
  expect([week.mon, lockedBy]).toEqual([[['08:00', '12:00']], 'SERVICE_HOURS']);
  const { status, body } = await admin.putCalendar({ week: WEEK, days: [] });
  expect([status, body.error?.field]).toEqual([409, 'week']);
  expect((await admin.putCalendar({ week, days: [HOLIDAY] })).status).toBe(200);
  expect((await admin.calendar()).days).toMatchObject([HOLIDAY]);
  await desk.stop();
});
