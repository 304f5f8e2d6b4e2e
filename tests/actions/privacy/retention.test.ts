import { pino } from 'pino';
import { isRefusal, refuse } from '../../../server/domain/refusal.ts';
import { act } from '../../../server/actions/chats/customer-actions.ts';
import {
  aDesk,
  answeredChat,
  begins,
  kindsOf,
  HOUR,
  settle,
  shut,
  writes,
  type TestDesk,
} from '../a-desk.ts';

const DAY = 24 * HOUR;

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk({ retention: { chats: 30 * DAY, contacts: 60 * DAY, records: 10 * DAY } });
});
afterEach(() => shut(test_));

/** Time passes, and the clocks are asked again and again until nothing is left to do. */
async function daysPass(days: number): Promise<void> {
  // Day by day, as a desk that is at work lives.
  for (let left = days; left > 0; left -= 5) {
    test_.clock.pass(Math.min(left, 5) * DAY);
    await test_.tick();
    await test_.settled();
  }
  for (let round = 0; round < 8; round += 1) {
    await test_.tick();
    await test_.settled();
    await settle(test_);
    test_.clock.pass(2000);
  }
}

async function closedChat(): Promise<{ customerId: string; chatId: string }> {
  const chat = await answeredChat(test_);
  await act(test_.desk, chat.customerId, { type: 'customerLeft' });
  return chat;
}

test('S0(8.1) a closed chat loses its words when their time is over, not before', async () => {
  const { chatId } = await closedChat();
  await daysPass(29);
  expect(await textsOf(chatId)).toEqual(['在吗', '您好']);
  await daysPass(2);
  expect(await textsOf(chatId)).toEqual(['', '']);
  expect(await kindsOf(test_, chatId)).toEqual(['message', 'joined', 'message', 'closed', 'erased']);
});

test('a clock that leaps far ahead erases nothing, also after people write', async () => {
  Object.assign(test_.desk, { log: pino({ level: 'silent' }) });
  const { chatId } = await closedChat();
  await daysPass(1);
  test_.clock.pass(1500 * DAY);
  const { customerId } = await begins(test_);
  for (let round = 0; round < 5; round += 1) {
    await test_.tick();
    await test_.settled();
    test_.clock.pass(HOUR);
  }
  expect(await textsOf(chatId)).toEqual(['在吗', '您好']);
  expect(await test_.desk.store.customers.find(customerId)).not.toBeNull();
});

test('a chat that runs is never erased by its age, however long it runs', async () => {
  const { chatId, customerId } = await begins(test_);
  await test_.desk.chats.perform({
    to: { chatId },
    event: { type: 'accepted', by: { role: 'agent', account: '1001' } },
  });
  await daysPass(400);
  expect(await textsOf(chatId)).toEqual(['在吗']);
  expect(isRefusal(await writes(test_, customerId, '还在吗'))).toBe(false);
});

test('a chat that began long ago is kept from its close on', async () => {
  const { chatId, customerId } = await begins(test_);
  await test_.desk.chats.perform({
    to: { chatId },
    event: { type: 'accepted', by: { role: 'agent', account: '1001' } },
  });
  await daysPass(100);
  await act(test_.desk, customerId, { type: 'customerLeft' });
  await daysPass(29);
  expect(await textsOf(chatId)).toEqual(['在吗']);
});

test('what is known of a customer goes when they have not come for its time, a chat that runs keeps it', async () => {
  const { customerId } = await closedChat();
  const { customerId: other, chatId } = await begins(test_);
  await test_.desk.chats.perform({
    to: { chatId },
    event: { type: 'accepted', by: { role: 'agent', account: '1001' } },
  });
  await daysPass(61);
  expect(await test_.store.customers.find(customerId)).toBeNull();
  expect(await test_.store.customers.find(other)).not.toBeNull();
});

test('records of agents’ messages go in their own time; the chat’s words stay', async () => {
  const { chatId } = await closedChat();
  await test_.desk.records.settled();
  const range = { from: 0, to: test_.clock.now() + 1000 * DAY };
  expect((await test_.store.records.size(range)).records).toBe(1);
  await daysPass(11);
  expect((await test_.store.records.size(range)).records).toBe(0);
  expect(await textsOf(chatId)).toEqual(['在吗', '您好']);
});

test('many old chats go a few at a time, all of them in the end, and nothing is told twice', async () => {
  const chats: { chatId: string }[] = [];
  for (let n = 0; n < 25; n += 1) chats.push(await closedChat());
  await daysPass(29);
  test_.clock.pass(2 * DAY);
  await test_.tick();
  await test_.settled();
  const erased = async (): Promise<number> =>
    (await Promise.all(chats.map(({ chatId }) => textsOf(chatId)))).filter(([first]) => first === '').length;
  expect(await erased()).toBe(10);
  await daysPass(0);
  expect(await erased()).toBe(25);
  const told = test_.told.filter(
    ({ event, payload }) => event === 'entry' && JSON.stringify(payload).includes('"erased"'),
  );
  // Each once to the staff who had it and once to its customer.
  expect(told).toHaveLength(50);
});

test('what cannot be erased keeps its words together with its owner, and keeps nothing else', async () => {
  const [stuck, old] = [await closedChat(), await closedChat()];
  const { desk, store, clock } = test_;
  const { perform } = desk.chats;
  desk.chats.perform = (command) =>
    'chatId' in command.to && command.to.chatId === stuck.chatId
      ? Promise.resolve(refuse('unavailable', 'A bug.'))
      : perform(command);
  desk.log = pino({ level: 'silent' });
  await store.erasure.intend({ customerId: stuck.customerId, by: '9001', at: clock.now() });
  await daysPass(31);
  expect([await textsOf(stuck.chatId), await textsOf(old.chatId)]).toEqual([
    ['在吗', '您好'],
    ['', ''],
  ]);
  expect((await store.chats.latestOf(stuck.customerId))?.chat.id).toBe(stuck.chatId);
  expect(await store.erasure.intended(clock.now(), 9)).toHaveLength(1);
});

async function textsOf(chatId: string): Promise<(string | undefined)[]> {
  const entries = await test_.store.chats.entries(chatId, { after: 0, limit: 100 });
  return entries.flatMap((entry) => ('text' in entry ? [entry.text] : []));
}
