import type { Entry } from '../../../protocol/entry.ts';
import { act, start } from '../../../server/actions/chats/customer-actions.ts';
import type { Reply } from '../../../server/actions/chats/perform.ts';
import {
  aDesk,
  answeredChat,
  answers,
  begins,
  granted,
  kindsOf,
  settle,
  shut,
  writes,
  type TestDesk,
} from '../a-desk.ts';

const BY = { role: 'agent', account: '1001' } as const;
let desk: TestDesk;

beforeEach(async () => void (desk = await aDesk()));
afterEach(() => shut(desk));

const seqOf = (outcome: Parameters<typeof granted<{ entry: Entry }>>[0]) => granted(outcome).entry.seq;
const entryOf = (reply: Reply) => granted(reply).entries[0];
const notes = (chatId: string, clientId: string, text: string) =>
  desk.desk.chats.perform({ to: { chatId }, event: { type: 'noted', by: BY, clientId, text } });

test('the same clientId eight times at once is one entry, and everyone hears of that one', async () => {
  const { customerId, chatId } = await begins(desk);
  const acks = await Promise.all(Array.from({ length: 8 }, () => writes(desk, customerId, '只说一次')));
  expect(acks.map(seqOf)).toEqual(Array(8).fill(2));
  expect(await kindsOf(desk, chatId)).toEqual(['message', 'message']);
});

test('the same clientId again later is the same entry, told once', async () => {
  const { customerId } = await begins(desk);
  const first = await writes(desk, customerId, '只说一次');
  const again = await writes(desk, customerId, '别的话', '只说一次');
  expect(granted(again)).toEqual(granted(first));
  const told = desk.told.filter(({ side, event }) => side === 'customer' && event === 'entry');
  expect(told).toHaveLength(2);
});

test('eight starts at once begin one chat', async () => {
  const sent = { clientId: 'first', text: '在吗' };
  const starts = await Promise.all(Array.from({ length: 8 }, () => start(desk.desk, 'somebody', {}, sent)));
  expect(new Set(starts.map((one) => granted(one).chat.id)).size).toBe(1);
  expect(new Set(starts.map((one) => granted(one).entry.seq))).toEqual(new Set([1]));
});

test.each([
  ['one after the other', false],
  ['in one batch', true],
])('a customer whose clientId a note has already never gets the note: %s', async (_, together) => {
  const { customerId, chatId } = await answeredChat(desk);
  const noted = notes(chatId, 'same', '只给同事看');
  if (!together) await noted;
  const { entry } = granted(await writes(desk, customerId, '我的话', 'same'));
  expect(entry).toMatchObject({ kind: 'message', text: '我的话', by: { role: 'customer' } });
  expect(entryOf(await noted)).toMatchObject({ kind: 'note', text: '只给同事看' });
});

test('two colleagues may choose the same clientId', async () => {
  const { chatId } = await answeredChat(desk);
  const other = { role: 'lead', account: '9001' } as const;
  const noted = { type: 'noted', by: other, clientId: 'same', text: '二' } as const;
  const [one, two] = await Promise.all([
    notes(chatId, 'same', '一'),
    desk.desk.chats.perform({ to: { chatId }, event: noted }),
  ]);
  expect([entryOf(one), entryOf(two)]).toMatchObject([{ text: '一' }, { text: '二' }]);
});

test('a retry of a stored message gives the stored entry after the close too; a new one is refused', async () => {
  const { customerId, chatId } = await answeredChat(desk);
  const stored = granted(await writes(desk, customerId, '最后一句'));
  await act(desk.desk, customerId, { type: 'customerLeft' });
  expect(granted(await writes(desk, customerId, '最后一句'))).toEqual(stored);
  expect(await writes(desk, customerId, '关了以后')).toMatchObject({ refused: 'closed' });
  expect(granted(await answers(desk, chatId, '您好')).entries[0]).toMatchObject({ text: '您好' });
});

const startsWith = (customerId: string, text: string) =>
  start(desk.desk, customerId, {}, { clientId: text, text });

test.each([
  ['the chat before', 1],
  ['a chat long before', 3],
])('a retry of what %s holds is that entry, not a new one in the chat that runs now', async (_, later) => {
  const { customerId, chatId } = await answeredChat(desk);
  const stored = granted(await writes(desk, customerId, '最后一句'));
  for (let n = 0; n < later; n += 1) {
    await act(desk.desk, customerId, { type: 'customerLeft' });
    granted(await startsWith(customerId, `下一次 ${n}`));
  }
  const latest = (await desk.store.chats.latestOf(customerId))!.chat;
  expect(granted(await writes(desk, customerId, '最后一句'))).toEqual(stored);
  expect(granted(await startsWith(customerId, '最后一句'))).toMatchObject({
    chat: { id: chatId },
    ...stored,
  });
  expect((await kindsOf(desk, latest.id)).filter((kind) => kind === 'message')).toHaveLength(1);
});

test('a retry of what a closed chat holds begins no chat, also when it comes with the close and a new start', async () => {
  const { customerId, chatId } = await answeredChat(desk);
  const sent = await Promise.all([
    writes(desk, customerId, '最后一句'),
    act(desk.desk, customerId, { type: 'customerLeft' }),
    startsWith(customerId, '新的事'),
    startsWith(customerId, '最后一句'),
    writes(desk, customerId, '最后一句'),
  ]);
  const chats = [0, 2, 3, 4].map((n) => granted(sent[n]!).entry.chatId);
  expect(chats[1]).not.toBe(chatId);
  expect([chats[0], chats[2], chats[3]]).toEqual([chatId, chatId, chatId]);
});

test('both counts have no gap, whoever writes at once', async () => {
  const { customerId, chatId } = await answeredChat(desk);
  await Promise.all(
    Array.from({ length: 60 }, (_, n) => [
      writes(desk, customerId, `问${n}`),
      answers(desk, chatId, `答${n}`),
      notes(chatId, `记${n}`, `记${n}`),
    ]).flat(),
  );
  await settle(desk);
  const log = await desk.store.chats.entries(chatId, { after: 0, limit: 1000 });
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  const forCustomer = log.filter(({ customerSeq }) => customerSeq !== null);
  expect(forCustomer.map(({ customerSeq }) => customerSeq)).toEqual(forCustomer.map((_, index) => index + 1));
  expect(log.length - forCustomer.length).toBe(60);
});

test('a clientId is any text: control characters, quotes and reserved words are told apart and found again', async () => {
  const { customerId, chatId } = await begins(desk);
  const odd = ['\ufffd', '\u0001', '__proto__', '"', "'; --", '😀', 'ﬁ', 'fi'];
  const first = await Promise.all(odd.map((clientId, n) => writes(desk, customerId, `第${n}`, clientId)));
  const again = await Promise.all(odd.map((clientId) => writes(desk, customerId, '又', clientId)));
  expect(again.map(seqOf)).toEqual(first.map(seqOf));
  expect(await kindsOf(desk, chatId)).toHaveLength(odd.length + 1);
});
