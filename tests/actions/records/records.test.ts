import { staffTyping } from '../../../server/actions/chats/staff-reading.ts';
import type { PhraseUse } from '../../../server/domain/chat/phrase-use.ts';
import { LOOK_BACK } from '../../../server/domain/chat/transcript.ts';
import type { MessageRecord } from '../../../server/domain/record/message-record.ts';
import { aDesk, begins, comesOnline, reopen, settle, shut, writes, type TestDesk } from '../a-desk.ts';

const DAY_MS = 86_400_000;
let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
  await comesOnline(test_, '1001');
});
afterEach(() => shut(test_));

/** The agent sends a message, from a phrase if one is named. */
async function sends(chatId: string, text: string, phraseId?: string): Promise<void> {
  const phrase: PhraseUse | undefined = phraseId ? { phraseId, phraseUse: 'edited', manual: '' } : undefined;
  const by = { role: 'agent', account: '1001' } as const;
  const wrote = { type: 'staffWrote', by, clientId: text, text, ...(phrase ? { phrase } : {}) } as const;
  await test_.desk.chats.perform({ to: { chatId }, event: wrote });
  await settle(test_);
  await test_.desk.records.settled();
}

async function records(): Promise<MessageRecord[]> {
  const now = test_.clock.now();
  return (await test_.store.records.page({ from: now - DAY_MS, to: now + DAY_MS }, null)).rows;
}

/** A complaint that the assistant has words for; gives the first of them. */
async function offered(): Promise<{
  chatId: string;
  customerId: string;
  phrase: { id: string; text: string };
}> {
  const begun = await begins(test_, '我要投诉你们，东西到现在还没到');
  await settle(test_);
  const told = test_.told.findLast(({ event }) => event === 'suggestions')?.payload as {
    phrases: { id: string; text: string }[];
  };
  const phrase = told.phrases[0];
  if (!phrase) throw new Error('nothing was offered');
  return { ...begun, phrase };
}

test('a phrase sent as it was offered is verbatim, with its version, the situation and what was on offer', async () => {
  const { chatId, phrase } = await offered();
  await sends(chatId, phrase.text, phrase.id);
  const [record] = await records();
  expect(record).toMatchObject({
    chatId,
    account: '1001',
    use: 'verbatim',
    distance: 0,
    phraseId: phrase.id,
  });
  expect(record?.manual).toBe(test_.desk.manual.active['zh-CN'].version);
  expect(record?.offer?.question).toBe(1);
  expect(record?.offer?.situations[0]).toMatch(/^complain/);
  expect(record?.offer?.phrases).toContain(phrase.id);
});

test('a phrase with words added is edited, by so many characters', async () => {
  const { chatId, phrase } = await offered();
  await sends(chatId, `${phrase.text}哈哈哈`, phrase.id);
  expect((await records())[0]).toMatchObject({ use: 'edited', distance: 3, phraseId: phrase.id });
});

test('own words are free; what was offered and what the rules found stand beside them', async () => {
  const { chatId, phrase } = await offered();
  await sends(chatId, '不知道，这不归我管，你打别的电话');
  const [record] = await records();
  expect(record).toMatchObject({ use: 'free', phraseId: null, distance: null });
  expect(record?.offer?.phrases).toContain(phrase.id);
  expect(record?.findings).toEqual(expect.arrayContaining(['no_dont_know', 'no_buck_passing']));
});

test('[answer_thanks] thanks that a message passes over are on record with it, and not with the next one', async () => {
  const { chatId, customerId } = await offered();
  await sends(chatId, '我看一下您的订单');
  await writes(test_, customerId, '谢谢');
  await settle(test_);
  await sends(chatId, '您的订单明天送到');
  await sends(chatId, '请留意短信');
  const found = (await records()).map(({ findings }) => findings.includes('answer_thanks'));
  expect(found).toEqual([false, true, false]);
});

test('the second message to the same question is counted to the same answer', async () => {
  const { chatId } = await offered();
  await sends(chatId, '您好');
  await sends(chatId, '我看一下您的订单');
  expect((await records()).map(({ offer }) => offer?.question)).toEqual([1, 1]);
});

test('[P2] the warning is on record as the manual’s phrase', async () => {
  const { chatId } = await offered();
  const by = { role: 'agent', account: '1001' } as const;
  const text = test_.desk.manual.active['zh-CN'].situations.find(({ id }) => id === 'harassment')!.phrases[0]!
    .text;
  await test_.desk.chats.perform({ to: { chatId }, event: { type: 'warned', by, text } });
  await settle(test_);
  await test_.desk.records.settled();
  expect((await records())[0]).toMatchObject({ phraseId: 'harassment.1', use: 'verbatim' });
});

test('how long the agent typed is known from the news of it', async () => {
  const { chatId } = await offered();
  const asker = { account: '1001', role: 'agent' } as const;
  await staffTyping(test_.desk, asker, chatId, true);
  test_.clock.pass(6000);
  await sends(chatId, '我正在为您查这一单');
  expect((await records())[0]).toMatchObject({ typed: 6000, length: 9 });
});

test('words that their author says again are on record as such, also after a restart; not short ones, not a colleague’s', async () => {
  const { chatId } = await offered();
  const words = '退款三天之内就会原路退回，请您放心';
  for (const text of [words, '好的', '好的。', `${words}！`]) await sends(chatId, text);
  test_ = await reopen(test_);
  await sends(chatId, `${words}。`);
  const by = { role: 'lead', account: '9001' } as const;
  await test_.desk.chats.perform({ to: { chatId }, event: { type: 'takenOver', by } });
  const wrote = { type: 'staffWrote', by, clientId: 'theirs', text: words } as const;
  await test_.desk.chats.perform({ to: { chatId }, event: wrote });
  await settle(test_);
  await test_.desk.records.settled();
  const found = (await records()).map(({ saidAgain }) => saidAgain);
  expect(found).toEqual([false, false, false, true, true, false]);
});

test('words said again after a restart and more lines of the customer than are looked back on are found', async () => {
  const { chatId, customerId } = await offered();
  const words = '退款三天之内就会原路退回，请您放心';
  await sends(chatId, words);
  for (let line = 0; line < 2 * LOOK_BACK; line += 1) await writes(test_, customerId, `还有第${line}个问题`);
  test_ = await reopen(test_);
  await sends(chatId, `${words}。`);
  expect((await records()).map(({ saidAgain }) => saidAgain)).toEqual([false, true]);
});

test('words said while records could not be kept are found when they are said again', async () => {
  const { chatId } = await offered();
  jest.spyOn(test_.desk.log, 'warn').mockImplementation(() => undefined);
  jest.spyOn(test_.store.records, 'add').mockRejectedValueOnce(new Error('full'));
  const words = '退款三天之内就会原路退回，请您放心';
  await sends(chatId, words);
  await sends(chatId, `${words}。`);
  expect((await records()).map(({ saidAgain }) => saidAgain)).toEqual([true]);
});

test('customers’ messages and notes are not on record', async () => {
  const { chatId, customerId } = await offered();
  await writes(test_, customerId, '快点');
  const by = { role: 'agent', account: '1001' } as const;
  await test_.desk.chats.perform({
    to: { chatId },
    event: { type: 'noted', by, clientId: 'n', text: '急' },
  });
  await settle(test_);
  expect(await records()).toEqual([]);
});

test('records outlive a restart, and a comfort said before it is still found to be repeated', async () => {
  const { chatId } = await offered();
  const comfort =
    test_.desk.manual.active['zh-CN'].situations.find((one) => one.comfort)?.phrases[0]?.text ?? '';
  await sends(chatId, comfort);
  test_ = await reopen(test_);
  await test_.desk.chats.perform({
    to: { chatId },
    event: {
      type: 'staffWrote',
      by: { role: 'agent', account: '1001' },
      clientId: 'again',
      text: comfort,
    },
  });
  await settle(test_);
  await test_.desk.records.settled();
  const [, again] = await records();
  expect(again).toMatchObject({
    offer: null,
    findings: expect.arrayContaining(['no_repeat_comfort']) as unknown,
  });
});

test('a store that cannot keep records costs no message', async () => {
  const { chatId } = await offered();
  jest.spyOn(test_.desk.log, 'warn').mockImplementation(() => undefined);
  test_.store.records.add = () => Promise.reject(new Error('full'));
  await sends(chatId, '您好');
  const entries = await test_.store.chats.entries(chatId, { after: 0, limit: 9 });
  expect(entries.at(-1)).toMatchObject({ kind: 'message', text: '您好' });
  expect(test_.desk.log.warn).toHaveBeenCalledTimes(1);
});
