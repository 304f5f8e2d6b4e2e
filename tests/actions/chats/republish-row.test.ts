import type { StaffChat } from '../../../protocol/chat.ts';
import { customerSeen } from '../../../server/actions/chats/customer-actions.ts';
import { staffRead } from '../../../server/actions/chats/staff-reading.ts';
import { aDesk, answeredChat, settle, shut, writes, type TestDesk } from '../a-desk.ts';

let desk: TestDesk;

beforeEach(async () => void (desk = await aDesk()));
afterEach(() => shut(desk));

const lastRow = (): StaffChat => {
  const told = desk.told.findLast(({ side, event }) => side === 'desk' && event === 'chat');
  return told?.payload as StaffChat;
};

test('a row that is told again for a read receipt is not older than what was told meanwhile', async () => {
  const { customerId, chatId } = await answeredChat(desk);
  const markSeen = desk.store.chats.markSeen.bind(desk.store.chats);
  desk.store.chats.markSeen = async (...words) => {
    const seen = await markSeen(...words);
    await writes(desk, customerId, '新的一句');
    await settle(desk);
    return seen;
  };
  await staffRead(desk.desk, { account: '1001', role: 'agent' }, chatId, 2);
  await settle(desk);
  expect(lastRow()).toMatchObject({ lastSeq: 4, lastText: '新的一句', unread: 1 });
});

test('a row that is told again because its customer has come is not older either', async () => {
  const { customerId } = await answeredChat(desk);
  const latestOf = desk.store.chats.latestOf.bind(desk.store.chats);
  desk.store.chats.latestOf = async (id) => {
    const latest = await latestOf(id);
    await writes(desk, customerId, '新的一句');
    await settle(desk);
    return latest;
  };
  desk.desk.presence.customerCame(customerId);
  await customerSeen(desk.desk, customerId);
  await settle(desk);
  expect(lastRow()).toMatchObject({ lastSeq: 4, customer: { online: true } });
});
