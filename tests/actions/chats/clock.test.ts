import { steadyClock } from '../../../server/lib/clock.ts';

const HOUR = 3_600_000;

test.each([
  ['forward', 5 * HOUR],
  ['back', -5 * HOUR],
])('[P1] [P2] a system clock that is moved %s by hours changes no deadline', (_, moved) => {
  let wall = 1_000_000_000;
  let steady = 12.25;
  const clock = steadyClock(
    () => wall,
    () => steady,
  );
  const before = clock.now();
  wall += moved;
  steady += 60_000;
  expect(clock.now() - before).toBe(60_000);
});

test('the clock begins at the wall’s time and counts whole milliseconds', () => {
  let steady = 0.75;
  const clock = steadyClock(
    () => 1_000_000_000,
    () => steady,
  );
  expect(clock.now()).toBe(1_000_000_000);
  steady = 1.5;
  expect(Number.isInteger(clock.now())).toBe(true);
});
