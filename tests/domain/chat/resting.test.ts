import * as fc from 'fast-check';
import type { Interval } from '../../../protocol/calendar.ts';
import { everyDay, type Calendar, type DayHours } from '../../../server/domain/calendar/calendar.ts';
import { OpenHours } from '../../../server/domain/calendar/open-hours.ts';
import { closesAt, deadlinesOf, nextDue } from '../../../server/domain/chat/deadlines.ts';
import { restedAlarms } from '../../../server/domain/chat/rules/owes.ts';
import type { Department } from '../../../server/domain/department/department.ts';
import type { RestingClock, Rules } from '../../../server/domain/rules.ts';
import { parseServiceHours } from '../../../server/domain/calendar/service-hours.ts';
import { MinuteModel } from '../calendar/minute-model.ts';
import { AChat, AGENT, HOUR, MINUTE, RULES } from './a-chat.ts';

const OFFICE: Interval[] = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 14 * 60, to: 18 * 60 },
];
const shanghai = (time: string): number => Date.parse(`${time}:00+08:00`);

/** Office hours from Monday to Friday, with these days other. */
function office(days: [string, DayHours][] = []): OpenHours {
  const week = { ...everyDay(OFFICE), sat: [], sun: [] };
  return new OpenHours({ timeZone: 'Asia/Shanghai', week, days: new Map(days) });
}

function resting(
  open: OpenHours,
  clocks: RestingClock[] = ['idle', 'queue', 'alarm'],
  more: Partial<Rules> = {},
): Rules {
  return { ...RULES, ...more, resting: { open, clocks: new Set(clocks) } };
}

/** A customer writes at this moment. */
function written(at: number, rules: Rules, department: string | null = null): AChat {
  const chat = new AChat(at, rules);
  chat.chat = { ...chat.chat, department };
  chat.customerSays();
  return chat;
}

function answered(at: number, rules: Rules, department: string | null = null): AChat {
  const chat = written(at, rules, department);
  chat.does({ type: 'assigned', to: AGENT.account });
  chat.agentSays();
  return chat;
}

const at = (chat: AChat, kind: string): number | undefined =>
  deadlinesOf(chat.chat, chat.rules).find((one) => one.kind === kind)?.at;

describe('[P1] [P10] where the idle clock rests outside working hours', () => {
  test.each([
    ['within hours it is exactly one hour', '2026-03-02T09:00', [], '2026-03-02T10:00'],
    ['it rests over lunch', '2026-03-02T11:30', [], '2026-03-02T14:30'],
    ['and over the weekend', '2026-03-06T17:30', [], '2026-03-09T08:30'],
    ['and over a holiday', '2026-03-02T17:30', [['2026-03-03', { kind: 'closed' }]], '2026-03-04T08:30'],
    [
      'and not on a make-up day',
      '2026-03-06T17:30',
      [['2026-03-07', { kind: 'as', weekday: 'mon' }]],
      '2026-03-07T08:30',
    ],
    [
      'what begins while the desk is closed begins at its opening',
      '2026-03-07T10:00',
      [],
      '2026-03-09T09:00',
    ],
  ] as [string, string, [string, DayHours][], string][])('%s', (_, from, days, closes) => {
    const chat = answered(shanghai(from), resting(office(days)));
    expect(at(chat, 'idle')).toBe(shanghai(closes));
    // The customer reads the same moment that the sweep goes by.
    expect(closesAt(chat.chat, chat.rules, chat.now)).toBe(shanghai(closes));
  });

  test('the reminder rests with it, and the chat is closed at that moment and not before', () => {
    const chat = answered(shanghai('2026-03-02T17:58'), resting(office()));
    expect(nextDue(chat.chat, chat.rules)).toBe(shanghai('2026-03-03T08:03'));
    chat.now = shanghai('2026-03-03T08:58') - 1;
    expect(chat.timePasses()).toEqual(['nudged']);
    expect(chat.timePasses()).toEqual([]);
    chat.now += 1;
    expect(chat.timePasses()).toEqual(['closed']);
  });

  test('by default no clock rests: one hour is one hour, at night too', () => {
    const chat = answered(shanghai('2026-03-06T17:30'), RULES);
    expect(at(chat, 'idle')).toBe(shanghai('2026-03-06T18:30'));
    const others = answered(shanghai('2026-03-06T17:30'), resting(office(), ['alarm', 'queue']));
    expect(at(others, 'idle')).toBe(shanghai('2026-03-06T18:30'));
  });

  test('a desk that never opens has no working time: there the clock runs on', () => {
    const never = new OpenHours({ timeZone: 'Asia/Shanghai', week: everyDay([]), days: new Map() });
    const chat = answered(shanghai('2026-03-06T17:30'), resting(never));
    expect(at(chat, 'idle')).toBe(shanghai('2026-03-06T18:30'));
  });

  test('after the calendar was edited the same chat has the deadline that follows from it', () => {
    const chat = answered(shanghai('2026-03-06T17:30'), resting(office()));
    const rules = resting(office([['2026-03-09', { kind: 'closed' }]]));
    expect(closesAt(chat.chat, rules, chat.now)).toBe(shanghai('2026-03-10T08:30'));
    expect(nextDue(chat.chat, rules, shanghai('2026-03-06T18:00'))).toBe(shanghai('2026-03-10T08:30'));
  });
});

describe('[P3] [P10] where the other clocks rest outside working hours', () => {
  test('the mark, the alarm, the lead and the next agent wait for the opening', () => {
    const rules = resting(office(), ['alarm'], { overdueHandover: 8 * MINUTE });
    const chat = written(shanghai('2026-03-06T17:59'), rules);
    chat.does({ type: 'assigned', to: AGENT.account });
    const monday = (time: string): number => shanghai(`2026-03-09T${time}`);
    expect([at(chat, 'lead'), at(chat, 'overdue')]).toEqual([monday('08:04'), monday('08:07')]);
    expect(restedAlarms(chat.chat, rules)).toEqual({ mark: chat.now + 40_000, alarm: monday('08:02') });
    expect(restedAlarms(chat.chat, resting(office(), ['idle', 'queue']))).toBeNull();
  });

  test('the place in the queue of who has gone is kept over the night', () => {
    const chat = written(shanghai('2026-03-02T17:30'), resting(office(), ['queue']));
    expect(at(chat, 'abandoned')).toBe(shanghai('2026-03-03T08:30'));
    expect(at(written(chat.now, resting(office(), ['idle', 'alarm'])), 'abandoned')).toBe(chat.now + HOUR);
  });

  test('a department has its own hours and its own choice', () => {
    const hours = parseServiceHours('20:00-22:00', 'Asia/Shanghai');
    if (!hours) throw new Error('no hours');
    const night: Department = {
      ...{
        id: 'night',
        name: '夜班',
        pages: [],
        look: { 'zh-CN': {}, en: {} },
        capacity: null,
        hours,
        limits: RULES,
      },
      overflow: [{ id: 'day', after: 10 * MINUTE }],
      resting: { open: hours.open, clocks: new Set(['idle', 'queue']) },
    };
    const day: Department = { ...night, id: 'day', overflow: [], resting: undefined };
    const rules = {
      ...resting(office()),
      departments: new Map([
        ['night', night],
        ['day', day],
      ]),
    };
    const from = shanghai('2026-03-02T21:55');
    expect(at(written(from, rules, 'night'), 'overflow')).toBe(shanghai('2026-03-03T20:05'));
    expect(at(answered(from, rules, 'night'), 'idle')).toBe(shanghai('2026-03-03T20:55'));
    expect(at(answered(from, rules, 'day'), 'idle')).toBe(from + HOUR);
    // Its alarms run on, though those of the desk rest.
    expect(at(written(from, rules, 'night'), 'lead')).toBe(from + 5 * MINUTE);
  });
});

const interval = fc
  .tuple(fc.integer({ min: 0, max: 24 * 60 - 1 }), fc.integer({ min: 1, max: 9 * 60 }))
  .map(([from, long]): Interval => ({ from, to: from + long }));

test.each([
  ['Europe/Berlin', '2026-03-27'],
  ['America/New_York', '2026-10-30'],
  ['Asia/Shanghai', '2026-02-13'],
])(
  '[P1] [P10] in %s from %s a silence ends in the minute in which a naive count of open minutes does',
  (timeZone, from) => {
    const DAYS = 5;
    const start = Date.parse(`${from}T00:00:00Z`);
    const model = new MinuteModel(timeZone, start, DAYS);
    const dates = [1, 2, 3, 4].map((n) => new Date(start + n * 24 * HOUR).toISOString().slice(0, 10));
    const other = fc.constantFrom<DayHours>({ kind: 'closed' }, { kind: 'as', weekday: 'sat' });
    fc.assert(
      fc.property(
        fc.array(interval, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.constantFrom(...dates), other), { maxLength: 2 }),
        fc.integer({ min: 24 * 60, max: 3 * 24 * 60 }),
        fc.integer({ min: 1, max: 500 }),
        (intervals, days, minute, silence) => {
          const calendar: Calendar = {
            timeZone,
            week: { ...everyDay(intervals), sun: [] },
            days: new Map(days),
          };
          const began = start + minute * MINUTE;
          const rules = resting(new OpenHours(calendar), ['idle'], { idleClose: silence * MINUTE });
          let left = silence;
          const open = model.of(calendar);
          const passed = open.findIndex((isOpen, n) => n >= minute && isOpen && (left -= 1) === 0);
          fc.pre(passed >= 0 && passed < DAYS * 24 * 60);
          expect(at(answered(began, rules), 'idle')).toBe(start + (passed + 1) * MINUTE);
        },
      ),
      { numRuns: 30 },
    );
  },
);
