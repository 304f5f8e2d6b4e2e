import { v7 as newId } from 'uuid';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { Casework } from './casework.ts';
import { LEAPING } from './leaping-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: Desk;
let agent: Agent;
let work: Casework;
beforeAll(async () => {
  desk = await Desk.start({ IDLE_CLOSE: '1h', AGENT_CAPACITY: '1', ...LEAPING });
  agent = await desk.agent('1001');
  work = await Casework.of(desk, '1001');
}, 60_000);
afterAll(() => desk.stop());

const leap = (ms: number): Promise<number> => desk.time({ wish: 'leap', ms });

const available = async (value: 'online' | 'away'): Promise<void> =>
  void granted(await agent.socket.emitWithAck('status', { value }));

/** A customer who writes while somebody is there; their chat is in the queue, or is dealt. */
async function writes(text: string) {
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text }));
  return { customer, chatId: chat.id };
}

/** A chat whose customer was answered, and promised something an hour and a half later. */
async function promised() {
  await available('online');
  const { customer, chatId } = await writes('查一下订单');
  await agent.chats.first(({ id, status }) => id === chatId && status === 'open');
  await available('away');
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: 'm', text: '请看一下这个' }));
  const dueAt = new Date((await leap(0)) + 90 * MINUTE).toISOString();
  const asked = { kind: 'promise', dueAt, text: '查到后回复', chatId, clientId: newId() };
  const { number } = (await work.open(asked)).body.case;
  await agent.entries.first((one) => one.chatId === chatId && one.kind === 'promise_made');
  return { customer, chatId, number, asked };
}

test('[P1] [P7] who was promised something is not closed as idle; once it is kept the hour counts', async () => {
  const { customer, chatId, number, asked } = await promised();
  await work.open(asked);
  await leap(80 * MINUTE);
  const chat = await agent.chats.first(
    (one) => one.id === chatId && one.deadlines.some(({ kind }) => kind === 'promise'),
  );
  expect(chat).toMatchObject({ status: 'open', owes: 'agent' });
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: 'a', text: '查到了' }));
  const kept = await agent.cases.first((one) => one.number === number && one.step === 'kept');
  expect(kept).toMatchObject({ status: 'done', overdue: false });
  expect((await work.get(number)).body.entries.at(-1)).toMatchObject({
    ...{ type: 'kept', by: { account: '1001' } },
    data: { chatId, seq: expect.any(Number) as number },
  });
  // By hand as well: it is confirmed.
  expect(await work.codes(number, { type: 'kept' })).toEqual(['ok']);
  await customer.chats.first((one) => one.id === chatId && one.owes === 'customer' && one.closesAt !== null);
  expect(
    agent.entries.all.filter((one) => one.chatId === chatId && one.kind === 'promise_made'),
  ).toHaveLength(1);
  expect(agent.entries.all.some((one) => one.chatId === chatId && one.kind === 'nudged')).toBe(false);
  await leap(HOUR);
  await customer.chats.first((one) => one.id === chatId && one.reason === 'idle');
  expect(customer.packets.join('')).not.toMatch(/promise_/);
});

test('[P1] [P7] a broken promise leaves the chat open and its agent owing', async () => {
  const { customer, chatId, number } = await promised();
  await leap(90 * MINUTE);
  await agent.cases.first((one) => one.number === number && one.step === 'broken');
  const ended = await agent.entries.first((one) => one.chatId === chatId && one.kind === 'promise_ended');
  expect(ended.data).toEqual({ case: number, outcome: 'broken' });
  await leap(3 * HOUR);
  expect(agent.entries.all.some((one) => one.chatId === chatId && one.kind === 'closed')).toBe(false);
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: 'l', text: '抱歉久等' }));
  await agent.chats.first((one) => one.id === chatId && one.owes === 'customer');
  // Late, but answered: nothing is owed any more.
  const done = await agent.cases.first((one) => one.number === number && one.status === 'done');
  expect(done).toMatchObject({ step: 'done', everOverdue: true });
  granted(await customer.socket.emitWithAck('leave', {}));
});

test('[P7] what was taken for the answer too early runs again until its time, and the next answer keeps it', async () => {
  const { customer, chatId, number, asked } = await promised();
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: 'a', text: '发票在订单页' }));
  await agent.cases.first((one) => one.number === number && one.step === 'kept');
  expect(await work.codes(number, { type: 'reopened', reason: '还没答复' })).toEqual(['ok']);
  const again = await agent.cases.first((one) => one.number === number && one.lastSeq > 2);
  expect(again).toMatchObject({ status: 'open', dueAt: asked.dueAt });
  await agent.chats.first((one) => one.id === chatId && one.deadlines.some(({ kind }) => kind === 'promise'));
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: 'b', text: '查到了' }));
  await agent.cases.first((one) => one.number === number && one.step === 'kept' && one.lastSeq > 3);
  granted(await customer.socket.emitWithAck('leave', {}));
});

test('[P10] a message that is left is a case in the queue, and the answer in the chat is its end', async () => {
  const { customer, chatId } = await writes('明天能退货吗');
  const left = await agent.cases.first((one) => one.chatId === chatId);
  expect(left).toMatchObject({
    kind: 'message',
    owner: null,
    text: '明天能退货吗',
    openedBy: { role: 'system' },
  });
  granted(await agent.socket.emitWithAck('accept', { chatId }));
  const answer = await agent.socket.emitWithAck('message', { chatId, clientId: 'a', text: '可以的' });
  const { seq } = granted(answer).entry;
  const done = await agent.cases.first((one) => one.number === left.number && one.status === 'done');
  expect(done).toMatchObject({ step: 'done', owner: '1001' });
  expect((await work.get(left.number)).body.entries.at(-1)).toMatchObject({
    type: 'done',
    data: { chatId, seq },
  });
  await customer.cases.first(([one]) => one?.number === left.number && one.state === 'done');
  granted(await customer.socket.emitWithAck('leave', {}));
});

test('[P1] [P10] who has left the queue is answered in their next chat', async () => {
  await available('online');
  const taken = await writes('第一位');
  await agent.chats.first(({ id, status }) => id === taken.chatId && status === 'open');
  const { customer, chatId } = await writes('有人吗');
  await available('away');
  customer.go();
  await leap(2 * HOUR);
  const left = await agent.cases.first((one) => one.chatId === chatId);
  expect(left).toMatchObject({ kind: 'message', text: '有人吗', status: 'open' });
  const back = await desk.customer({}, customer.token);
  const next = granted(await back.socket.emitWithAck('start', { clientId: 't', text: '还在吗' })).chat.id;
  granted(await agent.socket.emitWithAck('accept', { chatId: next }));
  granted(await agent.socket.emitWithAck('message', { chatId: next, clientId: 'a', text: '在的' }));
  await agent.cases.first((one) => one.number === left.number && one.status === 'done');
});
