import { addEntry } from '../../../server/actions/cases/add-entry.ts';
import { openCase } from '../../../server/actions/cases/change-case.ts';
import { recall, write } from '../../../server/actions/chats/staff-actions.ts';
import { newCase } from '../../../server/domain/case/case.ts';
import { fold } from '../../../server/domain/case/fold.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { AddCaseEntry } from '../../../protocol/cases.ts';
import { aDesk, answeredChat, begins, comesOnline, granted, settle, shut, type TestDesk } from '../a-desk.ts';
import { asker } from '../random-chat.ts';

const AGENT: Staff = { role: 'agent', account: '1001' };
const LEAD: Asker = { account: '9001', role: 'lead' };

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

async function leavesNumber(customerId: string): Promise<void> {
  const customer = await test_.store.customers.find(customerId);
  if (customer) await test_.store.customers.save({ ...customer, contact: '138 1234 5678' });
}

/** A verified complaint of somebody who has left a telephone number. */
async function complaint(): Promise<string> {
  const { customerId, chatId } = await answeredChat(test_);
  await leavesNumber(customerId);
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '杯子碎了' };
  const about = { kind: 'complaint' as const, customerId, chatId, seq: null };
  const { stored } = granted(await openCase(test_.desk, about, { ...event, class: 'quality' }));
  const number = `T-${stored.number}`;
  await adds(number, { type: 'verified' });
  return number;
}

const adds = async (number: string, entry: AddCaseEntry, by: Asker = asker) =>
  granted(await addEntry(test_.desk, by, number, entry));
const calls = async (status: 'open' | 'done') =>
  (await test_.store.cases.list({ kind: 'followUp', status, limit: 9 })).cases;
const callTexts = async () => (await calls('open')).map(({ case: { text } }) => text);

test('[P10] nobody is called with an answer that was withdrawn in its chat, but with the next one', async () => {
  const { customerId, chatId } = await begins(test_, '请问发货了吗');
  await leavesNumber(customerId);
  await comesOnline(test_, '1001');
  await test_.desk.chats.perform({ to: { chatId }, event: { type: 'accepted', by: AGENT } });
  const { entry } = granted(await write(test_.desk, asker, chatId, { clientId: 'a', text: '明天发货' }));
  await settle(test_);
  expect(await callTexts()).toEqual([expect.stringContaining('明天发货')]);
  granted(await recall(test_.desk, asker, chatId, entry.seq));
  await settle(test_);
  expect(await callTexts()).toEqual([]);
  const [ended] = await calls('done');
  const last = (await test_.store.cases.entries(ended?.number ?? 0)).at(-1);
  expect(last).toMatchObject({ type: 'done', by: AGENT, text: expect.stringContaining('失效') as string });
  granted(await write(test_.desk, asker, chatId, { clientId: 'b', text: '后天发货' }));
  await settle(test_);
  expect(await callTexts()).toEqual([expect.stringContaining('后天发货')]);
});

test('[P10] a call that ended with a withdrawn answer keeps none of its words, and is not found by them', async () => {
  const { customerId, chatId } = await begins(test_, '请问发货了吗');
  await leavesNumber(customerId);
  await comesOnline(test_, '1001');
  await test_.desk.chats.perform({ to: { chatId }, event: { type: 'accepted', by: AGENT } });
  const { entry } = granted(
    await write(test_.desk, asker, chatId, { clientId: 'a', text: '密码是甲乙丙丁' }),
  );
  await settle(test_);
  const found = async () => (await test_.store.cases.list({ q: '甲乙丙丁', limit: 9 })).cases.length;
  expect(await found()).toBe(1);
  granted(await recall(test_.desk, asker, chatId, entry.seq));
  await settle(test_);
  const [ended] = await calls('done');
  const log = await test_.store.cases.entries(ended?.number ?? 0);
  expect(JSON.stringify([ended, log, test_.told.slice(-9)])).not.toContain('甲乙丙丁');
  expect(await found()).toBe(0);
  expect(ended && log.reduce(fold, newCase(ended.case))).toEqual(ended?.case);
});

test('[P5] that a call with the answer was made already is said of the complaint whose answer is taken back, once', async () => {
  const number = await complaint();
  await adds(number, { type: 'answered', answer: '不能退款' });
  const [call] = await calls('open');
  const called = `T-${call?.number ?? 0}`;
  await adds(called, { type: 'called', outcome: 'reached' });
  await adds(number, { type: 'returned', to: 'verified', reason: '说错了' }, LEAD);
  await adds(number, { type: 'answered', answer: '可以退款' });
  const log = await test_.store.cases.entries(Number(number.slice(2)));
  const notes = log.filter(({ type }) => type === 'commented');
  expect(notes).toMatchObject([{ by: { role: 'system' }, text: expect.stringContaining(called) as string }]);
  expect(log.map(({ type }) => type)).toEqual([
    'received',
    'verified',
    'answered',
    'returned',
    'commented',
    'answered',
  ]);
  expect(await callTexts()).toEqual([expect.stringContaining('可以退款')]);
});

test('[P5] an answer and its call, and an answer that is taken back and the end of its call, are stored together', async () => {
  const number = await complaint();
  const change = jest.spyOn(test_.store.cases, 'change');
  const opened = jest.spyOn(test_.store.cases, 'open');
  await adds(number, { type: 'answered', answer: '不能退款' });
  expect([change.mock.calls.length, opened.mock.calls.length]).toEqual([1, 0]);
  expect(await calls('open')).toHaveLength(1);
  await adds(number, { type: 'returned', to: 'verified', reason: '说错了' }, LEAD);
  expect(change.mock.calls).toHaveLength(2);
  expect(await calls('open')).toEqual([]);
  const told = test_.told.filter(({ side, event }) => side === 'desk' && event === 'case').slice(-2);
  expect(told.map(({ payload }) => payload)).toMatchObject([
    { case: { number } },
    { case: { kind: 'followUp', status: 'done' } },
  ]);
});

test('[P5] a complaint whose answer is taken back is called with the corrected answer alone', async () => {
  const [number, other] = [await complaint(), await complaint()];
  await adds(other, { type: 'answered', answer: '另一个答复' });
  await adds(number, { type: 'answered', answer: '不能退款' });
  await adds(number, { type: 'returned', to: 'verified', reason: '说错了' }, LEAD);
  expect(await callTexts()).toEqual([expect.stringContaining('另一个答复')]);
  await adds(number, { type: 'answered', answer: '可以退款' });
  const texts = (await callTexts()).join();
  expect(texts).toContain('可以退款');
  expect(texts).not.toContain('不能退款');
});

test('[P5] a complaint that goes back after its answer keeps its call', async () => {
  const number = await complaint();
  await adds(number, { type: 'answered', answer: '可以退款' });
  await adds(number, { type: 'carriedOut' });
  await adds(number, { type: 'returned', to: 'answered', reason: '还没有办' }, LEAD);
  expect(await callTexts()).toEqual([expect.stringContaining('可以退款')]);
});

test('[P10] a question that is open again, or answered anew, is not called with its first answer', async () => {
  const { customerId, chatId } = await answeredChat(test_);
  await leavesNumber(customerId);
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '问发票' };
  const { stored } = granted(
    await openCase(test_.desk, { kind: 'followUp', customerId, chatId, seq: null }, event),
  );
  const number = `T-${stored.number}`;
  await adds(number, { type: 'done', answer: '发票周一开' });
  await adds(number, { type: 'reopened', reason: '日期有误' });
  expect(await callTexts()).toEqual(['问发票']);
  await adds(number, { type: 'done', answer: '发票周二开' });
  expect(await callTexts()).toEqual([expect.stringContaining('发票周二开')]);
});
