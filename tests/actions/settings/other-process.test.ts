import { changeSettings, undoSetting } from '../../../server/actions/settings/change-settings.ts';
import { calendarView, putCalendar, undoCalendar } from '../../../server/actions/settings/calendar.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { CALENDAR_KEY } from '../../../server/live/desk-settings.ts';
import { aDesk, granted, shut, type TestDesk } from '../a-desk.ts';

const BY_ADMIN = { account: 'admin', issuer: null };

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

const day = (date: string) => ({ date, intervals: [] });
const [FIRST, SECOND, THIRD] = [day('2026-10-01'), day('2026-10-02'), day('2026-10-03')];
const NEVER = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** Another process stores a value; this one has not heard of it. */
const elsewhere = (key: string, value: unknown) =>
  test_.desk.store.settings.change([{ key, value }], { by: 'boss', at: test_.clock.at, line: () => null });
const put = (days: { date: string; intervals: never[] }[]) =>
  putCalendar(test_.desk, 'admin', { days, version: undefined, week: undefined });
const dates = () => calendarView(test_.desk).days.map(({ date }) => date);

test('[P10] the change of the calendar that is taken back is the last one, whoever made it', async () => {
  granted(await put([FIRST]));
  granted(await put([SECOND]));
  await elsewhere(CALENDAR_KEY, { week: null, days: [THIRD] });
  granted(await undoCalendar(test_.desk, 'admin', 3));
  expect(dates()).toEqual([SECOND.date]);
});

test('[P10] the days of the calendar are changed beside a week that another process has just stored', async () => {
  await elsewhere(CALENDAR_KEY, { week: NEVER, days: [] });
  granted(await put([FIRST]));
  expect(calendarView(test_.desk)).toMatchObject({ week: NEVER, ownWeek: true, days: [FIRST] });
});

test('[P10] what another process stores while the calendar is being changed is not lost', async () => {
  const { settings } = test_.desk;
  const read = settings.read.bind(settings);
  jest.spyOn(settings, 'read').mockImplementationOnce(async () => {
    await read();
    await elsewhere(CALENDAR_KEY, { week: NEVER, days: [] });
  });
  expect(isRefusal(await put([FIRST]))).toBe(true);
  expect(calendarView(test_.desk)).toMatchObject({ ownWeek: true, days: [] });
});

test('[P10] the change of a setting that is taken back is the last one, whoever made it', async () => {
  const { desk } = test_;
  for (const idleClose of ['10m', '11m']) granted(await changeSettings(desk, BY_ADMIN, { idleClose }));
  await elsewhere('idleClose', '12m');
  granted(await undoSetting(desk, BY_ADMIN, { key: 'idleClose', version: 3 }));
  expect(desk.settings.stored('idleClose')?.value).toBe('11m');
});

test('[P10] hours that give up a week lose no day that another process has just stored', async () => {
  granted(await putCalendar(test_.desk, 'admin', { week: NEVER, days: [FIRST], version: undefined }));
  await elsewhere(CALENDAR_KEY, { week: NEVER, days: [FIRST, SECOND] });
  granted(await changeSettings(test_.desk, BY_ADMIN, { serviceHours: '09:00-10:00' }));
  expect([dates(), calendarView(test_.desk).ownWeek]).toEqual([[FIRST.date, SECOND.date], false]);
});
