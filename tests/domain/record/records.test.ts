import fc from 'fast-check';
import { editDistance, FAR } from '../../../server/domain/record/edit-distance.ts';
import { likenessTo } from '../../../server/domain/record/match-phrase.ts';
import { TypingTimes } from '../../../server/domain/record/typing-times.ts';
import { processorMs } from '../../run/processor-ms.ts';

/** The same by the book: the whole table, no band. */
function slowDistance(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  const table = a.reduce(
    (above, letter, row) =>
      b.reduce(
        (now, against, at) => [
          ...now,
          Math.min(now[at]! + 1, above[at + 1]! + 1, above[at]! + (letter === against ? 0 : 1)),
        ],
        [row + 1],
      ),
    Array.from({ length: b.length + 1 }, (_, at) => at),
  );
  return table.at(-1) ?? 0;
}

/** Long texts compared up to a bound, in milliseconds: of some runs the one that nothing else has held up. */
function quickest(far: number): number {
  const text = 'ab'.repeat(400);
  return Math.min(
    ...Array.from({ length: 5 }, () =>
      processorMs(() => editDistance(text, `x${text}`.slice(0, text.length), far)),
    ),
  );
}

describe('the distance of an edit', () => {
  test('counts what is added, left out and changed, by whole characters', () => {
    expect(editDistance('请您稍等', '请您稍等一下')).toBe(2);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('好😀', '好')).toBe(1);
    expect(editDistance('', '')).toBe(0);
  });

  test('is what the whole table gives, up to the bound', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '好'), maxLength: 14 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 16 }), (one, other, far) => {
        expect(editDistance(one, other, far)).toBe(Math.min(far, slowDistance(one, other)));
      }),
    );
  });

  test('of the longest messages is bounded, and looks at its diagonal alone', () => {
    expect(editDistance('a'.repeat(4000), 'b'.repeat(4000))).toBe(FAR);
    expect(editDistance('ab'.repeat(2000), `x${'ab'.repeat(2000)}`.slice(0, 4000))).toBe(2);
    expect(quickest(FAR) / quickest(800)).toBeLessThan(0.5);
  });
});

describe('a message from a phrase', () => {
  const PHRASE = '您好，{{company}}客服{{agentNo}}号，请问有什么可以帮您？';

  test('is verbatim with anything in its blanks', () => {
    expect(likenessTo('您好，话术客服1001号，请问有什么可以帮您？', [PHRASE])).toEqual({
      use: 'verbatim',
      distance: 0,
    });
    expect(likenessTo(' 请稍等 ', ['请稍等'])).toMatchObject({ use: 'verbatim' });
  });

  test('with words around it is edited', () => {
    expect(likenessTo('请稍等哦', ['请稍等'])).toEqual({ use: 'edited', distance: 1 });
    expect(likenessTo('好的，请稍等', ['请稍等'])).toEqual({ use: 'edited', distance: 3 });
  });

  test('is held against what was offered, blanks filled', () => {
    const offered = '您好，话术客服1001号，请问有什么可以帮您？';
    const said = '您好，话术客服1001号，请问有什么能帮您？';
    expect(likenessTo(said, [offered, PHRASE])).toEqual({ use: 'edited', distance: 2 });
  });

  test('is verbatim with or without the spaces of typesetting', () => {
    const phrase = '现在为您转接 {{agentNo}} 号客服，{{minutes}} 分钟后回来';
    for (const said of ['现在为您转接1002号客服，5分钟后回来', '现在为您转接 1002 号客服，5 分钟后回来'])
      expect(likenessTo(said, [phrase])).toEqual({ use: 'verbatim', distance: 0 });
  });

  test('whose parts overlap is not taken for verbatim', () => {
    expect(likenessTo('aba', ['ab{{x}}ba'])).toMatchObject({ use: 'edited' });
  });
});

describe('the time of typing', () => {
  test('adds up until the message is sent, and begins anew', () => {
    const typings = new TypingTimes();
    typings.typed('a', true, 0);
    typings.typed('a', true, 8000);
    typings.typed('a', false, 10_000);
    typings.typed('a', true, 60_000);
    expect(typings.take('a', 65_000)).toBe(15_000);
    expect(typings.take('a', 70_000)).toBeNull();
  });

  test('is not counted while the console was silent', () => {
    const typings = new TypingTimes();
    typings.typed('a', true, 0);
    expect(typings.take('a', 3_600_000)).toBeNull();
    typings.typed('b', false, 5);
    expect(typings.take('b', 10)).toBeNull();
  });
});
