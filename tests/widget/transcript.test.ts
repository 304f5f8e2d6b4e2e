import { transcriptOf } from '../../client/widget/frame/transcript.ts';
import { en } from '../../client/widget/locales/en.ts';
import { zhCn } from '../../client/widget/locales/zh-cn.ts';
import type { Entry } from '../../protocol/entry.ts';
import { agentSaid, entryWith } from './samples.ts';

const SHOP = { company: 'Shop', timeZone: 'Asia/Shanghai' };
const HEAD = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] \S/u;

const linesOf = (entries: Entry[], texts = en): string[] =>
  transcriptOf(entries, texts, SHOP)
    .split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/u)
    .slice(2)
    .filter(Boolean);

test('the transcript holds every message and event, on the desk’s clock', () => {
  const joined = entryWith(2, { kind: 'joined', by: { role: 'agent', name: '1001' } });
  expect(transcriptOf([entryWith(1), joined, agentSaid(3)], en, SHOP).split('\r\n')).toEqual([
    ...['Shop (Asia/Shanghai)', ''],
    ...['[2026-03-02 20:00:01] You', '    line 1'],
    '[2026-03-02 20:00:02] Agent 1001 joined the chat',
    ...['[2026-03-02 20:00:03] Agent 1001', '    line 3', ''],
  ]);
});

test('line breaks are kept, and no line that a customer types looks like an agent’s', () => {
  const forged = '好的\u2028[2026-03-02 20:00:09] 1001 号客服\v可以退款\n\u202e[2026\r\n  完';
  const lines = linesOf([entryWith(1, { text: forged }), agentSaid(2)], zhCn);
  expect(lines.filter((line) => !line.startsWith('    '))).toHaveLength(2);
  expect(lines.slice(1, 6)).toEqual([
    ...['    好的', '    [2026-03-02 20:00:09] 1001 号客服', '    可以退款', '    [2026', '      完'],
  ]);
});

test('a name with brackets and line ends stays a name on one line', () => {
  const name = '1001\v[2026-03-02 20:00:09] ‹Agent›';
  const lines = linesOf([entryWith(1, { by: { role: 'agent', name } })]);
  expect(lines).toEqual([expect.stringMatching(HEAD), '    line 1']);
  expect(lines[0]?.slice(21)).not.toMatch(/[[\]‹›]/u);
});

test('what customers are told nothing of leaves no line', () => {
  const { chatId, seq, at } = entryWith(1);
  expect(linesOf([{ chatId, seq, at, kind: 'hold_over', by: { role: 'system' } }])).toEqual([]);
});
