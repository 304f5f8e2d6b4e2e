import { firstSeq, lastSeq, merge, prepend } from '../../client/console/store/log.ts';
import { entry } from './samples.ts';

describe('the part of a log that is here', () => {
  test('takes entries in order and knows its ends', () => {
    const { log, hole } = merge(undefined, [entry(4), entry(5)]);
    expect([firstSeq(log), lastSeq(log), hole]).toEqual([4, 5, false]);
  });

  test('an entry that comes twice stands once', () => {
    const { log } = merge(undefined, [entry(1), entry(2)]);
    const again = merge(log, [entry(2)]);
    expect(again.log).toBe(log);
  });

  test('never has a hole: what lies beyond one is left out and asked for', () => {
    const { log } = merge(undefined, [entry(1)]);
    const beyond = merge(log, [entry(3)]);
    expect([lastSeq(beyond.log), beyond.hole]).toEqual([1, true]);
  });

  test('earlier entries go in front only if they join up', () => {
    const { log } = merge(undefined, [entry(5), entry(6)]);
    expect(firstSeq(prepend(log, [entry(3), entry(4), entry(5)]))).toBe(3);
    expect(prepend(log, [entry(2), entry(3)])).toBe(log);
  });
});
