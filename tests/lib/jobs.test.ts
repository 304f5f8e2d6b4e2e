import { pino } from 'pino';
import { logAndCountJobs, startJobs, type JobListener } from '../../server/lib/jobs.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const ignored: JobListener = { ended: () => undefined, failed: () => undefined };
const job = (name: string, run: () => void | Promise<void>) => ({ name, run });

/** A run that ends only when somebody says so. */
function aLongRound() {
  let end = (): void => undefined;
  const tick = jest.fn(() => new Promise<void>((resolve) => (end = resolve)));
  return { tick, end: () => end() };
}

test('a job that hangs holds up no other, and is not run again meanwhile', async () => {
  const slow = aLongRound();
  const quick = jest.fn();
  const { stop } = startJobs([job('slow', slow.tick), job('quick', quick)], ignored);
  await jest.advanceTimersByTimeAsync(1000);
  expect([slow.tick.mock.calls.length, quick.mock.calls.length]).toEqual([1, 4]);
  slow.end();
  await stop();
});

test('a job that fails is reported and run again; one that hangs beside it is still run once only', async () => {
  const slow = aLongRound();
  const broken = jest.fn(() => Promise.reject(new Error('away')));
  const failed = jest.fn();
  const { stop } = startJobs([job('slow', slow.tick), job('broken', broken)], { ...ignored, failed });
  await jest.advanceTimersByTimeAsync(1000);
  expect([slow.tick.mock.calls.length, broken.mock.calls.length, failed.mock.calls.length]).toEqual([
    1, 4, 4,
  ]);
  slow.end();
  await stop();
});

test('stopping waits for the run that goes on', async () => {
  const slow = aLongRound();
  const { stop } = startJobs([job('slow', slow.tick)], ignored);
  await jest.advanceTimersByTimeAsync(250);
  let isOver = false;
  const stopped = stop().then(() => (isOver = true));
  await jest.advanceTimersByTimeAsync(1000);
  expect(isOver).toBe(false);
  slow.end();
  await stopped;
});

test('a job that fails again and again is counted every time and logged once a minute', async () => {
  const counted = { jobEnded: jest.fn(), jobFailed: jest.fn() };
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const broken = job('blocks', () => Promise.reject(new Error('away')));
  const { stop } = startJobs([broken], logAndCountJobs(counted, log));
  await jest.advanceTimersByTimeAsync(119_999);
  await stop();
  expect(counted.jobFailed.mock.calls).toEqual(Array(479).fill(['blocks']));
  expect(lines.map((line) => (JSON.parse(line) as { failures: number }).failures)).toEqual([1, 241]);
  expect(counted.jobEnded).not.toHaveBeenCalled();
});
