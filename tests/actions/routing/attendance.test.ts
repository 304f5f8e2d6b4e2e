import { staffCame, staffWent } from '../../../server/actions/routing/attendance.ts';
import {
  aDesk,
  answeredChat,
  answers,
  begins,
  comesOnline,
  kindsOf,
  MINUTE,
  reopen,
  settle,
  shut,
  writes,
  type TestDesk,
} from '../a-desk.ts';

let desk: TestDesk;

beforeEach(async () => {
  desk = await aDesk();
  await comesOnline(desk, '1001');
});
afterEach(() => shut(desk));

const statusOf = async (chatId: string) => (await desk.store.chats.find(chatId))?.chat.state;

async function loses(account: string, ms: number): Promise<void> {
  await staffWent(desk.desk, account);
  desk.clock.pass(ms);
  await desk.tick();
  await settle(desk);
}

test('an agent’s lost connection is no matter for 60 s, then their chats are marked', async () => {
  const { chatId } = await answeredChat(desk);
  await loses('1001', MINUTE - 1);
  expect(await kindsOf(desk, chatId)).not.toContain('agent_lost');
  desk.clock.pass(1);
  await desk.tick();
  await desk.tick();
  expect((await kindsOf(desk, chatId)).filter((kind) => kind === 'agent_lost')).toHaveLength(1);
});

test('an agent who stays away for 3 min loses the chat to the front of the queue, history and all', async () => {
  const { chatId } = await answeredChat(desk);
  await loses('1001', MINUTE);
  desk.clock.pass(2 * MINUTE - 1);
  await desk.tick();
  expect(await statusOf(chatId)).toMatchObject({ status: 'open' });
  desk.clock.pass(1);
  await desk.tick();
  expect(await statusOf(chatId)).toMatchObject({ status: 'waiting', front: true });
  expect((await kindsOf(desk, chatId)).slice(-2)).toEqual(['agent_lost', 'transferred']);
});

test('who came back to the queue is dealt before those who have just come', async () => {
  const { chatId } = await answeredChat(desk);
  await loses('1001', MINUTE);
  const later = await begins(desk);
  await loses('1001', 3 * MINUTE);
  desk.desk.rules.capacity = 1;
  await comesOnline(desk, '1002');
  expect(await statusOf(chatId)).toMatchObject({ status: 'open', agent: '1002' });
  expect(await statusOf(later.chatId)).toMatchObject({ status: 'waiting' });
});

test('an agent who is back in time keeps the chat, and the customer is told', async () => {
  const { chatId } = await answeredChat(desk);
  await loses('1001', MINUTE);
  await staffCame(desk.desk, '1001');
  desk.clock.pass(10 * MINUTE);
  await desk.tick();
  expect(await kindsOf(desk, chatId)).toContain('agent_back');
  expect(await statusOf(chatId)).toMatchObject({ status: 'open', agent: '1001', agentLostAt: null });
});

test('an agent who comes back just before their chats are marked keeps them', async () => {
  const { chatId } = await answeredChat(desk);
  const openChatsOf = desk.store.chats.openChatsOf.bind(desk.store.chats);
  desk.store.chats.openChatsOf = async (account) => {
    desk.store.chats.openChatsOf = openChatsOf;
    const chats = await openChatsOf(account);
    await staffCame(desk.desk, '1001');
    return chats;
  };
  await loses('1001', MINUTE);
  desk.clock.pass(10 * MINUTE);
  await desk.tick();
  expect(await statusOf(chatId)).toMatchObject({ status: 'open', agent: '1001', agentLostAt: null });
});

test('an agent who comes back just after their chats were marked keeps them', async () => {
  const { chatId } = await answeredChat(desk);
  const setLostMarked = desk.store.staff.setLostMarked.bind(desk.store.staff);
  desk.store.staff.setLostMarked = async (account) => {
    await staffCame(desk.desk, '1001');
    await setLostMarked(account);
  };
  await loses('1001', MINUTE);
  desk.clock.pass(10 * MINUTE);
  await desk.tick();
  expect(await statusOf(chatId)).toMatchObject({ status: 'open', agent: '1001', agentLostAt: null });
});

test('an agent with a second console open is not lost with the first', async () => {
  const { chatId } = await answeredChat(desk);
  await staffCame(desk.desk, '1001');
  await loses('1001', 10 * MINUTE);
  expect(await kindsOf(desk, chatId)).not.toContain('agent_lost');
});

test('the agent’s grace goes on over a restart: the moment of the loss is stored', async () => {
  const { chatId } = await answeredChat(desk);
  await loses('1001', 40_000);
  desk = await reopen(desk);
  desk.clock.pass(20_000);
  await desk.tick();
  expect(await kindsOf(desk, chatId)).toContain('agent_lost');
});

test('a customer who writes meanwhile is heard by whoever gets the chat', async () => {
  const { customerId, chatId } = await answeredChat(desk);
  await loses('1001', MINUTE);
  await writes(desk, customerId, '还在吗');
  desk.clock.pass(2 * MINUTE);
  await desk.tick();
  await comesOnline(desk, '1002');
  await answers(desk, chatId, '我来帮您', '1002');
  expect((await kindsOf(desk, chatId)).slice(-5)).toEqual([
    'agent_lost',
    'message',
    'transferred',
    'joined',
    'message',
  ]);
});

test('an agent who is back is not taken for gone again by a reading of what was stored before', async () => {
  const { staff } = desk.store;
  const { directory } = desk.desk;
  await staffWent(desk.desk, '1001');
  const setLost = staff.setLost.bind(staff);
  const seen: unknown[] = [];
  staff.setLost = async (...change) => {
    await directory.readStaff();
    seen.push(directory.member('1001')?.lostAt);
    await setLost(...change);
  };
  await staffCame(desk.desk, '1001');
  staff.setLost = setLost;
  await directory.readStaff();
  expect([...seen, directory.member('1001')?.lostAt]).toEqual([null, null]);
});
