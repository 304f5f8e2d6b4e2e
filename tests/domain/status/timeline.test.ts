import * as fc from 'fast-check';
import {
  beganAt,
  doingOf,
  nextSpans,
  TIMELINE_GRAIN,
  type Doing,
  type Span,
  type StandingFacts,
} from '../../../server/domain/status/timeline.ts';

const MINUTE = 60_000;
const FREE: Doing = { state: 'online', cause: null, reason: null, by: null, chats: 0, capacity: 5 };
const withChats = (chats: number): Doing => ({ ...FREE, chats });
const MEAL: Doing = { ...FREE, state: 'away', cause: 'chosen', reason: '用餐' };

/** A timeline as a store keeps it. */
class ATimeline {
  private readonly spans = new Map<number, Span>();

  does(doing: Doing | null, at: number): this {
    const { removed, kept } = nextSpans('1001', this.all.toReversed().slice(0, 2), doing, at);
    for (const from of removed) this.spans.delete(from);
    for (const span of kept) this.spans.set(span.from, span);
    return this;
  }

  get all(): Span[] {
    return [...this.spans.values()].sort((one, other) => one.from - other.from);
  }

  get short(): [state: string, from: number, to: number | null][] {
    return this.all.map(({ state, chats, reason, from, to }) => [
      `${state} ${reason ?? chats}`,
      from / MINUTE,
      to === null ? null : to / MINUTE,
    ]);
  }
}

test('a span begins when somebody does something else, and ends the one before; without a console there is none', () => {
  const day = new ATimeline()
    .does(FREE, 0)
    .does(withChats(1), 5 * MINUTE)
    .does(MEAL, 9 * MINUTE)
    .does(null, 20 * MINUTE)
    .does(FREE, 50 * MINUTE);
  expect(day.short).toEqual([
    ['online 0', 0, 5],
    ['online 1', 5, 9],
    ['away 用餐', 9, 20],
    ['online 0', 50, null],
  ]);
});

test('a reload is no gap, and the same again is nothing', () => {
  const day = new ATimeline()
    .does(FREE, 0)
    .does(null, 10 * MINUTE)
    .does(FREE, 10 * MINUTE + 5000);
  expect(day.short).toEqual([['online 0', 0, null]]);
  expect(nextSpans('1001', day.all, FREE, 11 * MINUTE)).toEqual({ removed: [], kept: [] });
});

test('what lasts less than a minute is not kept apart', () => {
  const day = new ATimeline()
    .does(FREE, 0)
    .does(withChats(1), 10 * MINUTE)
    .does(withChats(2), 10 * MINUTE + 40_000);
  expect(day.short).toEqual([
    ['online 0', 0, 10],
    ['online 2', 10, null],
  ]);
  // Back to what was before: that goes on.
  expect(day.does(FREE, 10 * MINUTE + 50_000).short).toEqual([['online 0', 0, null]]);
});

test('moments that crossed between two processes make no span that ends before it begins', () => {
  const day = new ATimeline()
    .does(FREE, 10 * MINUTE)
    .does(MEAL, 9 * MINUTE)
    .does(null, 8 * MINUTE);
  expect(day.short).toEqual([]);
});

test('facts: a status counts while a console is open, a reason while away, and they tell when it began', () => {
  const away = { cause: 'colleague', reason: '培训', by: '9001', since: 7 } as const;
  const facts: StandingFacts = { status: 'away', away, lostAt: null, chats: 2, capacity: 3 };
  expect(doingOf(facts)).toEqual({
    ...{ state: 'away', cause: 'colleague', reason: '培训', by: '9001', chats: 2, capacity: 3 },
  });
  expect(doingOf({ ...facts, status: 'online' })).toMatchObject({
    state: 'online',
    cause: null,
    reason: null,
  });
  expect(doingOf({ ...facts, lostAt: 9 })).toBeNull();
  const began = (more: Partial<StandingFacts>, isRunning = true) =>
    beganAt({ ...facts, ...more }, { noticed: 10, isRunning });
  expect([began({}), began({ lostAt: 9 }), began({ status: 'online' })]).toEqual([7, 9, 10]);
  // Whoever opens a console again was not away at it before.
  expect(began({}, false)).toBe(10);
});

test('however somebody switches, spans never overlap, begin a minute apart, and the last says what they do', () => {
  const doing = fc.constantFrom<Doing | null>(null, FREE, withChats(1), withChats(2), MEAL);
  const walk = fc.array(fc.tuple(doing, fc.integer({ min: 0, max: 150_000 })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(walk, (steps) => {
      const day = new ATimeline();
      let at = 0;
      for (const [what, pause] of steps) day.does(what, (at += pause));
      const spans = day.all;
      spans.forEach(({ from, to }, n) => {
        const next = spans[n + 1];
        expect(to === null || to > from).toBe(true);
        if (next === undefined) return;
        expect(to).not.toBeNull();
        expect(next.from).toBeGreaterThanOrEqual(to ?? Infinity);
        expect(next.from - from).toBeGreaterThanOrEqual(TIMELINE_GRAIN);
      });
      const last = steps.at(-1)?.[0];
      const running = spans.find(({ to }) => to === null);
      if (last) expect(running).toMatchObject(last);
      else expect(running).toBeUndefined();
    }),
  );
});
