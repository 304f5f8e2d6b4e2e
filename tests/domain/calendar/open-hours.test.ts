import * as fc from 'fast-check';
import { WEEKDAYS, type Interval } from '../../../protocol/calendar.ts';
import {
  everyDay,
  overlapIn,
  type Calendar,
  type DayHours,
} from '../../../server/domain/calendar/calendar.ts';
import { LOOK_AHEAD_DAYS, OpenHours } from '../../../server/domain/calendar/open-hours.ts';
import { MinuteModel, MINUTE } from './minute-model.ts';

const OFFICE: Interval[] = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 14 * 60, to: 18 * 60 },
];
const HOUR = 60 * MINUTE;

/** A week of office hours from Monday to Friday, changed as a test needs it. */
function calendar(changes: Partial<Calendar> & { rest?: Interval[] } = {}): Calendar {
  const { rest = [], ...others } = changes;
  const week = { ...everyDay(OFFICE), sat: rest, sun: rest };
  return { timeZone: 'Asia/Shanghai', week, days: new Map(), ...others };
}

const shanghai = (time: string): number => Date.parse(`${time}:00+08:00`);
const closed = (...dates: string[]): [string, DayHours][] => dates.map((date) => [date, { kind: 'closed' }]);
const daysOf = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, n) => `2026-02-${first + n}`);

/** The Spring Festival of 2026: nine days off, two Saturdays worked for it. */
const SPRING: Calendar['days'] = new Map<string, DayHours>([
  ...closed(...daysOf(15, 23)),
  ['2026-02-14', { kind: 'as', weekday: 'mon' }],
  ['2026-02-28', { kind: 'as', weekday: 'tue' }],
]);

describe('[P10] the calendar', () => {
  it('[P10] opens and closes to the millisecond', () => {
    const hours = new OpenHours(calendar());
    const opening = shanghai('2026-03-02T08:00');
    expect(
      [opening - 1, opening, opening + 4 * HOUR - 1, opening + 4 * HOUR].map((at) => hours.isOpen(at)),
    ).toEqual([false, true, true, false]);
  });

  it('[P10] names the next opening and the next closing, over a weekend too', () => {
    const hours = new OpenHours(calendar());
    expect(hours.nextOpening(shanghai('2026-03-06T12:30'))).toBe(shanghai('2026-03-06T14:00'));
    expect(hours.nextOpening(shanghai('2026-03-06T18:00'))).toBe(shanghai('2026-03-09T08:00'));
    expect(hours.nextOpening(shanghai('2026-03-06T09:00'))).toBeNull();
    expect(hours.nextClosing(shanghai('2026-03-06T09:00'))).toBe(shanghai('2026-03-06T12:00'));
    expect(hours.nextClosing(shanghai('2026-03-06T13:00'))).toBeNull();
  });

  it('[P10] a make-up Saturday is worked, the holiday is not', () => {
    const hours = new OpenHours(calendar({ days: SPRING }));
    const at = (day: string): boolean => hours.isOpen(shanghai(`${day}T09:00`));
    expect(['2026-02-14', '2026-02-28'].map(at)).toEqual([true, true]);
    expect(daysOf(15, 23).some(at)).toBe(false);
    expect(hours.isOpen(shanghai('2026-02-24T09:00'))).toBe(true);
  });

  it('[P10] two working hours from the eve of a holiday end after it', () => {
    const hours = new OpenHours(calendar({ days: SPRING }));
    expect(hours.plus(shanghai('2026-02-14T17:00'), 2 * HOUR)).toBe(shanghai('2026-02-24T09:00'));
    expect(hours.plus(shanghai('2026-02-14T17:00'), HOUR)).toBe(shanghai('2026-02-14T18:00'));
    expect(hours.plus(shanghai('2026-02-14T18:00'), 0)).toBe(shanghai('2026-02-24T08:00'));
    expect(hours.between(shanghai('2026-02-14T17:00'), shanghai('2026-02-24T09:00'))).toBe(2 * HOUR);
  });

  it('[P10] a night belongs to the day it begins on: the holiday after does not cut it', () => {
    const week = { ...calendar().week, fri: [{ from: 22 * 60, to: 26 * 60 }] };
    const hours = new OpenHours(calendar({ week, days: new Map(closed('2026-03-07')) }));
    expect(hours.isOpen(shanghai('2026-03-07T01:59'))).toBe(true);
    expect(hours.nextClosing(shanghai('2026-03-06T23:00'))).toBe(shanghai('2026-03-07T02:00'));
    expect(hours.isOpen(shanghai('2026-03-07T22:30'))).toBe(false);
  });

  it('[P10] intervals that touch are one; around the clock never closes', () => {
    const day = [{ from: 0, to: 24 * 60 }];
    const hours = new OpenHours(calendar({ week: everyDay(day) }));
    expect(hours.isOpen(shanghai('2026-03-06T23:59'))).toBe(true);
    expect(hours.nextClosing(shanghai('2026-03-06T23:59'))).toBeNull();
  });

  it('[P10] a desk that never opens says so instead of looking for ever', () => {
    const hours = new OpenHours(calendar({ week: everyDay([]) }));
    expect(hours.nextOpening(shanghai('2026-03-06T12:00'))).toBeNull();
    expect(hours.plus(shanghai('2026-03-06T12:00'), 1)).toBeNull();
    expect(LOOK_AHEAD_DAYS).toBe(400);
  });

  it('[P10] finds intervals of a week that overlap, also from Sunday night to Monday', () => {
    expect(overlapIn(calendar().week)).toBeNull();
    const late = { ...calendar().week, sun: [{ from: 22 * 60, to: 33 * 60 }] };
    expect(overlapIn(late)).toEqual({ weekday: 'mon', intervals: [{ from: 1320, to: 1980 }, OFFICE[0]] });
    const touching = {
      ...calendar().week,
      sat: [
        { from: 0, to: 60 },
        { from: 60, to: 120 },
      ],
    };
    expect(overlapIn(touching)).toBeNull();
  });
});

/** Where clocks change, and how: an hour, half an hour, at midnight, forward and back. */
const CHANGES: [zone: string, from: string][] = [
  ['Europe/Berlin', '2026-10-23'],
  ['Europe/Berlin', '2026-03-27'],
  ['America/New_York', '2026-10-30'],
  ['America/New_York', '2026-03-06'],
  ['Australia/Lord_Howe', '2026-04-03'],
  ['Australia/Lord_Howe', '2026-10-02'],
  ['Africa/Cairo', '2026-10-28'],
  ['Africa/Cairo', '2026-04-22'],
  ['America/Santiago', '2026-04-03'],
  ['America/Santiago', '2026-09-04'],
  ['Asia/Shanghai', '2026-02-13'],
  ['Asia/Kathmandu', '2026-02-13'],
];

/** How many days the model is asked about; it has seen the two after them. */
const DAYS = 5;

const interval = fc
  .tuple(fc.integer({ min: 0, max: 24 * 60 - 1 }), fc.integer({ min: 1, max: 9 * 60 }))
  .map(([from, long]): Interval => ({ from, to: from + long }));
const intervals = fc.array(interval, { maxLength: 3 });
const weeks = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, intervals]))) as fc.Arbitrary<
  Calendar['week']
>;
const exception: fc.Arbitrary<DayHours> = fc.oneof(
  fc.constant<DayHours>({ kind: 'closed' }),
  fc.constantFrom(...WEEKDAYS).map((weekday): DayHours => ({ kind: 'as', weekday })),
  intervals.map((own): DayHours => ({ kind: 'own', intervals: own })),
);

describe.each(CHANGES)(
  '[P10] the calendar beside a model that walks minute by minute, %s from %s',
  (timeZone, from) => {
    it('[P10] says the same of every minute, opening, closing and sum', () => {
      const start = Date.parse(`${from}T00:00:00Z`);
      const day = (n: number): string => new Date(start + n * 24 * HOUR).toISOString().slice(0, 10);
      const model = new MinuteModel(timeZone, start, DAYS);
      fc.assert(
        fc.property(
          weeks,
          fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }).map(day), exception), { maxLength: 3 }),
          fc.integer({ min: 24 * 60, max: 4 * 24 * 60 }),
          fc.integer({ min: 1, max: 600 }),
          (week, days, minute, working) => {
            const asked: Calendar = { timeZone, week, days: new Map(days) };
            const hours = new OpenHours(asked);
            const expected = model.of(asked);
            const wrong = expected.findIndex(
              (open, n) => n >= 24 * 60 && n < DAYS * 24 * 60 && hours.isOpen(start + n * MINUTE) !== open,
            );
            expect(wrong).toBe(-1);
            const at = start + minute * MINUTE;
            const next = expected.findIndex((open, n) => n > minute && open !== expected[minute]);
            if (next > 0 && next < DAYS * 24 * 60) {
              const change = expected[minute] ? hours.nextClosing(at) : hours.nextOpening(at);
              expect(change).toBe(start + next * MINUTE);
            }
            const open = expected.slice(minute);
            const passed = open.findIndex((_, n) => open.slice(0, n + 1).filter(Boolean).length === working);
            if (passed >= 0 && passed < DAYS * 24 * 60)
              expect(hours.plus(at, working * MINUTE)).toBe(at + (passed + 1) * MINUTE);
            const until = minute + 300;
            const sum = expected.slice(minute, until).filter(Boolean).length;
            expect(hours.between(at, start + until * MINUTE)).toBe(sum * MINUTE);
          },
        ),
        { numRuns: 6 },
      );
    });
  },
);
