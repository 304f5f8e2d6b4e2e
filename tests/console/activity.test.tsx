import type { ActivityReport } from '../../protocol/status.ts';
import { watchActivity, type ActivityWatch } from '../../client/console/features/status/watch-activity.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

let told: [is: ActivityReport['is'], ago: number][];
let isAwayAutomatically: boolean;
let isWanted: boolean;
let isReached: boolean;
let watch: ActivityWatch;

beforeEach(() => {
  jest.useFakeTimers();
  told = [];
  [isAwayAutomatically, isWanted, isReached] = [false, true, true];
  watch = watchActivity({
    now: Date.now,
    state: () => ({ isWanted, isAwayAutomatically }),
    report: (is, ago) => {
      told.push([is, ago]);
      return Promise.resolve(isReached);
    },
  });
});
afterEach(() => {
  watch.stop();
  jest.useRealTimers();
});

const happens = (event: string) => window.dispatchEvent(new Event(event));
const kinds = () => told.map(([is]) => is);
/** The computer sleeps: no timer runs meanwhile. */
const sleeps = (ms: number) => jest.setSystemTime(Date.now() + ms);

test('work is told of at once, then at most every ten seconds, and the last of it too', () => {
  happens('keydown');
  for (let at = 0; at < 9; at += 1) {
    jest.advanceTimersByTime(SECOND);
    happens('pointermove');
  }
  expect(told).toEqual([['active', 0]]);
  jest.advanceTimersByTime(SECOND);
  expect(told).toEqual([
    ['active', 0],
    ['active', SECOND],
  ]);
  jest.advanceTimersByTime(MINUTE);
  expect(told).toHaveLength(2);
});

test.each(['input', 'compositionupdate', 'wheel'])('%s is work', (event) => {
  happens(event);
  expect(kinds()).toEqual(['active']);
});

test('where the desk does not ask, nothing is told', () => {
  isWanted = false;
  happens('keydown');
  sleeps(10 * MINUTE);
  jest.advanceTimersByTime(MINUTE);
  watch.look('locked');
  expect(told).toEqual([]);
});

test('who is away automatically comes back by a key or a press, not by a pointer that moves', () => {
  happens('keydown');
  isAwayAutomatically = true;
  happens('pointermove');
  expect(kinds()).toEqual(['active']);
  happens('keydown');
  expect(kinds()).toEqual(['active', 'active']);
});

test('keys from before somebody was set away do not end it later: the last of them may have locked the screen', () => {
  happens('keydown');
  jest.advanceTimersByTime(SECOND);
  happens('keydown');
  isAwayAutomatically = true;
  jest.advanceTimersByTime(MINUTE);
  expect(kinds()).toEqual(['active']);
});

test('a gap between two looks was a sleep; a hidden page that is woken once a minute was not asleep', () => {
  sleeps(2 * MINUTE);
  jest.advanceTimersByTime(20 * SECOND);
  expect(told).toEqual([]);
  sleeps(10 * MINUTE);
  jest.advanceTimersByTime(20 * SECOND);
  expect(kinds()).toEqual(['slept']);
  expect(told[0]?.[1]).toBeGreaterThan(12 * MINUTE);
});

test('a sleep that could not be told is told once the line is back', async () => {
  isReached = false;
  sleeps(10 * MINUTE);
  jest.advanceTimersByTime(20 * SECOND);
  await Promise.resolve();
  isReached = true;
  watch.look();
  await Promise.resolve();
  watch.look();
  expect(kinds()).toEqual(['slept', 'slept']);
});

test('who is back before it could be told was not away', async () => {
  isReached = false;
  sleeps(10 * MINUTE);
  jest.advanceTimersByTime(20 * SECOND);
  await Promise.resolve();
  isReached = true;
  happens('keydown');
  watch.look();
  expect(kinds()).toEqual(['slept', 'active']);
});

test('a locked screen is told of at once', () => {
  jest.advanceTimersByTime(5 * SECOND);
  watch.look('locked');
  expect(told).toEqual([['locked', 5 * SECOND]]);
});
