import { openCase } from '../../../server/actions/cases/change-case.ts';
import { moveDeadlines, previewDeadlines } from '../../../server/actions/cases/moved-deadlines.ts';
import { sweepCases } from '../../../server/actions/cases/sweep-cases.ts';
import { changeSettings, undoSetting } from '../../../server/actions/settings/change-settings.ts';
import { putCalendar } from '../../../server/actions/settings/calendar.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import type { WireWeek } from '../../../protocol/calendar.ts';
import { aDesk, granted, HOUR, MINUTE, shut, type TestDesk } from '../a-desk.ts';

const AGENT: Staff = { role: 'agent', account: '1001' };
const BOSS: Staff = { role: 'lead', account: 'admin' };
const DAY = 24 * HOUR;

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

/** The desk's clocks show this moment of the test; its hours begin then, every day for an hour. */
const local = (at: number): string => new Date(at + 8 * HOUR).toISOString();
const dateOf = (days: number): string => local(test_.clock.now() + days * DAY).slice(0, 10);

/** Two hours a day, the same on every day of the week, from an hour ago. */
function week(): WireWeek {
  const interval: [string, string] = [
    local(test_.clock.now() - HOUR).slice(11, 16),
    local(test_.clock.now() + HOUR).slice(11, 16),
  ];
  const each = [interval];
  return { mon: each, tue: each, wed: each, thu: each, fri: each, sat: each, sun: each };
}

/** A message that was left: it is due after four working hours. */
async function left(department: string | null = null): Promise<number> {
  const about = { kind: 'message' as const, customerId: null, chatId: null, seq: null };
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department, text: '请回电' };
  return granted(await openCase(test_.desk, about, event)).stored.number;
}

async function dueOf(number: number): Promise<number> {
  return (await test_.store.cases.find(number))?.case.deadline?.dueAt ?? 0;
}

async function linesOf(number: number): Promise<string[]> {
  return (await test_.store.cases.entries(number)).map(({ type }) => type);
}

const holiday = (days: number) => [{ date: dateOf(days), intervals: [] }];
const put = (change: { week?: WireWeek; days?: { date: string; intervals: never[] }[] }) =>
  putCalendar(test_.desk, 'admin', { week: change.week, days: change.days, version: undefined });

test('[P10] before a holiday is saved it is shown which running deadlines it moves, and nothing moves', async () => {
  granted(await put({ week: week() }));
  const numbers = [await left(), await left(), await left()];
  const [first = 0] = numbers;
  const due = await dueOf(first);
  const moved = granted(await previewDeadlines(test_.desk, { days: holiday(1) }));
  expect(moved.count).toBe(3);
  expect(moved.cases.map(({ number }) => number)).toEqual(numbers.map((number) => `T-${String(number)}`));
  expect(moved.cases[0]).toEqual({
    ...{ number: `T-${String(first)}`, kind: 'message', owner: '1001' },
    ...{ before: new Date(due).toISOString(), after: new Date(due + DAY).toISOString() },
  });
  expect([await dueOf(first), await linesOf(first)]).toEqual([due, ['received']]);
  expect(granted(await previewDeadlines(test_.desk, { days: holiday(9) })).count).toBe(0);
});

/** From an hour ago for so many hours, as the setting is written. */
const daily = (hours: number): string =>
  `${local(test_.clock.now() - HOUR).slice(11, 16)}-${local(test_.clock.now() + (hours - 1) * HOUR).slice(11, 16)}`;

test('[P10] before the hours of every day are saved it is shown which deadlines they move, to the moment', async () => {
  granted(await put({ week: week() }));
  const number = await left();
  const hours = daily(4);
  const { count, cases } = granted(await previewDeadlines(test_.desk, { hours }));
  expect([count, await linesOf(number)]).toEqual([1, ['received']]);
  granted(await changeSettings(test_.desk, { account: 'admin', issuer: null }, { serviceHours: hours }));
  expect(await moveDeadlines(test_.desk, BOSS)).toEqual({ moved: 1 });
  expect(await dueOf(number)).toBe(Date.parse(cases[0]?.after ?? ''));
  expect(granted(await previewDeadlines(test_.desk, { hours })).count).toBe(0);
  expect(await previewDeadlines(test_.desk, { hours: 'soon' })).toMatchObject({ field: 'serviceHours' });
});

test('[P10] before hours are taken back it is shown which deadlines that moves, by the week that comes back with them', async () => {
  const admin = { account: 'admin', issuer: null };
  granted(await put({ week: week() }));
  granted(await changeSettings(test_.desk, admin, { serviceHours: daily(4) }));
  const number = await left();
  const due = await dueOf(number);
  const { count, cases } = granted(await previewDeadlines(test_.desk, { undoes: 'serviceHours' }));
  expect([count, await dueOf(number)]).toEqual([1, due]);
  const version = test_.desk.settings.stored('serviceHours')?.version ?? 0;
  granted(await undoSetting(test_.desk, admin, { key: 'serviceHours', version }));
  expect(await moveDeadlines(test_.desk, BOSS)).toEqual({ moved: 1 });
  expect(await dueOf(number)).toBe(Date.parse(cases[0]?.after ?? ''));
});

test('[P10] another time zone moves deadlines too, there and back; one that does not exist is refused', async () => {
  const admin = { account: 'admin', issuer: null };
  granted(await put({ week: week() }));
  const number = await left();
  const due = await dueOf(number);
  const timeZone = 'Asia/Bangkok';
  const { cases } = granted(await previewDeadlines(test_.desk, { timeZone }));
  expect(await dueOf(number)).toBe(due);
  granted(await changeSettings(test_.desk, admin, { timeZone }));
  expect(await moveDeadlines(test_.desk, BOSS)).toEqual({ moved: 1 });
  expect(await dueOf(number)).toBe(Date.parse(cases[0]?.after ?? ''));
  expect(granted(await previewDeadlines(test_.desk, { undoes: 'timeZone' })).cases[0]?.after).toBe(
    new Date(due).toISOString(),
  );
  expect(await previewDeadlines(test_.desk, { timeZone: 'Moon/Base' })).toMatchObject({ field: 'timeZone' });
  expect(await previewDeadlines(test_.desk, { undoes: 'serviceHours' })).toMatchObject({
    refused: 'not_found',
  });
});

test('[P10] before a settings file is applied it is shown which deadlines its hours move, the departments’ own too', async () => {
  granted(await put({ week: week() }));
  const author = { by: 'admin', at: 1, line: () => null, setting: () => null };
  const keep = { name: '售前', overflow: [], pages: [] };
  await test_.store.departments.change('sales', () => ({ keep }), author);
  await test_.desk.settings.read();
  const [own, desks] = [await left('sales'), await left()];
  const due = await dueOf(desks);
  const movedBy = async (text: string) =>
    granted(await previewDeadlines(test_.desk, { file: `form: 1\n${text}` })).cases.map(
      ({ number }) => number,
    );
  const hours = `settings: { serviceHours: '${daily(4)}' }`;
  expect(await movedBy(hours)).toEqual([`T-${String(own)}`, `T-${String(desks)}`]);
  expect(await movedBy('settings: { timeZone: Asia/Bangkok }')).toHaveLength(2);
  expect(await movedBy(`departments: { sales: { ${hours} } }`)).toEqual([`T-${String(own)}`]);
  expect(await movedBy('settings: { companyEn: Shop }')).toEqual([]);
  expect(await dueOf(desks)).toBe(due);
  const unread = await previewDeadlines(test_.desk, { file: 'form: 1\nsettings: { serviceHours: soon }' });
  expect(unread).toMatchObject({ refused: 'bad_request' });
});

test('[P10] hours of a department move what is in it alone; without its own the desk’s count', async () => {
  granted(await put({ week: week() }));
  const author = { by: 'admin', at: 1, line: () => null, setting: () => null };
  const keep = { name: '售前', overflow: [], pages: [] };
  await test_.store.departments.change('sales', () => ({ keep }), author);
  await test_.desk.settings.read();
  const [own] = [await left('sales'), await left()];
  const { cases } = granted(await previewDeadlines(test_.desk, { department: 'sales', hours: daily(4) }));
  expect(cases.map(({ number }) => number)).toEqual([`T-${String(own)}`]);
  expect(granted(await previewDeadlines(test_.desk, { department: 'sales', hours: null })).count).toBe(0);
});

test('[P10] deadlines are moved once, with a line each and without an alarm; what is broken stays broken', async () => {
  granted(await put({ week: week() }));
  const overdue = await left();
  test_.clock.pass(3 * DAY);
  await sweepCases(test_.desk);
  const running = [await left(), await left(), await left()];
  const broken = await dueOf(overdue);
  const due = await dueOf(running[0] ?? 0);
  granted(await put({ days: holiday(1) }));
  expect(await dueOf(running[0] ?? 0)).toBe(due);
  expect(await moveDeadlines(test_.desk, BOSS)).toEqual({ moved: 3 });
  await sweepCases(test_.desk);
  expect(await Promise.all(running.map(dueOf))).toEqual([due + DAY, due + DAY, due + DAY]);
  expect(await linesOf(running[0] ?? 0)).toEqual(['received', 'recounted']);
  expect([await dueOf(overdue), await linesOf(overdue)]).toEqual([broken, ['received', 'overdue']]);
  expect(await moveDeadlines(test_.desk, BOSS)).toEqual({ moved: 0 });
  // Once, and not for each case nor for what has moved nothing.
  const acts = await test_.store.audit.before(null, 9, { act: 'deadlines_moved' });
  expect(acts.map(({ by, details }) => [by, details])).toEqual([[BOSS.account, '{"cases":3}']]);
});

test('[P10] deadlines that were left as they were are not asked about again by a change that does not move them', async () => {
  granted(await put({ week: week() }));
  await left();
  granted(await put({ days: holiday(1) }));
  expect(granted(await previewDeadlines(test_.desk, { days: [...holiday(1), ...holiday(9)] }))).toEqual({
    count: 0,
    timeZone: 'Asia/Shanghai',
    cases: [],
  });
  expect(granted(await previewDeadlines(test_.desk, { days: [...holiday(1), ...holiday(2)] })).count).toBe(1);
});

test('[P10] taking the last change back moves them the other way, but none into the past', async () => {
  granted(await put({ week: week() }));
  granted(await put({ days: holiday(1) }));
  const number = await left();
  const due = await dueOf(number);
  const { cases } = granted(await previewDeadlines(test_.desk, { undo: true }));
  expect(cases.map(({ after }) => Date.parse(after))).toEqual([due - DAY]);
  test_.clock.pass(2 * DAY + MINUTE);
  expect(granted(await previewDeadlines(test_.desk, { undo: true })).count).toBe(0);
});

test('[P10] a department that there is not is not asked about, nor a week that overlaps', async () => {
  expect(await previewDeadlines(test_.desk, { department: 'none', days: [] })).toMatchObject({
    refused: 'not_found',
  });
  const wrong: WireWeek = { ...week(), mon: [['20:00', '06:00']], tue: [['05:00', '07:00']] };
  expect(await previewDeadlines(test_.desk, { week: wrong })).toMatchObject({ refused: 'bad_request' });
});

test('[P10] many deadlines are moved in few transactions, all of them', async () => {
  granted(await put({ week: week() }));
  const numbers = await Promise.all(Array.from({ length: 120 }, () => left()));
  const due = await dueOf(numbers[0] ?? 0);
  granted(await put({ days: holiday(1) }));
  const change = jest.spyOn(test_.store.cases, 'change');

  expect(await moveDeadlines(test_.desk, BOSS)).toEqual({ moved: 120 });
  expect(change.mock.calls.length).toBeLessThan(10);
  expect(new Set(await Promise.all(numbers.map(dueOf)))).toEqual(new Set([due + DAY]));
});
