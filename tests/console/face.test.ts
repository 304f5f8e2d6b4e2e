import { faceOf, initialOf } from '../../client/console/parts/face.tsx';

describe('the disc that stands for a person', () => {
  it.each([
    ['王小姐', '王'],
    ['  Tom', 'To'],
    ['ölaf', 'Öl'],
    ['X', 'X'],
    ['👩‍👩‍👧 family', '👩‍👩‍👧'],
    ['🇨🇳中国', '🇨🇳'],
    ['', ''],
  ])('shows for %p the whole first character: %p', (name, initial) => {
    expect(initialOf(name)).toBe(initial);
  });

  it('keeps the colour of an id, and tells most of twenty ids apart by more than three colours', () => {
    const ids = Array.from(
      { length: 20 },
      (_, at) => `0199a2c4-7b1e-7000-8000-00000000${String(at).padStart(4, '0')}`,
    );
    expect(ids.map(faceOf)).toEqual(ids.map(faceOf));
    expect(new Set(ids.map(faceOf)).size).toBeGreaterThan(3);
    expect(Math.max(...ids.map(faceOf))).toBeLessThan(8);
  });
});
