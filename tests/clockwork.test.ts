import { keepTicking } from '../server/clockwork.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A round that ends only when somebody says so. */
function aLongRound() {
  let end = (): void => undefined;
  const tick = jest.fn(() => new Promise<void>((resolve) => (end = resolve)));
  return { tick, end: () => end() };
}

test('a clock that hangs holds up no other, and is not asked again meanwhile', async () => {
  const slow = aLongRound();
  const quick = jest.fn();
  const { stop } = keepTicking([slow.tick, quick], () => undefined);
  await jest.advanceTimersByTimeAsync(1000);
  expect([slow.tick.mock.calls.length, quick.mock.calls.length]).toEqual([1, 4]);
  slow.end();
  await stop();
});

test('a clock that fails is reported and asked again; one that hangs beside it is still asked once only', async () => {
  const slow = aLongRound();
  const broken = jest.fn(() => Promise.reject(new Error('away')));
  const report = jest.fn();
  const { stop } = keepTicking([slow.tick, broken], report);
  await jest.advanceTimersByTimeAsync(1000);
  expect([slow.tick.mock.calls.length, broken.mock.calls.length, report.mock.calls.length]).toEqual([
    1, 4, 4,
  ]);
  slow.end();
  await stop();
});

test('stopping waits for the round that runs', async () => {
  const slow = aLongRound();
  const { stop } = keepTicking([slow.tick], () => undefined);
  await jest.advanceTimersByTimeAsync(250);
  let isOver = false;
  const stopped = stop().then(() => (isOver = true));
  await jest.advanceTimersByTimeAsync(1000);
  expect(isOver).toBe(false);
  slow.end();
  await stopped;
});
