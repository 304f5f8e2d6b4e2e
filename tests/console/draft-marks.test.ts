import type { Finding } from '../../phrases/check/finding.ts';
import { markPieces } from '../../client/console/features/chat/composer/draft-marks.tsx';

const at = (start: number, end: number, severity: Finding['severity'] = 'advice'): Finding => ({
  rule: 'no_blame',
  message: '',
  start,
  end,
  severity,
});

test('the pieces are the draft, and the marked ones are what was found', () => {
  const pieces = markPieces('你怎么不早说,快点', [at(7, 9, 'block'), at(0, 6)]);
  expect(pieces).toEqual([
    { text: '你怎么不早说', severity: 'advice' },
    { text: ',', severity: null },
    { text: '快点', severity: 'block' },
  ]);
});

test('what is missing marks nothing, what overlaps is marked once, what is stale is left out', () => {
  const pieces = markPieces('你好,再见', [at(0, 0), at(0, 2), at(1, 3), at(4, 9)]);
  expect(pieces).toEqual([
    { text: '你好', severity: 'advice' },
    { text: ',再见', severity: null },
  ]);
});

test('while an input method composes, only what stands before it is marked', () => {
  const draft = '你好ni你';
  expect(markPieces(draft, [at(0, 1), at(4, 5)], 2).map(({ severity }) => severity)).toEqual([
    'advice',
    null,
  ]);
});
