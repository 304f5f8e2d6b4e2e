import type { SuggestFacts } from '../../../phrases/suggest/facts.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import { shippedManual } from '../shipped-manual.ts';
import { factsOf } from './facts.ts';

const zh = shippedManual('zh-CN');

function idsFor(situations: readonly string[], change: Partial<SuggestFacts>): string[] {
  const seen = situations.map((id, at) => ({ id, score: 0.9 - at / 10 }));
  return suggest(zh, { situations: seen, facts: factsOf(change) }).phrases.map(({ id }) => id);
}

test('what was said in this chat is not offered again, beside new phrases either', () => {
  expect(idsFor(['fault', 'suggestion'], { saidPhrases: ['fault.1'] })).toEqual([
    'suggestion.1',
    'suggestion.2',
  ]);
});

test('what was said, and nothing new beside it, is not offered again', () => {
  expect(idsFor(['fault'], { saidPhrases: ['fault.1'] })).toEqual([]);
  expect(idsFor(['incomplete'], { said: ['您好，您能否把您的问题再详细地描述一遍？'] })).toEqual([]);
});

test.each([
  ['thanks', ['thanks.1', 'thanks.2', 'thanks.3'], 'thanks.2'],
  ['farewell', ['farewell.1', 'farewell.2'], 'farewell.1'],
  ['anything_else', ['anything_else.1', 'anything_else.2'], 'anything_else.1'],
  ['asks_service_hours', ['asks_service_hours.1'], 'asks_service_hours.1'],
  ['customer_apologises', [1, 2, 3].map((nth) => `customer_apologises.${nth}`), 'customer_apologises.1'],
])('what answers or asks anew is meant to be said again: %s', (situation, saidPhrases, first) => {
  expect(idsFor([situation], { saidPhrases })[0]).toBe(first);
});

test('[S3] a comfort that was said is offered nowhere, not even last', () => {
  const saidPhrases = ['complaint_slow.1'];
  expect(idsFor(['fault', 'complaint_slow'], { saidPhrases })).toEqual(['fault.1']);
});
