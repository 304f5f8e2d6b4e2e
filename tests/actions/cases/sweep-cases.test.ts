import { changeCase, openCase } from '../../../server/actions/cases/change-case.ts';
import { sweepCases } from '../../../server/actions/cases/sweep-cases.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import { aDesk, granted, HOUR, settle, shut, type TestDesk } from '../a-desk.ts';

const AGENT: Staff = { role: 'agent', account: '1001' };

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
});
afterEach(() => shut(test_));

/** So many cases that are due at one moment. */
async function dueTogether(count: number): Promise<number[]> {
  const about = { kind: 'followUp' as const, customerId: null, chatId: null, seq: null };
  const dueAt = test_.clock.now() + 4 * HOUR;
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '回访', dueAt };
  const numbers: number[] = [];
  for (let at = 0; at < count; at += 1)
    numbers.push(granted(await openCase(test_.desk, about, event)).stored.number);
  return numbers;
}

function missing(): never {
  throw new Error('nothing has changed');
}

async function overdue(): Promise<number[]> {
  const { cases } = await test_.store.cases.list({ overdue: true, limit: 500 });
  return cases.map(({ number }) => number).sort();
}

test('[P5] what is due at one moment is told by one sweep, in a few transactions, and once', async () => {
  const numbers = await dueTogether(120);
  test_.clock.pass(5 * HOUR);
  const change = jest.spyOn(test_.store.cases, 'change');
  await sweepCases(test_.desk);
  expect(await overdue()).toEqual(numbers);
  expect(change.mock.calls.length).toBeLessThan(10);
  const before = test_.told.length;
  await sweepCases(test_.desk);
  expect([change.mock.calls.length < 10, test_.told.length]).toEqual([true, before]);
  const types = (await test_.store.cases.entries(numbers[0] ?? 0)).map(({ type }) => type);
  expect(types).toEqual(['received', 'overdue']);
});

test('[P5] a case that was answered and opened again after the sweep had found it due is left alone', async () => {
  const [number = 0] = await dueTogether(1);
  test_.clock.pass(5 * HOUR);
  const { cases } = test_.store;
  const due = await cases.due(test_.clock.now(), 9);
  for (const type of ['done', 'reopened'] as const)
    granted((await changeCase(test_.desk, { number, event: { type, by: AGENT } })) ?? missing());
  const before = await cases.entries(number);
  jest.spyOn(cases, 'due').mockResolvedValue(due);
  await sweepCases(test_.desk);
  expect(due).toHaveLength(1);
  expect(await cases.entries(number)).toEqual(before);
});

test('[P7] promises that are due at one moment look together for their answers, and for none of them one by one', async () => {
  const dueAt = test_.clock.now() + HOUR;
  const event = {
    type: 'opened' as const,
    by: AGENT,
    owner: '1001',
    department: null,
    text: '一小时内',
    dueAt,
  };
  for (let at = 0; at < 60; at += 1) {
    const about = { kind: 'promise' as const, customerId: `c${at}`, chatId: `chat${at}`, seq: 1 };
    granted(await openCase(test_.desk, about, event));
  }
  await settle(test_);
  test_.clock.pass(2 * HOUR);
  const { chats, cases } = test_.store;
  const oneByOne = [jest.spyOn(chats, 'list'), jest.spyOn(chats, 'find'), jest.spyOn(cases, 'find')];
  await sweepCases(test_.desk);
  expect(await overdue()).toHaveLength(60);
  expect(oneByOne.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
});

test('[P5] one case that cannot be asked keeps no other from it', async () => {
  const [first = 0, bad = 0, last = 0] = await dueTogether(3);
  test_.clock.pass(5 * HOUR);
  const { cases } = test_.store;
  const change = cases.change.bind(cases);
  jest
    .spyOn(cases, 'change')
    .mockImplementation((numbers, sent, decide) =>
      numbers.includes(bad) ? Promise.reject(new Error('locked')) : change(numbers, sent, decide),
    );
  await expect(sweepCases(test_.desk)).rejects.toThrow('locked');
  expect(await overdue()).toEqual([first, last]);
});
