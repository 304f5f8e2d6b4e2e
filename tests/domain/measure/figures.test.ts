import fc from 'fast-check';
import { MEASURE_PARTS, MEASURES, SLICES } from '../../../protocol/measures.ts';
import { bucketsOf, inBuckets, paceOf } from '../../../server/domain/measure/buckets.ts';
import { ranked } from '../../../server/domain/measure/customers.ts';
import type { Fact } from '../../../server/domain/measure/fact.ts';
import { factsBehind, figureOf } from '../../../server/domain/measure/figures.ts';
import { measuredFrom } from '../../../server/domain/measure/measured.ts';
import { periodOf, type Period } from '../../../server/domain/report/period.ts';
import { aFact, MINUTE, WEEK } from './facts.ts';

const SHANGHAI = 'Asia/Shanghai';

function period(from: string, to: string, timeZone = SHANGHAI): Period {
  const found = periodOf({ from, to }, timeZone, Date.UTC(2030, 0));
  if ('refused' in found) throw new Error(found.message);
  return found;
}

describe('figures', () => {
  it('complaints are held against closed chats, everything else against its whole', () => {
    const closed = Array.from({ length: 8 }, () => aFact());
    const figure = figureOf('complaints', [...closed, aFact({ part: 0 }), aFact({ part: 0 })], WEEK);
    expect([figure.parts, figure.rate]).toEqual([[2, 8], 0.25]);
    const promises = [0, 0, 0, 1].map((part) => aFact({ measure: 'promises', part: part === 0 ? 0 : 1 }));
    expect(figureOf('promises', promises, WEEK)).toMatchObject({ parts: [3, 1], rate: 0.75 });
    expect(figureOf('promises', [], WEEK).rate).toBeNull();
  });

  it('S4: the gap is the mean of expected minus perceived, beside both', () => {
    const rated = (expected: number, perceived: number) =>
      aFact({ measure: 'expectation', value: expected - perceived, rated: { expected, perceived } });
    const figure = figureOf('expectation', [rated(5, 3), rated(4, 4)], WEEK);
    expect(figure).toMatchObject({ mean: 1, expected: 4.5, perceived: 3.5 });
  });

  it('S4: a fifth of the customers, those with the most, and how many make four fifths', () => {
    const of = (customer: string | null, count: number) =>
      Array.from({ length: count }, () => aFact({ customer }));
    const { share, fifth } = ranked([
      ...of('a', 8),
      ...of('b', 1),
      ...of('c', 1),
      ...of('d', 1),
      ...of('e', 1),
      ...of(null, 9),
    ]);
    expect(share).toEqual({ customers: 5, makeMost: 3, fifth: 1, ofFifth: 8, whole: 12 });
    expect([...fifth]).toEqual(['a']);
  });
});

describe('figures by cause', () => {
  it('[P5] the causes of most complaints are shown, each against all closed chats, and how many more there are', () => {
    const complaint = (n: number) =>
      aFact({ part: 0, cause: `c${String(n).padStart(2, '0')}`, chatId: null });
    const facts = [
      ...Array.from({ length: 60 }, (_, n) => complaint(n)),
      ...Array.from({ length: 40 }, () => aFact()),
      complaint(59),
    ];
    const { slices } = measuredFrom(facts, period('2026-03-02', '2026-03-08'), 'week', SHANGHAI);
    const cause = slices.complaints.cause;
    expect([cause?.rows.length, cause?.more]).toEqual([50, 10]);
    expect(cause?.rows.slice(0, 2).map(({ key }) => key)).toEqual(['c59', 'c00']);
    expect(cause?.rows.slice(0, 2).map(({ figure }) => [figure.parts, figure.rate])).toEqual([
      [[2, 40], 0.05],
      [[1, 40], 0.025],
    ]);
  });
});

describe('days and weeks', () => {
  it('a week begins on Monday, and is cut to the range', () => {
    const buckets = bucketsOf(period('2026-03-05', '2026-03-17'), 'week', SHANGHAI);
    expect(buckets.map(({ days }) => `${days.from} ${days.to}`)).toEqual([
      '2026-03-05 2026-03-08',
      '2026-03-09 2026-03-15',
      '2026-03-16 2026-03-17',
    ]);
  });

  it.each(['America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'America/Sao_Paulo'])(
    'days of %s lie one after the other without a gap, over both changes of the clocks',
    (timeZone) => {
      for (const [from, to] of [
        ['2026-03-01', '2026-04-10'],
        ['2026-09-25', '2026-11-10'],
      ] as const) {
        const whole = period(from, to, timeZone);
        const buckets = bucketsOf(whole, 'day', timeZone);
        expect([buckets[0]?.from, buckets.at(-1)?.to]).toEqual([whole.from, whole.to]);
        buckets.slice(1).forEach((bucket, at) => expect(bucket.from).toBe(buckets[at]?.to));
      }
    },
  );

  it('more days than can be read are told by week', () => {
    expect(paceOf('day', period('2026-01-01', '2026-04-02'))).toBe('day');
    expect(paceOf('day', period('2026-01-01', '2026-04-03'))).toBe('week');
  });

  it('a moment at midnight is of the day that begins; a turn is of every day that it reaches into', () => {
    const buckets = bucketsOf(period('2026-03-02', '2026-03-04'), 'day', SHANGHAI);
    const midnight = buckets[1]!.from;
    const facts = [
      aFact({ at: midnight }),
      aFact({ at: midnight - 1 }),
      aFact({ measure: 'atOnce', at: midnight - MINUTE, until: midnight + MINUTE }),
    ];
    expect(inBuckets(facts, buckets).map((all) => all.length)).toEqual([2, 2, 0]);
  });
});

describe('[cases.md 9] a figure is as long as the list behind it', () => {
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
  const arbitrary: fc.Arbitrary<Fact> = fc
    .record({
      measure: fc.constantFrom(...MEASURES),
      part: fc.constantFrom(0 as const, 1 as const),
      minute: fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }),
      length: fc.integer({ min: 1, max: 3000 }),
      agent: maybe(fc.constantFrom('1001', '1002')),
      department: maybe(fc.constantFrom('sales', 'returns')),
      customer: maybe(fc.constantFrom('u', 'v', 'w', 'x', 'y', 'z')),
      customerClass: maybe(fc.constantFrom('VIP', '普通')),
      class: maybe(fc.constantFrom('quality' as const, 'service' as const)),
      cause: maybe(fc.constantFrom('包装太薄', '快递')),
      missing: fc.subarray(['farewell' as const, 'anything_else' as const]),
      id: fc.uuid(),
    })
    .map(({ minute, length, id, measure, ...rest }) => {
      const at = WEEK.from + minute * MINUTE;
      // A closed chat has neither class nor cause.
      const bare = measure === 'complaints' && rest.part === 1 ? { class: null, cause: null } : {};
      const until =
        measure === 'atOnce' ? { part: 0 as const, until: Math.min(at + length * MINUTE, WEEK.to) } : {};
      return aFact({ ...rest, ...bare, ...until, measure, at, chatId: id });
    });

  it('in whole, by day and week, by every slice, by customer and step', () => {
    const whole = period('2026-03-02', '2026-03-08');
    fc.assert(
      fc.property(
        fc.array(arbitrary, { maxLength: 120 }),
        fc.constantFrom('day' as const, 'week' as const),
        (facts, by) => {
          const told = measuredFrom(facts, whole, by, SHANGHAI);
          const buckets = bucketsOf(whole, by, SHANGHAI);
          for (const measure of MEASURES)
            MEASURE_PARTS[measure].forEach((_, index) => {
              const part = index === 0 ? 0 : 1;
              const behind = (more: object = {}) =>
                factsBehind(facts, { measure, part, within: whole, ...more }).length;
              expect(behind()).toBe(told.total[measure].parts[part]);
              told.series.forEach(({ figures }, at) =>
                expect(behind({ within: buckets[at] })).toBe(figures[measure].parts[part]),
              );
              for (const slice of SLICES)
                for (const { key, figure } of told.slices[measure][slice]?.rows ?? [])
                  expect(behind({ slice: { by: slice, key } })).toBe(figure.parts[part]);
            });
          const customers = (part: 0 | 1, by: 'customer' | 'fifth', key: string) =>
            factsBehind(facts, { measure: 'complaints', part, within: whole, slice: { by, key } }).length;
          for (const { id, chats, complaints } of told.customers.rows)
            expect([customers(1, 'customer', id), customers(0, 'customer', id)]).toEqual([chats, complaints]);
          expect(customers(1, 'fifth', 'top')).toBe(told.customers.chats.ofFifth);
          expect(customers(0, 'fifth', 'top')).toBe(told.customers.complaints.ofFifth);
          for (const step of ['farewell', 'anything_else'] as const) {
            const slice = { by: 'step', key: step } as const;
            const lacking = ([0, 1] as const).map(
              (part) => factsBehind(facts, { measure: 'closing', part, within: whole, slice }).length,
            );
            expect(lacking[0]! + lacking[1]!).toBe(told.missing[step]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
