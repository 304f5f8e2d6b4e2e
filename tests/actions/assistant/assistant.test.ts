import { setTimeout as pause } from 'node:timers/promises';
import { Assistant } from '../../../server/actions/assistant/assistant.ts';
import { chooseStatus } from '../../../server/actions/routing/attendance.ts';
import { Situations } from '../../../server/live/situations.ts';
import { aDesk, answeredChat, begins, comesOnline, settle, shut, writes, type TestDesk } from '../a-desk.ts';

let test_: TestDesk;

beforeEach(async () => void (test_ = await aDesk({ rules: { capacity: 50 } })));
afterEach(() => shut(test_));

/** Chats in which the customer complains, but nobody has been advised of it. */
async function complaints(count: number): Promise<string[]> {
  const chats: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { customerId, chatId } = await answeredChat(test_);
    await writes(test_, customerId, '我要投诉你们');
    chats.push(chatId);
  }
  return chats;
}

const toldOf = (event: string): string[] =>
  test_.told
    .filter((one) => one.side === 'desk' && one.event === event)
    .map(({ payload }) => payload as { id?: string; chatId?: string })
    .map(({ id, chatId }) => chatId ?? id ?? '');

/** The services, with so many commands pending. */
function whilePending(commands: number): TestDesk['desk'] {
  const { desk } = test_;
  return { ...desk, chats: { ...desk.chats, pending: () => commands } };
}

test('the marks of many chats are told in one quiet moment', async () => {
  const chats = await complaints(6);
  await settle(test_);
  test_.told.length = 0;
  const { desk } = test_;
  let [waiting, most] = [0, 0];
  const betweenBatches = desk.chats.betweenBatches.bind(desk);
  desk.chats.betweenBatches = (task) => {
    most = Math.max(most, (waiting += 1));
    return betweenBatches(task).finally(() => (waiting -= 1));
  };
  await test_.tick();
  expect(toldOf('chat').sort()).toEqual(chats.sort());
  expect(most).toBe(chats.length);
});

test('a row that news has brought since is not told again for its mark', async () => {
  const [chatId = ''] = await complaints(1);
  await settle(test_);
  await test_.desk.chats.perform({
    to: { chatId },
    event: { type: 'noted', by: { role: 'agent', account: '1001' }, clientId: 'n', text: '记' },
  });
  await settle(test_);
  const row = test_.told.findLast(({ side, event }) => side === 'desk' && event === 'chat');
  expect(row?.payload).toMatchObject({ situation: expect.stringContaining('complaint') as unknown });
  test_.told.length = 0;
  await test_.tick();
  expect(toldOf('chat')).toEqual([]);
});

test('while messages wait every chat is still advised, the first one first', async () => {
  const chats = await complaints(5);
  await settle(test_);
  test_.told.length = 0;
  const assistant = new Assistant(whilePending(1), new Situations());
  for (const chatId of chats) assistant.remind(chatId, '1001');
  for (let look = 0; look < 400 && toldOf('suggestions').length < chats.length; look += 1) await pause(5);
  expect(toldOf('suggestions')).toEqual(chats);
});

test('a chat that an agent has is considered before all that wait in the queue, however long they have', async () => {
  const queued: string[] = [];
  const [owned = ''] = await complaints(1);
  await chooseStatus(test_.desk, '1001', { value: 'away' });
  for (let n = 0; n < 4; n += 1) queued.push((await begins(test_, '我要投诉你们')).chatId);
  await settle(test_);
  const situations = new Situations();
  const considered: string[] = [];
  const set = situations.set.bind(situations);
  situations.set = (chatId, mark) => (considered.push(chatId), set(chatId, mark));
  const assistant = new Assistant(whilePending(0), situations);
  const { chats } = test_.store;
  for (const chatId of [...queued, owned]) {
    const after = (await chats.find(chatId))!;
    assistant.handle([{ before: null, after, entries: await chats.entries(chatId, { last: 40 }) }]);
  }
  await settle(test_);
  expect(considered).toEqual([owned, ...queued]);
});

test('once it has been stopped it considers nothing any more', async () => {
  const chats = await complaints(3);
  await settle(test_);
  const assistant = new Assistant(whilePending(1), new Situations());
  for (const chatId of chats) assistant.remind(chatId, '1001');
  await test_.desk.store.chats.find('none');
  assistant.stop();
  test_.told.length = 0;
  await settle(test_);
  // Another that begins now is done with the same chats after the one before would have been.
  const next = new Assistant(whilePending(1), new Situations());
  for (const chatId of chats) next.remind(chatId, '1001');
  for (let look = 0; look < 400 && toldOf('suggestions').length < chats.length; look += 1) await pause(5);
  next.stop();
  expect(toldOf('suggestions')).toEqual(chats);
});

test.each([
  ['我要投诉，东西坏了', '12 小时'],
  ['我要投诉，你们卖的是假货', '24 小时'],
])('[P5] complaint: for "%s" the phrases promise %s', async (text, hours) => {
  const { customerId } = await answeredChat(test_);
  await writes(test_, customerId, text);
  await settle(test_);
  const offers = test_.told.filter(({ event }) => event === 'suggestions').map(({ payload }) => payload);
  const { phrases } = offers.at(-1) as { phrases: { text: string }[] };
  const promised = phrases.map((phrase) => /\d+ 小时/u.exec(phrase.text)?.[0]).filter(Boolean);
  expect(promised).toEqual([hours]);
});

test('a chat in the queue shows what it is about, and nobody is offered phrases for it', async () => {
  const { customerId, chatId } = await begins(test_, '我要投诉你们');
  await settle(test_);
  await test_.tick();
  const rowOf = (id: string) =>
    test_.told.findLast(({ side, event, payload }) => {
      return side === 'desk' && event === 'chat' && (payload as { id: string }).id === id;
    })?.payload;
  expect(rowOf(chatId)).toMatchObject({
    status: 'waiting',
    situation: expect.stringMatching(/^complaint/) as unknown,
  });
  expect(toldOf('suggestions')).toEqual([]);
  await writes(test_, customerId, '滚，你们都是垃圾');
  await settle(test_);
  await test_.tick();
  expect(rowOf(chatId)).toMatchObject({ situation: 'abusive_language' });
});

test('whoever is given a chat from the queue is offered phrases for what was said there', async () => {
  const { chatId } = await begins(test_, '我要投诉你们');
  await settle(test_);
  await comesOnline(test_, '1001');
  await settle(test_);
  expect(toldOf('suggestions')).toContain(chatId);
});
