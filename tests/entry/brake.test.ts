import { Brake } from '../../server/entry/brake.ts';

test('one connection may send so many of an event in ten seconds and no more; another is not held back', () => {
  const brake = new Brake(() => 0);
  const tooFast = Array.from({ length: 101 }, () => brake.isTooFast('one', 'start'));
  expect(tooFast.indexOf(true)).toBe(100);
  expect(brake.isTooFast('two', 'start')).toBe(false);
  expect(brake.isTooFast('one', 'message')).toBe(false);
});

test('after ten seconds it may send again', () => {
  let now = 0;
  const brake = new Brake(() => now);
  for (let time = 0; time < 200; time += 1) brake.isTooFast('one', 'start');
  now = 9_999;
  expect(brake.isTooFast('one', 'start')).toBe(true);
  now = 10_000;
  expect(brake.isTooFast('one', 'start')).toBe(false);
});
