import type { Entry } from '../../protocol/entry.ts';
import { matterOf, rechosen, wordsOf } from '../../client/console/features/cases/recorded.ts';
import { suggested } from '../../client/console/store/news.ts';
import { unknownDesk } from '../../client/console/store/desk.ts';

const AT = '2026-11-30T01:00:00.000Z';
const say = (role: 'customer' | 'agent', ...texts: string[]): Omit<Entry, 'seq'>[] =>
  texts.map((text) => ({ chatId: 'c', at: AT, kind: 'message', by: { role }, text }));
const log = (...lines: Omit<Entry, 'seq'>[][]): Entry[] =>
  lines.flat().map((line, at) => ({ ...line, seq: at + 1 }));

const entries = log(
  say('customer', '你好'),
  say('agent', '您好，请问有什么可以帮您？'),
  say('customer', '收到的杯子是碎的', '第二次了', '图发给你了'),
  say('agent', '请您稍等'),
  say('customer', '好的'),
);
const seqs = (messages: readonly Entry[]): number[] => messages.map(({ seq }) => seq);

test('[P5] a complaint is about the whole turn in which it was recognised, whatever is said later', () => {
  expect(wordsOf(matterOf('complaint', entries, 5))).toBe('收到的杯子是碎的\n第二次了\n图发给你了');
  expect(seqs(matterOf('complaint', entries, undefined))).toEqual([7]);
  expect(seqs(matterOf('complaint', entries.slice(0, 5), undefined))).toEqual([3, 4, 5]);
  expect(seqs(matterOf('complaint', [], 5))).toEqual([]);
});

test('[P7] a promise is the words that make it, feedback the last turn', () => {
  expect(seqs(matterOf('promise', entries, 5))).toEqual([6]);
  expect(seqs(matterOf('feedback', entries, 5))).toEqual([7]);
});

test('[P5] other messages replace the words, and what was typed stays', () => {
  const [one, two, three] = entries.slice(2, 5) as [Entry, Entry, Entry];
  expect(rechosen(wordsOf([one, two]), [one, two], [two, three])).toBe('第二次了\n图发给你了');
  expect(rechosen('订单 17：收到的杯子是碎的\n第二次了', [one, two], [one, three])).toBe(
    '订单 17：收到的杯子是碎的\n图发给你了',
  );
});

test('[P5] the message in which a complaint was recognised is remembered while the customer says other things', () => {
  const of = (seq: number, id: string) => ({
    ...{ chatId: 'c', seq, situations: [{ id, score: 1, words: [] }], phrases: [], owed: [] },
  });
  const first = { ...unknownDesk, ...suggested(unknownDesk, of(4, 'complaint')) };
  expect(suggested(first, of(7, 'thanks')).complaints ?? first.complaints).toEqual({ c: 4 });
  const promised = suggested(first, of(8, 'complaint_later')).complaints ?? first.complaints;
  expect(promised).toEqual({ c: 4 });
});
