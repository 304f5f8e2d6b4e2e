import { restAfter } from '../../../server/actions/assistant/thinking-queue.ts';

test('while nobody waits the assistant goes on at once', () => {
  expect(restAfter(0.4, false)).toBe(0);
  expect(restAfter(30, false)).toBe(0);
});

test('while messages wait it takes a quarter of the time', () => {
  const thought = 0.5;
  expect(thought / (thought + restAfter(thought, true))).toBeCloseTo(1 / 4);
});

test('one slow thought does not silence it', () => {
  expect(restAfter(400, true)).toBe(50);
});
