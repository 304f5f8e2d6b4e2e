import { followJob } from '../../../server/actions/team/follow-watch.ts';
import { act, start } from '../../../server/actions/chats/customer-actions.ts';
import { take } from '../../../server/actions/chats/staff-actions.ts';
import { followers } from '../../../server/delivery/rooms.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { aDesk, begins, granted, shut, type TestDesk } from '../a-desk.ts';

const MINE: Asker = { account: '1001', role: 'agent' };
const OTHER: Asker = { account: '1002', role: 'agent' };

let test_: TestDesk;
/** Each look at the database: what was asked about. */
let asked: string[][];
let rooms: Set<string>;
let gone: string[];
let look: () => Promise<void>;

beforeEach(async () => {
  test_ = await aDesk();
  const { desk } = test_;
  desk.isShared = true;
  [asked, rooms, gone] = [[], new Set(), []];
  const { chats } = desk.store;
  const ownersOf = chats.ownersOf.bind(chats);
  chats.ownersOf = (ids) => (asked.push([...ids]), ownersOf(ids));
  const find = chats.find.bind(chats);
  chats.find = (id) => (asked.push([id]), find(id));
  const socket = {
    data: { asker: MINE },
    rooms,
    leave: (room: string) => Promise.resolve(void rooms.delete(room)),
    emit: (_event: string, { chatId }: { chatId: string }) => gone.push(chatId),
  };
  (desk.rooms.desk.sockets as Map<string, unknown>).set('console', socket);
  let now = 0;
  const { run } = followJob(desk, () => (now += 1000));
  look = async () => {
    asked = [];
    await run();
  };
});
afterEach(async () => {
  test_.desk.rooms.desk.sockets.clear();
  await shut(test_);
});

async function closedChatOf(asker: Asker) {
  const begun = await begins(test_);
  granted(await take(test_.desk, asker, begun.chatId, 'accepted'));
  granted(await act(test_.desk, begun.customerId, { type: 'customerLeft' }));
  return begun;
}

test('whoever reads closed chats costs the database one look, and then none', async () => {
  const { chatId } = await closedChatOf(MINE);
  rooms.add(followers(chatId));
  await look();
  expect(asked).toEqual([[chatId]]);
  await look();
  expect(asked).toEqual([]);
  expect([gone, rooms.size]).toEqual([[], 1]);
});

test('a colleague’s past chat is left when its customer is no longer one’s own, an open one when it changes hands', async () => {
  const { desk } = test_;
  const past = await closedChatOf(OTHER);
  const now = granted(await start(desk, past.customerId, {}, { clientId: 'again', text: '还有' })).chat.id;
  granted(await take(desk, MINE, now, 'accepted'));
  rooms.add(followers(past.chatId)).add(followers(now));
  await look();
  await look();
  expect([asked, gone]).toEqual([[[now]], []]);
  granted(await act(desk, past.customerId, { type: 'customerLeft' }));
  await look();
  expect(gone).toEqual([past.chatId]);

  const open = await begins(test_);
  rooms.add(followers(open.chatId));
  granted(await take(desk, OTHER, open.chatId, 'accepted'));
  await look();
  expect(gone).toEqual([past.chatId, open.chatId]);
});

test('whether an agent talks with a customer is asked once for all of the customer’s chats', async () => {
  const { desk } = test_;
  const past = await closedChatOf(OTHER);
  const more = granted(await start(desk, past.customerId, {}, { clientId: 'more', text: '还有' })).chat.id;
  granted(await take(desk, OTHER, more, 'accepted'));
  granted(await act(desk, past.customerId, { type: 'customerLeft' }));
  const talks = jest.spyOn(desk.store.chats, 'worksFor');
  rooms.add(followers(past.chatId)).add(followers(more));
  await look();
  expect([talks.mock.calls.length, gone.length]).toEqual([1, 2]);
});

test('after a change of epoch the owners of closed chats are read again', async () => {
  const { chatId } = await closedChatOf(MINE);
  rooms.add(followers(chatId));
  await look();
  test_.desk.epoch = 'restored';
  await look();
  expect(asked).toEqual([[chatId]]);
});
