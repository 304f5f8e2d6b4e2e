import { erasePerson } from '../../../server/actions/privacy/erase-person.ts';
import { start, sync } from '../../../server/actions/chats/customer-actions.ts';
import { introduce } from '../../../server/actions/visitors/introduce.ts';
import { block } from '../../../server/actions/visitors/block-actions.ts';
import { fold } from '../../../server/domain/chat/fold.ts';
import { newChat } from '../../../server/domain/chat/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { withoutErased } from '../../../protocol/erased.ts';
import {
  aDesk,
  answeredChat,
  begins,
  granted,
  kindsOf,
  reopen,
  settle,
  shut,
  writes,
  type TestDesk,
} from '../a-desk.ts';

const LEAD = { account: '9001', role: 'lead' } as const;

let test_: TestDesk;
beforeEach(async () => (test_ = await aDesk()));
afterEach(() => shut(test_));

const erase = (customerId: string) => erasePerson(test_.desk, LEAD, customerId, 'asked');

test('an open chat is closed first, in order, and its customer hears both', async () => {
  const { customerId, chatId } = await answeredChat(test_);
  expect(await erase(customerId)).toEqual({ chats: 1, contacts: 1, blocks: 0 });
  expect(await kindsOf(test_, chatId)).toEqual(['message', 'joined', 'message', 'closed', 'erased']);
  const heard = test_.told.filter(
    ({ side, event, to }) => side === 'customer' && event === 'entry' && to.has(`customer:${customerId}`),
  );
  expect(heard.map(({ payload }) => (payload as Entry).kind).slice(-2)).toEqual(['closed', 'erased']);
});

test('a chat that waits leaves the queue', async () => {
  const { customerId, chatId } = await begins(test_);
  await erase(customerId);
  expect(await test_.store.chats.queue()).toEqual([]);
  expect(await kindsOf(test_, chatId)).toEqual(['message', 'closed', 'erased']);
});

test('nothing leads from the chats to the person any more, and the person begins as a stranger', async () => {
  const { customerId, chatId } = await answeredChat(test_);
  await erase(customerId);
  expect((await test_.store.chats.find(chatId))?.chat.customerId).not.toBe(customerId);
  expect(await sync(test_.desk, customerId, 0)).toEqual({ entries: [], chat: null });
  const { chat } = granted(await start(test_.desk, customerId, {}, { clientId: 'new', text: '您好' }));
  expect((await test_.store.chats.find(chat.id))?.chat.continues).toBeNull();
  expect(chat.id).not.toBe(chatId);
});

test('it may be asked for again, and then comes to nothing; as it does for somebody unknown', async () => {
  const { customerId } = await answeredChat(test_);
  await erase(customerId);
  expect(await erase(customerId)).toEqual({ chats: 0, contacts: 0, blocks: 0 });
  expect(await erase('nobody')).toEqual({ chats: 0, contacts: 0, blocks: 0 });
});

test('replaying an erased log gives its row', async () => {
  const { customerId, chatId } = await answeredChat(test_);
  await writes(test_, customerId, '滚');
  await erase(customerId);
  const kept = await test_.store.chats.find(chatId);
  const log = await test_.store.chats.entries(chatId, { after: 0, limit: 99 });
  expect(log.reduce(fold, newChat(kept!.chat))).toEqual(kept!.chat);
});

test('what a console holds, once it hears of it, is what it would read anew', async () => {
  const { customerId, chatId } = await answeredChat(test_);
  await test_.desk.chats.perform({
    to: { chatId },
    event: { type: 'noted', by: { role: 'agent', account: '1001' }, clientId: 'n', text: '电话 138' },
  });
  const held = await wire(chatId);
  await erase(customerId);
  const fresh = await wire(chatId);
  const news = fresh.slice(held.length);
  expect(withoutErased([...held, ...news], news)).toEqual(fresh);
});

test('a block on the person goes, one on somebody else stays', async () => {
  const [mine, other] = [await answeredChat(test_), await answeredChat(test_)];
  for (const { chatId } of [mine, other])
    granted(await block(test_.desk, LEAD, { chatId, by: 'customer', minutes: 60, reason: '骂人' }));
  expect(await erase(mine.customerId)).toMatchObject({ blocks: 1 });
  expect((await test_.store.blocks.inForce(test_.clock.now())).map(({ chatId }) => chatId)).toEqual([
    other.chatId,
  ]);
});

test('one that was cut off is carried on by the sweep, also by another process', async () => {
  const { customerId, chatId } = await answeredChat(test_);
  await test_.store.erasure.intend({ customerId, by: '9001', at: test_.clock.now() });
  test_ = await reopen(test_);
  test_.clock.pass(61_000);
  await test_.tick();
  await test_.settled();
  await settle(test_);
  expect((await kindsOf(test_, chatId)).at(-1)).toBe('erased');
  expect(await test_.store.erasure.intended(test_.clock.now() + 1, 9)).toEqual([]);
});

test('it is on record with who, whom, why and how much, and without the person’s data', async () => {
  const { customerId } = await answeredChat(test_);
  await introduce(test_.desk, customerId, { name: '王小明', contact: '13812345678' });
  await erase(customerId);
  const { lines } = await test_.desk.audit.page();
  expect(lines[0]).toMatchObject({
    act: 'erased',
    by: '9001',
    about: customerId,
    details: { reason: 'asked', chats: 1 },
  });
  expect(JSON.stringify(lines)).not.toMatch(/王小明|138|在吗/);
});

test('the search finds its words no more, neither at once nor after it has read on', async () => {
  const { customerId } = await answeredChat(test_);
  await writes(test_, customerId, '发票抬头写错了');
  const found = async (): Promise<number> =>
    (await test_.store.chats.list({ q: '发票抬头', limit: 5 })).chats.length;
  expect(await found()).toBe(1);
  await erase(customerId);
  expect([await found(), await found()]).toEqual([0, 0]);
});

async function wire(chatId: string): Promise<Entry[]> {
  const entries = await test_.store.chats.entries(chatId, { after: 0, limit: 99 });
  return entries.map((entry) => test_.desk.publisher.entryForStaff(entry));
}

/** A file that was uploaded for a chat. */
async function uploaded(chatId: string, id: string): Promise<void> {
  const { files } = test_.store;
  await files.receive({
    ...{
      id,
      owner: 'chat',
      chat_id: chatId,
      case_number: null,
      account: '1001',
      customer_id: null,
      name: '账单.pdf',
    },
    ...{ type: 'application/pdf', size: 1, width: null, height: null, thumbnail: 0, hash: '', at: 0 },
  });
  await files.keep(id);
}

test('a file that cannot be removed keeps back no words, and nobody else’s erasure', async () => {
  const [stuck, other] = [await answeredChat(test_), await answeredChat(test_)];
  await uploaded(stuck.chatId, 'stuck');
  const { blobs } = test_.desk.files;
  const remove = blobs.remove.bind(blobs);
  const removing = jest
    .spyOn(blobs, 'remove')
    .mockImplementation((key) =>
      key.startsWith('stuck') ? Promise.reject(new Error('the store is away')) : remove(key),
    );
  await expect(erase(stuck.customerId)).rejects.toThrow('the store is away');
  const [first] = await test_.store.chats.entries(stuck.chatId, { after: 0, limit: 1 });
  expect(first).toMatchObject({ kind: 'message', text: '' });
  expect(await erase(other.customerId)).toMatchObject({ chats: 1 });
  expect(await erase(stuck.customerId)).toMatchObject({ chats: 1 });
  expect(await test_.store.files.find('stuck')).toMatchObject({ state: 'gone', name: '', chat_id: null });
  removing.mockRestore();
  await test_.tick();
  expect(await test_.store.files.find('stuck')).toBeNull();
});
