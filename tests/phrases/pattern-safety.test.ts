import { unsafe } from '../../phrases/pattern-safety.ts';
import { shippedManual } from './shipped-manual.ts';

test.each([
  '不知道',
  '把.{1,8}?给我',
  '(?<!迷)你',
  '^(?:不|不行)[。!]?$',
  '\\bwhy didn’t you\\b',
  '[^,。]{0,40}x',
  'a(b|c)?d',
])('%s may be used', (pattern) => {
  expect(unsafe(pattern)).toBeUndefined();
});

test.each([
  ['(a+)+b', 'without an end'],
  ['a*b', 'without an end'],
  ['.+x', 'without an end'],
  ['a{2,}', 'without an end'],
  ['(?:a|a){30}b', 'repeats a group'],
  ['(a?){2}', 'repeats a group'],
  ['(.)\\1', 'refers back'],
  ['(?<x>a)\\k<x>', 'refers back'],
  ['.{0,100}x', '40 is the most'],
  ['.{0,40}a.{0,40}b.{0,40}c', 'ways'],
  ['(?:a|ab|abc|a.)(?:a|ab|abc|a.)(?:a|ab|abc|a.).{0,40}.{0,40}', 'ways'],
  ['a?', 'empty'],
  ['abc|a?', 'empty'],
  ['(?:a|b)?', 'empty'],
  ['(?:a|b|)', 'empty'],
  ['(?:a|(?:b|c?))', 'empty'],
  ['(?!a)b?', 'empty'],
  ['(?<!a)', 'empty'],
  ['^$', 'empty'],
  ['a{0,3}', 'empty'],
  ['(', 'Invalid'],
  ['\\d{2', 'Incomplete quantifier'],
])('%s is refused: %s', (pattern, reason) => {
  expect(unsafe(pattern)).toContain(reason);
});

test('every pattern of the manual is linear: doubling a hostile draft does not square the time', () => {
  const rules = [...shippedManual('zh-CN').rules, ...shippedManual('en').rules];
  const sources = rules.flatMap(({ patterns }) =>
    patterns.flatMap(({ match, unless }) => [match, unless ?? 'x']),
  );
  // Processor time: what else the machine does is not the patterns' fault.
  const started = process.cpuUsage();
  for (const source of sources) {
    for (const piece of ['你', '您自己', 'you ', '1', ' ', 'please give me your ', '我们公司的同事']) {
      new RegExp(source, 'iu').test(piece.repeat(20_000).slice(0, 20_000));
    }
  }
  expect(process.cpuUsage(started).user).toBeLessThan(15_000_000);
});
