import fc from 'fast-check';
import { detect } from '../../../phrases/detect/detect.ts';
import { featuresOf, parseMessage } from '../../../phrases/detect/features.ts';
import { normalise } from '../../../phrases/detect/normalise.ts';
import { processorMs } from '../../run/processor-ms.ts';

test('a message of 4,000 characters costs no more than one of 500', () => {
  const long = featuresOf(
    parseMessage('我要投诉你们的服务太差了，退款一直不到账！'.repeat(190)),
    undefined,
    undefined,
  );
  expect(normalise('我要投诉'.repeat(1000)).length).toBeLessThanOrEqual(501);
  expect(long.hashes.length).toBeLessThan(3000);
});

test('a feature counts once in a message, however many were read before, and no message has more than 4,096', () => {
  const hashes = (text: string) => featuresOf(parseMessage(text), undefined, undefined).hashes;
  const first = hashes('still waiting, still no refund, still waiting');
  expect(new Set(first).size).toBe(first.length);
  for (let count = 0; count < 600; count++)
    expect(hashes('still waiting, still no refund, still waiting')).toEqual(first);
  // Each of these characters is eighteen once its width is folded.
  const swollen = hashes(Array.from({ length: 500 }, (_, at) => `\ufdfa${String(at)}`).join(''));
  expect(swollen.length).toBeLessThanOrEqual(4096);
});

test('both ends of a long message are read', () => {
  const filler = '这是一段很长的说明文字'.repeat(300);
  expect(detect({ text: `${filler}。总之叫你们领导来，不然我打12315投诉` }).map(({ id }) => id)).toContain(
    'escalation',
  );
});

test.each(['f*', 'a.', 'a ', '傻 ', '@', 'sh*', '1a$', '-', 'https://', '??', '{'])(
  '"%s" over and over is read in linear time',
  (piece) => {
    const steps = (length: number) => {
      const text = piece.repeat(length / piece.length);
      return processorMs(() => {
        for (let round = 0; round < 20; round++) normalise(text);
      });
    };
    steps(400);
    // A backtracking pattern would take minutes; half a second is far above what the bounded text needs.
    expect(steps(4000)).toBeLessThan(500);
  },
);

test('whatever is typed gives at most three situations, best first, with scores between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const found = detect({ text });
      const scores = found.map(({ score }) => score);
      expect(found.length).toBeLessThanOrEqual(3);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    }),
  );
});

test('the same message gives the same answer, and says which words led there', () => {
  const once = detect({ text: '你们客服态度太差了，我要投诉' });
  expect(detect({ text: '你们客服态度太差了，我要投诉' })).toEqual(once);
  expect(once[0]?.words.join('')).toMatch(/态度|投诉|客服/);
});
