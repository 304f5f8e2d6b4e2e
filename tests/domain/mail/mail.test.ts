import { nextTry, TRIED_FOR } from '../../../server/domain/mail/mail.ts';

const MINUTE = 60_000;

test('a mail is tried again ever later, at most an hour later, until it has been tried for three days', () => {
  const waits: number[] = [];
  let now = 0;
  for (let attempts = 1; ; attempts += 1) {
    const next = nextTry({ attempts, queuedAt: 0 }, false, now);
    if (next === null) break;
    waits.push((next - now) / MINUTE);
    now = next;
  }
  expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(Math.max(...waits)).toBe(60);
  expect(now).toBeGreaterThanOrEqual(TRIED_FOR);
  expect(now).toBeLessThan(TRIED_FOR + 61 * MINUTE);
});

test('a mail that is refused for good is given up at once', () => {
  expect(nextTry({ attempts: 1, queuedAt: 0 }, true, 0)).toBeNull();
});
