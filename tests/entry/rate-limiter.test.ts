import { RateLimiter } from '../../server/entry/rate-limiter.ts';

test('one connection may send so many of an event in ten seconds and no more; another is not held back', () => {
  const rateLimiter = new RateLimiter(() => 0);
  const tooFast = Array.from({ length: 101 }, () => rateLimiter.isTooFast('one', 'start'));
  expect(tooFast.indexOf(true)).toBe(100);
  expect(rateLimiter.isTooFast('two', 'start')).toBe(false);
  expect(rateLimiter.isTooFast('one', 'message')).toBe(false);
});

test('after ten seconds it may send again', () => {
  let now = 0;
  const rateLimiter = new RateLimiter(() => now);
  for (let time = 0; time < 200; time += 1) rateLimiter.isTooFast('one', 'start');
  now = 9_999;
  expect(rateLimiter.isTooFast('one', 'start')).toBe(true);
  now = 10_000;
  expect(rateLimiter.isTooFast('one', 'start')).toBe(false);
});
