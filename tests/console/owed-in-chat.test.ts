import {
  hasComplaint,
  justKept,
  offeredPromise,
  owesRecord,
  ownPromises,
} from '../../client/console/store/owed-in-chat.ts';
import type { Entry } from '../../protocol/entry.ts';
import { aCase } from './a-case.ts';
import { chat as aChat } from './samples.ts';

const NOON = Date.parse('2026-11-21T12:00:00.000Z');
const MINUTE = 60_000;
const AGENT = { role: 'agent', account: '1001' } as const;
const iso = (after: number): string => new Date(NOON + after).toISOString();
const line = (seq: number, more: Partial<Entry>): Entry => ({
  ...{ chatId: 'a', seq, at: iso(0), kind: 'message', by: AGENT },
  ...more,
});
const held = (seq: number, after: number): Entry => line(seq, { kind: 'held', data: { until: iso(after) } });
const PROMISE = [line(1, { text: '半小时后给您回复' }), held(2, 30 * MINUTE)];

describe('[P7] the promise that was just made', () => {
  it('is offered with its words and its time until it is recorded, answered or over', () => {
    const offer = { seq: 1, text: '半小时后给您回复', until: iso(30 * MINUTE) };
    expect(offeredPromise(PROMISE, '1001', NOON)).toEqual(offer);
    expect(offeredPromise(PROMISE, '1001', NOON + 30 * MINUTE)).toBeNull();
    const made = line(3, { kind: 'promise_made', data: { case: 'T-1', until: iso(30 * MINUTE) } });
    expect(offeredPromise([...PROMISE, made], '1001', NOON)).toBeNull();
    expect(offeredPromise([...PROMISE, line(3, { text: '查到了' })], '1001', NOON)).toBeNull();
    expect(
      offeredPromise([...PROMISE, line(3, { by: { role: 'customer' }, text: '好' })], '1001', NOON),
    ).toEqual(offer);
  });

  it('is the own one alone, and no moment of holding on, unless the manual makes a promise of it', () => {
    expect(offeredPromise(PROMISE, '1002', NOON)).toBeNull();
    const short = [line(1, { text: '请稍等' }), held(2, 2 * MINUTE)];
    expect(offeredPromise(short, '1001', NOON)).toBeNull();
    const asks = [
      line(1, { text: '我问一下', data: { phraseId: 'consult_colleague.1' } }),
      held(2, 2 * MINUTE),
    ];
    expect(offeredPromise(asks, '1001', NOON)?.seq).toBe(1);
  });

  it('once kept by an answer can be taken back while its time is not over', () => {
    const promise = { number: 'T-7', kind: 'promise', status: 'done', step: 'kept', class: null } as const;
    const cases = { 'T-7': aCase({ ...promise, dueAt: iso(30 * MINUTE) }) };
    const ended = line(2, { kind: 'promise_ended', data: { case: 'T-7', outcome: 'kept' } });
    const log = [line(1, { text: '发票在订单页' }), ended];
    expect(justKept(cases, log, NOON)?.number).toBe('T-7');
    expect(justKept(cases, log, NOON + 30 * MINUTE)).toBeNull();
    expect(justKept(cases, [...log, line(3, { text: '还有吗' })], NOON)).toBeNull();
  });

  it('of several, the first that is due is the one that a key marks as kept', () => {
    const running = (number: string, after: number) =>
      aCase({ number, kind: 'promise', class: null, step: 'received', dueAt: iso(after) });
    const cases = { a: running('T-1', 2 * MINUTE), b: running('T-2', MINUTE), c: aCase({ number: 'T-3' }) };
    expect(ownPromises(cases, 'c', '1001').map(({ number }) => number)).toEqual(['T-2', 'T-1']);
    expect(ownPromises(cases, 'c', '1002')).toEqual([]);
  });
});

test('[P5] a customer who was told that their complaint is on record is owed its record', () => {
  const chat = aChat('a', { customer: { ...aChat('a').customer, id: 'c' } });
  const told = [line(1, { text: '您所反映的问题我已记录下来' })];
  expect(owesRecord(chat, told, {})).toBe(true);
  expect(owesRecord(chat, [line(1, { text: '您好' })], {})).toBe(false);
  expect(owesRecord(chat, told, { 'T-1042': aCase({ status: 'done', chatId: 'a' }) })).toBe(false);
  // Another complaint of theirs that runs is the one they ask about; one that is over is not.
  expect(hasComplaint({ x: aCase({ chatId: 'b' }) }, 'a', 'c')).toBe(true);
  expect(hasComplaint({ x: aCase({ chatId: 'b', status: 'done' }) }, 'a', 'c')).toBe(false);
});
