import fc from 'fast-check';
import { isTorn, latestUnread, merge, unreadIn, wholeUpTo } from '../../client/widget/connection/log.ts';
import { agentSaid, entryWith } from './samples.ts';

test('entries heard in any order and twice make one log', () => {
  const all = Array.from({ length: 12 }, (_, index) => entryWith(index + 1));
  const heard = fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 });
  fc.assert(
    fc.property(heard, fc.integer({ min: 1, max: 5 }), (entries, step) => {
      let log = all.slice(0, 0);
      for (let at = 0; at < entries.length; at += step) log = merge(log, entries.slice(at, at + step));
      expect(log).toEqual(all);
    }),
  );
});

test('a hole in the log is seen, and asked for from where the log was whole', () => {
  const log = merge([entryWith(1), entryWith(2)], [entryWith(4)]);
  expect(isTorn(log, 4)).toBe(true);
  expect(wholeUpTo(log)).toBe(2);
  expect(isTorn(merge(log, [entryWith(3)]), 4)).toBe(false);
});

test('a log shorter than the chat says is torn', () => {
  expect(isTorn([entryWith(1)], 2)).toBe(true);
  expect(isTorn([], 0)).toBe(false);
});

test('the badge counts what staff said and the customer has not seen', () => {
  const log = [entryWith(1), agentSaid(2), agentSaid(3), entryWith(4)];
  expect(unreadIn(log, 2)).toBe(1);
  expect(unreadIn(log, 0)).toBe(2);
});

test('an answer that is a picture alone is shown and heard of; a withdrawn one is not', () => {
  const picture = { id: 'f', name: '收据.png', type: 'image/png', size: 9 };
  const answer = { ...agentSaid(2), text: '', files: [picture] };
  expect(latestUnread([entryWith(1), answer], 0)).toBe(answer);
  const { files, ...withdrawn } = answer;
  expect(files).toHaveLength(1);
  expect(latestUnread([entryWith(1), withdrawn], 0)).toBeNull();
});
