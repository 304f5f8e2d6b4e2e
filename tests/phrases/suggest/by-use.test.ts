import fc from 'fast-check';
import { byUse, type PhraseCount } from '../../../phrases/suggest/by-use.ts';

const phrases = ['a', 'b', 'c'].map((id) => ({ id }));
const orderOf = (counts: Record<string, [used: number, edited: number, passed: number]>): string =>
  byUse(
    phrases,
    new Map(
      Object.entries(counts).map(([id, [used, edited, passed]]) => [id, { used, edited, passed }] as const),
    ),
  )
    .map(({ id }) => id)
    .join('');

test('without counts the manual’s order stands', () => {
  expect(byUse(phrases)).toEqual(phrases);
  expect(orderOf({})).toBe('abc');
});

test('a few answers move nothing', () => {
  expect(orderOf({ a: [0, 0, 9], b: [9, 0, 0] })).toBe('abc');
});

test('what agents clearly prefer rises past what they pass over', () => {
  expect(orderOf({ a: [5, 0, 95], b: [60, 0, 40], c: [20, 0, 80] })).toBe('bca');
});

test('a small difference moves nothing, however many answers there are', () => {
  expect(orderOf({ a: [4500, 0, 5500], b: [5000, 0, 5000], c: [5200, 0, 4800] })).toBe('abc');
});

test('an edited phrase counts half as much as one sent as it stands', () => {
  expect(orderOf({ a: [30, 0, 70], b: [0, 60, 40] })).toBe('abc');
  expect(orderOf({ a: [30, 0, 70], b: [60, 0, 40] })).toBe('bac');
});

test('whatever the counts say, every phrase stays, and the same counts give the same order', () => {
  const count = fc.record({ used: fc.nat(500), edited: fc.nat(500), passed: fc.nat(500) });
  fc.assert(
    fc.property(fc.array(count, { maxLength: 12 }), (counts: PhraseCount[]) => {
      const many = counts.map((_, at) => ({ id: String(at) }));
      const known = new Map(counts.map((one, at) => [String(at), one]));
      const order = byUse(many, known);
      expect([...order].sort((x, y) => Number(x.id) - Number(y.id))).toEqual(many);
      expect(byUse(many, known)).toEqual(order);
    }),
  );
});
