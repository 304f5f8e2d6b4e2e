import { BoundedMap } from '../../server/lib/bounded-map.ts';

describe('a bounded map', () => {
  it('holds as many bytes as it may, and lets go of what was put in longest ago if nobody asks', () => {
    const map = new BoundedMap<string>(10, (value) => value.length);
    for (const key of ['a', 'b', 'c', 'd']) map.set(key, 'xxxx');
    expect([map.has('a'), map.has('b'), map.get('c'), map.get('d')]).toEqual([false, false, 'xxxx', 'xxxx']);
    expect(map.bytes).toBe(8);
  });

  it('holds so many values where nothing weighs them, and none after it was cleared', () => {
    const map = new BoundedMap<string>(2);
    for (const key of ['a', 'b', 'c']) map.set(key, 'x');
    expect([map.has('a'), map.has('b'), map.has('c')]).toEqual([false, true, true]);
    map.clear();
    expect([map.size, map.bytes]).toEqual([0, 0]);
  });

  it('counts what is put in again once, as the newest', () => {
    const map = new BoundedMap<string>(10, (value) => value.length);
    map.set('a', 'xxxx');
    map.set('b', 'xxxx');
    map.set('a', 'xx');
    map.set('c', 'xxxxxx');
    expect([map.has('a'), map.has('b'), map.bytes]).toEqual([true, false, 8]);
  });

  it('keeps what is asked for again and again, and lets go of what nobody needs', () => {
    const map = new BoundedMap<string>(10, (value) => value.length);
    map.set('busy', 'xxxx');
    for (const key of ['a', 'b', 'c']) {
      map.set(key, 'xxxx');
      expect(map.get('busy')).toBe('xxxx');
    }
    expect([map.has('a'), map.has('b'), map.has('c'), map.bytes]).toEqual([false, false, true, 8]);
  });

  it('keeps nothing that is too large by itself', () => {
    const map = new BoundedMap<string>(10, (value) => value.length);
    map.set('a', 'x'.repeat(11));
    expect([map.size, map.bytes]).toEqual([0, 0]);
  });
});
