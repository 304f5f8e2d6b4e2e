import { staffWent } from '../../server/actions/routing/attendance.ts';
import { aDesk, answeredChat, comesOnline, HOUR, settle, shut, type TestDesk } from './a-desk.ts';

let desk: TestDesk;

beforeEach(async () => void (desk = await aDesk()));
afterEach(() => shut(desk));

const away = () => Promise.reject(new Error('away'));

async function isClosed(chatId: string): Promise<boolean> {
  return (await desk.store.chats.find(chatId))?.chat.state.status === 'closed';
}

test('[P1] an overdue chat is closed although blocks, manual and own phrases cannot be read', async () => {
  const { chatId } = await answeredChat(desk);
  desk.store.blocks.inForce = away;
  desk.store.manual.inForce = away;
  desk.store.ownPhrases.state = away;
  desk.clock.pass(2 * HOUR);
  await expect(desk.tick()).rejects.toThrow('away');
  expect(await isClosed(chatId)).toBe(true);
});

test.each(['deadlines', 'lost_agents', 'blocks', 'queue', 'retention'])('%s is a job by itself', (name) => {
  expect(desk.jobs.filter((job) => job.name === name)).toHaveLength(1);
});

test('one agent who cannot be marked as lost keeps nobody else’s chats from being marked', async () => {
  const chats: string[] = [];
  for (const account of ['1001', '1002']) await comesOnline(desk, account);
  for (const account of ['1001', '1002']) chats.push((await answeredChat(desk, account)).chatId);
  for (const account of ['1001', '1002']) await staffWent(desk.desk, account);
  jest.spyOn(desk.store.chats, 'openChatsOf').mockImplementationOnce(away);
  desk.clock.pass(HOUR / 30);
  await expect(desk.tick()).rejects.toThrow('away');
  const marked = chats.map(async (id) => (await desk.store.chats.entries(id, { last: 1 }))[0]?.kind);
  expect(await Promise.all(marked)).toEqual(['message', 'agent_lost']);
});

test('what has moved in the queue is told later if the queue cannot be read now', async () => {
  await desk.tick();
  await comesOnline(desk, '1001');
  jest.spyOn(desk.store.chats, 'queue').mockImplementationOnce(away);
  await expect(desk.tick()).rejects.toThrow('away');
  desk.told.length = 0;
  await desk.tick();
  await settle(desk);
  expect(desk.told.map(({ event }) => event)).toContain('staff');
});
