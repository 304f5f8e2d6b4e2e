import { nextDue } from '../../../server/domain/case/case.ts';
import { dueAfter, dueAt, dueByCalendar } from '../../../server/domain/case/due.ts';
import { ACase, AGENT, DAY, FRIDAY, HOUR, OFFICE, openHours, RULES, SECOND, WORKDAYS } from './a-case.ts';

const OFFICE_HOURS = openHours(OFFICE, WORKDAYS);
const BY_OFFICE = { ...RULES, open: OFFICE_HOURS };
const MINUTE = 60_000;
/** A time of the week of that Friday, in Shanghai. */
const at = (day: number, hour: number, minute = 0): number =>
  FRIDAY - 9 * HOUR + (day - 5) * DAY + hour * HOUR + minute * MINUTE;
const working = (from: number, hours: number): number =>
  dueAfter(from, { length: hours * HOUR, calendar: 'working' }, BY_OFFICE).dueAt;

test.each([
  ['Friday 17:30 and an hour', at(5, 17, 30), 1, at(8, 8, 30)],
  ['11:30 and an hour', at(5, 11, 30), 1, at(5, 14, 30)],
  ['12:30 and an hour', at(5, 12, 30), 1, at(5, 15)],
  ['Thursday 16:00 and 24 hours', at(4, 16), 24, at(9, 16)],
])('[P5] by working hours, %s', (_, from, hours, due) => {
  expect(working(from, hours)).toBe(due);
});

test('[P5] the warning is counted in the same hours as what it warns of', () => {
  const due = dueAfter(at(8, 17), { length: 4 * HOUR, calendar: 'working' }, BY_OFFICE);
  expect([due.dueAt, due.warnAt]).toEqual([at(9, 11), at(9, 10)]);
});

test('[P5] a warning never comes while the desk is closed, if it was open before', () => {
  const due = dueAfter(at(4, 16), { length: 12 * HOUR, calendar: 'plain' }, BY_OFFICE);
  expect([due.dueAt, due.warnAt]).toEqual([at(5, 4), at(4, 17)]);
});

test('moments are whole milliseconds, whatever the length', () => {
  const promise = new ACase('promise', { dueAt: FRIDAY + 6001 });
  expect(promise.case.deadline?.warnAt).toBe(FRIDAY + 4500);
  const odd = dueAfter(FRIDAY, { length: 5003, calendar: 'working' }, BY_OFFICE);
  expect([odd.warnAt, odd.dueAt].every(Number.isInteger)).toBe(true);
});

test('[P5] a desk that never opens counts by the clock', () => {
  const due = dueAfter(
    FRIDAY,
    { length: HOUR, calendar: 'working' },
    { ...RULES, open: openHours(OFFICE, []) },
  );
  expect(due).toMatchObject({ calendar: 'plain', dueAt: FRIDAY + HOUR });
});

test.each([
  [false, 12],
  [true, 24],
])('[P5] complex %s is due after %s hours: warned before, overdue after, each once', (complex, hours) => {
  const one = new ACase('complaint', { class: 'service', complex });
  expect(one.case.deadline?.dueAt).toBe(FRIDAY + hours * HOUR);
  expect(one.passes((hours - 2) * HOUR - SECOND)).toEqual([]);
  expect(one.passes(SECOND)).toEqual(['warned']);
  expect(one.passes(2 * HOUR - SECOND)).toEqual([]);
  expect(one.passes(SECOND)).toEqual(['overdue']);
  expect(one.passes(DAY)).toEqual([]);
  expect(nextDue(one.case)).toBeNull();
});

test('[P5] after an outage what is overdue is not warned of first', () => {
  expect(new ACase('complaint', { class: 'service' }).passes(5 * DAY)).toEqual(['overdue']);
});

test('[P5] a complaint that turns out complex has the longer time from its first start', () => {
  const one = new ACase('complaint', { class: 'service', complex: false });
  one.passes(11 * HOUR);
  expect(one.happens({ type: 'classed', by: AGENT, complex: true })).toBeNull();
  expect(one.case.deadline).toMatchObject({ dueAt: FRIDAY + 24 * HOUR, warned: false, overdue: false });
  expect(one.passes(HOUR)).toEqual([]);
});

test('[P5] what is overdue stays so when its class changes', () => {
  const one = new ACase('complaint', { class: 'service', complex: false });
  one.passes(13 * HOUR);
  one.happens({ type: 'classed', by: AGENT, complex: true });
  expect(one.case).toMatchObject({ everOverdue: true, deadline: { overdue: true } });
  expect(one.passes(2 * DAY)).toEqual([]);
});

test('[P5] a courtesy after the answer starts no clock, and nothing runs after the end', () => {
  const one = new ACase('complaint', { class: 'service', complex: false });
  one.happens({ type: 'verified', by: AGENT });
  one.happens({ type: 'answered', by: AGENT });
  one.happens({ type: 'commented', by: AGENT, text: '客户说谢谢' });
  expect([one.case.deadline, nextDue(one.case)]).toEqual([null, null]);
});

test('[P7] a promise is kept one second before its time, and broken one second after', () => {
  const made = (): ACase => new ACase('promise', { dueAt: FRIDAY + HOUR });
  const kept = made();
  kept.now += HOUR - SECOND;
  expect(kept.happens({ type: 'kept', by: AGENT })).toBeNull();
  expect([kept.case.step, kept.passes(DAY)]).toEqual(['kept', []]);
  const late = made();
  late.now += HOUR + SECOND;
  expect(late.happens({ type: 'kept', by: AGENT })?.refused).toBe('conflict');
  expect(late.passes(0)).toEqual(['overdue', 'broken']);
});

test('[P5] an answer after its time is late, also when it comes before the sweep', () => {
  const one = new ACase('complaint', { class: 'service', complex: false });
  one.happens({ type: 'verified', by: AGENT });
  one.now += 12 * HOUR;
  expect(one.happens({ type: 'answered', by: AGENT })).toBeNull();
  expect(one.types()).toEqual(['received', 'verified', 'overdue', 'answered']);
  expect(one.case).toMatchObject({ everOverdue: true, answerDeadline: { overdue: true } });
});

test('[P5] a complaint that turns out complex after its time stays late, whoever was quicker', () => {
  const one = new ACase('complaint', { class: 'service', complex: false });
  one.now += 13 * HOUR;
  one.happens({ type: 'classed', by: AGENT, complex: true });
  expect(one.case).toMatchObject({ everOverdue: true, deadline: { overdue: true } });
});

test('[P7] what is done after its time was broken first', () => {
  const one = new ACase('promise', { dueAt: FRIDAY + HOUR });
  one.now += 2 * HOUR;
  expect(one.happens({ type: 'done', by: AGENT })).toBeNull();
  expect(one.types()).toEqual(['received', 'overdue', 'broken', 'done']);
});

test('[P7] what is broken is still owed until it is done', () => {
  const one = new ACase('promise', { dueAt: FRIDAY + HOUR });
  one.passes(2 * HOUR);
  expect(one.case).toMatchObject({ step: 'broken', state: { status: 'open' } });
  expect(one.happens({ type: 'done', by: AGENT })).toBeNull();
  expect(one.case).toMatchObject({ step: 'done', state: { status: 'done' }, everOverdue: true });
});

test.each([
  ['promise', { dueAt: FRIDAY }],
  ['followUp', { dueAt: FRIDAY - DAY }],
] as const)('a %s in the past is refused', (kind, more) => {
  expect(() => new ACase(kind, more)).toThrow(/in the past/);
});

test('what is due in more than 400 days is refused, and what is due on the last of them is not', () => {
  const rules = { ...RULES, open: openHours(OFFICE, WORKDAYS) };
  const promised = (dueAt: number): ACase => new ACase('promise', { dueAt }, FRIDAY, rules);
  expect(() => promised(Date.UTC(9999, 11, 31))).toThrow(/more than 400 days/);
  expect(() => promised(FRIDAY + 400 * DAY + 1)).toThrow(/more than 400 days/);
  expect(promised(FRIDAY + 400 * DAY).case.deadline?.dueAt).toBe(FRIDAY + 400 * DAY);
});

test('the way back to the last open hour is a few days, however long ago the start was', () => {
  const asked: [number, number][] = [];
  const open = openHours(OFFICE, WORKDAYS);
  const between = open.between.bind(open);
  open.between = (from, to) => (asked.push([from, to]), between(from, to));
  const due = at(5, 22) + 350 * DAY;
  const { warnAt } = dueAt(FRIDAY, due, { ...RULES, open });
  expect(asked.every(([from, to]) => to - from <= 14 * DAY)).toBe(true);
  expect([open.isOpen(warnAt), warnAt < due, due - warnAt < 4 * DAY]).toEqual([true, true, true]);
});

test('[P9] a follow-up is due after a week unless another day was agreed', () => {
  expect(new ACase('followUp').case.deadline?.dueAt).toBe(FRIDAY + 7 * DAY);
  expect(new ACase('followUp', { dueAt: FRIDAY + DAY }).case.deadline?.dueAt).toBe(FRIDAY + DAY);
});

test('[P10] a message left on Friday night is due in the hours of Monday', () => {
  const rules = { ...RULES, open: OFFICE_HOURS };
  const left = new ACase('message', { owner: null }, at(5, 22), rules);
  expect(left.case.deadline?.dueAt).toBe(at(8, 12));
  left.happens({ type: 'done', by: AGENT, answer: { chatId: 'chat', seq: 5 } });
  expect(left.case).toMatchObject({ owner: '1001', state: { status: 'done' } });
});

const WORKING = {
  ...RULES,
  open: OFFICE_HOURS,
  times: { ...RULES.times, complaint: 'working', followUp: 'working', followUpAfter: 40 * HOUR } as const,
};

test('[P5] [P10] a complaint counted in working hours is due on the second working day, and is counted again from its start', () => {
  const one = new ACase('complaint', { class: 'service', complex: false }, at(5, 16), WORKING);
  // 2 of its 12 hours on Friday, 8 on Monday; two hours before are Monday's closing, when nobody would be warned.
  expect(one.case.deadline).toMatchObject({ calendar: 'working', dueAt: at(9, 10), warnAt: at(8, 17) });
  one.now = at(8, 9);
  one.happens({ type: 'classed', by: AGENT, complex: true });
  expect(one.case.deadline?.dueAt).toBe(at(10, 16));
});

test('[P9] [P10] a follow-up counted in working hours is due after five working days, and named days stay', () => {
  expect(new ACase('followUp', {}, at(5, 9), WORKING).case.deadline?.dueAt).toBe(at(12, 9));
  const named = at(6, 3);
  expect(new ACase('followUp', { dueAt: named }, at(5, 9), WORKING).case.deadline?.dueAt).toBe(named);
});

test('[P5] a case is warned of as long before as the desk has set, at most a quarter of its time', () => {
  const times = { ...RULES.times, warning: HOUR };
  const one = new ACase('complaint', { class: 'service' }, FRIDAY, { ...RULES, times });
  expect(one.case.deadline?.warnAt).toBe(FRIDAY + 11 * HOUR);
  const long = { ...RULES, times: { ...RULES.times, warning: 7 * DAY } };
  expect(new ACase('complaint', { class: 'service' }, FRIDAY, long).case.deadline?.warnAt).toBe(
    FRIDAY + 9 * HOUR,
  );
});

test.each([
  ['a named moment', { length: null }, false],
  ['one around the clock', { calendar: 'plain' as const }, false],
  ['one that is overdue', { overdue: true }, false],
  ['one whose time is over', { dueAt: at(1, 8) }, false],
  ['one in working hours', {}, true],
])('[P10] another calendar moves %s: %s', (_, more, moves) => {
  const due = dueAfter(at(1, 9), { length: 8 * HOUR, calendar: 'working' }, BY_OFFICE);
  const shorter = { ...RULES, open: openHours('08:00-10:00', WORKDAYS) };
  const moved = dueByCalendar({ ...due, overdue: false, ...more }, at(1, 10), shorter);
  expect(moved?.dueAt).toBe(moves ? at(4, 9) + DAY : undefined);
});
