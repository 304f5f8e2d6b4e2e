import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, holesIn } from '../../tools/replay/compare.ts';
import { readDialogues, type Turn } from '../../tools/replay/dialogues.ts';
import { Ear } from '../../tools/replay/ear.ts';
import type { Entry } from '../../protocol/entry.ts';

const PLAYED: Turn[] = [
  { who: 'customer', text: '在吗' },
  { who: 'agent', text: '在' },
  { who: 'customer', text: '谢谢' },
  { who: 'agent', text: '谢谢' },
  { who: 'customer', text: '谢谢' },
];

function entry(seq: number, turn: number, kind: Entry['kind'] = 'message'): Entry {
  const { who = 'customer', text = '' } = PLAYED[turn] ?? {};
  return { chatId: 'c', seq, at: '', kind, by: { role: who }, text };
}

/** A log of these turns, in this order. */
const log = (...turns: number[]): Entry[] => turns.map((turn, index) => entry(index + 1, turn));

test.each([
  ['every line once and in order', [0, 1, 2, 3, 4], { lost: 0, doubled: 0, outOfOrder: 0 }],
  ['a line lost', [0, 2, 3, 4], { lost: 1, doubled: 0, outOfOrder: 0 }],
  ['a line doubled', [0, 0, 1, 2, 3, 4], { lost: 0, doubled: 1, outOfOrder: 0 }],
  ['two lines exchanged', [1, 0, 2, 3, 4], { lost: 0, doubled: 0, outOfOrder: 1 }],
  ['nothing', [], { lost: 5, doubled: 0, outOfOrder: 0 }],
])('a log with %s', (_, turns, faults) => {
  expect(compare(PLAYED, log(...turns))).toEqual(faults);
});

test('lines that are no messages are passed over, but their places count', () => {
  const joined = entry(2, 0, 'joined');
  expect(compare(PLAYED.slice(0, 1), [entry(1, 0), joined])).toEqual({ lost: 0, doubled: 0, outOfOrder: 0 });
  expect(holesIn([entry(1, 0), entry(3, 1)])).toBe(1);
});

test('an ear counts what is told twice or late, not what was asked for as well', () => {
  const ear = new Ear();
  ear.learn([entry(1, 0)]);
  for (const seq of [1, 3, 2, 3]) ear.hear(entry(seq, 0));
  expect([ear.doubled, ear.outOfOrder, ear.heard().length]).toEqual([1, 1, 3]);
});

test.each([
  ['no JSON', '{', /:2: this is not JSON/],
  ['no turns', '{"id":"b"}', /:2: turns/],
  ['somebody unknown', '{"id":"b","turns":[{"who":"robot","text":"x"}]}', /:2: turns\.0\.who/],
  ['an agent who speaks first', '{"id":"b","turns":[{"who":"agent","text":"x"}]}', /customer speaks first/],
  ['an empty line', '{"id":"b","turns":[{"who":"customer","text":" "}]}', /must not be empty/],
])('a file with %s is refused with its line', (_, line, message) => {
  const file = join(mkdtempSync(join(tmpdir(), 'huashu-replay-')), 'dialogues.jsonl');
  writeFileSync(file, `{"id":"a","turns":[{"who":"customer","text":"在吗"}]}\n${line}\n`);
  expect(() => readDialogues(file)).toThrow(message);
});

test('a file that is missing is named', () => {
  expect(() => readDialogues('nowhere.jsonl')).toThrow(/nowhere\.jsonl cannot be read/);
});
