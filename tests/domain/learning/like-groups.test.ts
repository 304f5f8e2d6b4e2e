import { IgnoredFindings } from '../../../server/domain/learning/ignored-findings.ts';
import { LikeGroups } from '../../../server/domain/learning/like-groups.ts';

function grouped(texts: string[], most = 9) {
  const groups = new LikeGroups();
  for (const [seq, text] of texts.entries()) groups.add({ chat: 'a', seq, text });
  return groups
    .largest(most)
    .map(({ turns, examples }) => ({ turns, texts: examples.map(({ text }) => text) }));
}

test('turns that say much the same are one group, the largest first; courtesies are left out', () => {
  const lines = [
    '发票什么时候能开出来',
    'do you deliver to the islands?',
    '好的',
    '发票什么时候能开',
    'Do you also deliver to the islands',
    '好的',
    '请问发票什么时候能开出来呀',
    '今天天气不错对吧',
    'ok',
  ];
  expect(grouped(lines)).toEqual([
    { turns: 3, texts: ['发票什么时候能开出来', '发票什么时候能开', '请问发票什么时候能开出来呀'] },
    { turns: 2, texts: ['do you deliver to the islands?', 'Do you also deliver to the islands'] },
  ]);
  expect(grouped(lines, 1)).toHaveLength(1);
});

test('the same words many times are one example, and a group shows six at most', () => {
  const lines = Array.from({ length: 40 }, (_, n) =>
    `where can I pick up my order ${n % 2 === 0 ? '' : n}`.trim(),
  );
  const [group] = grouped(lines);
  expect(group?.turns).toBe(40);
  expect(group?.texts).toHaveLength(6);
});

test('thousands of turns with nothing in common take no longer than their number', () => {
  const began = process.cpuUsage().user;
  const words = Array.from({ length: 3000 }, (_, n) =>
    String.fromCharCode(...[n, n / 26, n / 676].map((one) => 97 + (Math.floor(one) % 26))),
  );
  expect(grouped(words.map((word, n) => `${word}a ${word}b ${word}c ${n}`))).toEqual([]);
  expect(process.cpuUsage().user - began).toBeLessThan(3_000_000);
});

test('a finding that was ignored three times is a candidate, with who ignored it and the latest messages', () => {
  const found = new IgnoredFindings();
  const sent = (seq: number, account: string, ...findings: string[]) =>
    found.count({ chatId: 'c', seq, account, findings });
  sent(1, '1001', 'no_jargon', 'no_blame');
  sent(2, '1002', 'no_jargon');
  sent(3, '1001', 'no_jargon');
  sent(4, '1001', 'no_blame');
  expect(found.often()).toEqual([
    {
      ...{ rule: 'no_jargon', times: 3, agents: 2 },
      examples: [
        { chatId: 'c', seq: 3 },
        { chatId: 'c', seq: 2 },
        { chatId: 'c', seq: 1 },
      ],
    },
  ]);
});
