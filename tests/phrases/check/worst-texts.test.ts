import { worstTexts } from '../../../phrases/check/worst-texts.ts';

describe('texts that suit a pattern worst', () => {
  it('have the length that was asked for, and are one sentence', () => {
    for (const pattern of [
      'a.{0,40}a.{0,40}b',
      '(?:行|好)吗|不',
      '[^x]{0,9}\\d{2,4}(?=号)',
      '\\p{Script=Han}{2,8}！',
    ])
      for (const text of worstTexts(pattern, 400)) {
        expect(text).toHaveLength(400);
        expect(text).not.toMatch(/[。？！!?;；\n]./u);
      }
  });

  it.each([
    ['a.{0,40}a.{0,40}b', 'a'.repeat(99)],
    ['话.{0,40}话.{0,40}退', '话'.repeat(99)],
    ['(?:x|xx|xxx)x{0,40}c', 'x'.repeat(99)],
  ])('repeat for %s what it can begin with at every place', (pattern, begun) => {
    expect(worstTexts(pattern, 400).some((text) => text.includes(begun))).toBe(true);
  });
});
