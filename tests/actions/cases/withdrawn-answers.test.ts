import { changeCase, openCase } from '../../../server/actions/cases/change-case.ts';
import { recall, write } from '../../../server/actions/chats/staff-actions.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import {
  aDesk,
  answeredChat,
  begins,
  comesOnline,
  granted,
  HOUR,
  MINUTE,
  settle,
  shut,
  type TestDesk,
} from '../a-desk.ts';
import { asker } from '../random-chat.ts';

const AGENT: Staff = { role: 'agent', account: '1001' };

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
});
afterEach(() => shut(test_));

/** The agent writes; gives the place of the message. */
async function says(chatId: string, text: string): Promise<number> {
  const { entry } = granted(await write(test_.desk, asker, chatId, { clientId: text, text }));
  await settle(test_);
  return entry.seq;
}

async function withdraws(chatId: string, seq: number): Promise<void> {
  granted(await recall(test_.desk, asker, chatId, seq));
  await settle(test_);
}

const caseOf = async (kind: 'promise' | 'message') => {
  const [found] = (await test_.store.cases.list({ kind, limit: 9 })).cases;
  return found?.case;
};
const promisesOf = async (chatId: string) => (await test_.store.chats.find(chatId))?.chat.promises ?? [];

/** A chat with a promise for the next hour. */
async function promised(): Promise<{ chatId: string; dueAt: number }> {
  const { customerId, chatId } = await answeredChat(test_);
  const about = { kind: 'promise' as const, customerId, chatId, seq: null };
  const dueAt = test_.clock.now() + HOUR;
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '一小时内' };
  granted(await openCase(test_.desk, about, { ...event, dueAt, clientId: 'p' }));
  await settle(test_);
  return { chatId, dueAt };
}

test('[P7] a promise whose answer is withdrawn runs on until its time, in its chat as well', async () => {
  const { chatId, dueAt } = await promised();
  const seq = await says(chatId, '订单明天发货');
  expect(await caseOf('promise')).toMatchObject({ step: 'kept', state: { status: 'done' } });
  test_.clock.pass(MINUTE);
  await withdraws(chatId, seq);
  expect(await caseOf('promise')).toMatchObject({ state: { status: 'open' }, deadline: { dueAt } });
  expect(await promisesOf(chatId)).toMatchObject([{ until: dueAt, over: false }]);
  await says(chatId, '订单后天发货');
  expect(await caseOf('promise')).toMatchObject({ step: 'kept', state: { status: 'done' } });
});

test('[P7] what another message has kept stays kept', async () => {
  const { chatId } = await promised();
  await says(chatId, '订单明天发货');
  await withdraws(chatId, await says(chatId, '另外，地址要改吗'));
  expect(await caseOf('promise')).toMatchObject({ step: 'kept', state: { status: 'done' } });
});

test('[P7] what a process did not live to open after its answer was withdrawn is opened at the start, once', async () => {
  const { chatId, dueAt } = await promised();
  const seq = await says(chatId, '订单明天发货');
  // As if the process had ended between the two.
  const change = jest.spyOn(test_.store.cases, 'change').mockResolvedValue([]);
  await withdraws(chatId, seq);
  change.mockRestore();
  expect(await caseOf('promise')).toMatchObject({ step: 'kept', state: { status: 'done' } });
  await test_.tick();
  await settle(test_);
  expect(await caseOf('promise')).toMatchObject({ state: { status: 'open' }, deadline: { dueAt } });
  expect(await promisesOf(chatId)).toMatchObject([{ until: dueAt, over: false }]);
  await says(chatId, '订单后天发货');
  test_.clock.pass(11 * MINUTE);
  await test_.tick();
  expect(await caseOf('promise')).toMatchObject({ step: 'kept', state: { status: 'done' } });
});

/** A message that was left with an address, whose answer is queued as a mail. */
async function mailed(): Promise<{ chatId: string; seq: number; number: number; id: string }> {
  const { chatId } = await begins(test_, '请问发货了吗');
  await comesOnline(test_, '1001');
  await test_.desk.chats.perform({ to: { chatId }, event: { type: 'accepted', by: AGENT } });
  const seq = await says(chatId, '明天发货');
  const [found] = (await test_.store.cases.list({ kind: 'message', limit: 9 })).cases;
  const { number = 0 } = found ?? {};
  const mail = { id: 'm', kind: 'mail', to: 'kim@example.com', subject: '答复', text: '明天发货' } as const;
  await test_.store.mail.add([{ ...mail, caseNumber: number }], test_.clock.now());
  return { chatId, seq, number, id: mail.id };
}

test('[P10] the mail with an answer that is withdrawn does not leave', async () => {
  const { chatId, seq } = await mailed();
  expect(granted(await recall(test_.desk, asker, chatId, seq)).mailed).toBeUndefined();
  await settle(test_);
  expect((await test_.store.mail.state()).waiting).toBe(0);
});

test('[P10] a mail that is being sent at this moment counts as having left: whoever withdraws its words is told so', async () => {
  const { chatId, seq, number } = await mailed();
  const { mail } = test_.store;
  const now = test_.clock.now();
  expect(await mail.take(now, now + 5 * MINUTE, ['mail'])).toMatchObject({ id: 'm' });
  expect(granted(await recall(test_.desk, asker, chatId, seq)).mailed).toBe(true);
  await settle(test_);
  // It may arrive; what did not is not tried again.
  await mail.failed('m', 'away', now + MINUTE, now);
  expect((await mail.state()).waiting).toBe(0);
  expect((await test_.store.cases.entries(number)).at(-1)).toMatchObject({
    ...{ type: 'reopened', text: expect.stringContaining('邮件') as string },
  });
});

test('[P10] one that could not be sent waits, and is taken back', async () => {
  const { chatId, seq } = await mailed();
  const { mail } = test_.store;
  const now = test_.clock.now();
  await mail.take(now, now + 5 * MINUTE, ['mail']);
  await mail.failed('m', 'away', now + MINUTE, now);
  expect(granted(await recall(test_.desk, asker, chatId, seq)).mailed).toBeUndefined();
  await settle(test_);
  expect((await mail.state()).waiting).toBe(0);
});

test('[P10] who withdraws an answer that has left by mail is told so, and the case says it', async () => {
  const { chatId, seq, number, id } = await mailed();
  await test_.store.mail.sent(id);
  await changeCase(test_.desk, { number, event: { type: 'mailed', by: { role: 'system' }, sent: true } });
  expect(granted(await recall(test_.desk, asker, chatId, seq)).mailed).toBe(true);
  await settle(test_);
  const entries = await test_.store.cases.entries(number);
  expect(entries.at(-1)).toMatchObject({ type: 'reopened', text: expect.stringContaining('邮件') as string });
});

test('[P10] a message that was left is open again without its answer, and settled by the next one', async () => {
  const { chatId } = await begins(test_, '请问发货了吗');
  await comesOnline(test_, '1001');
  await test_.desk.chats.perform({ to: { chatId }, event: { type: 'accepted', by: AGENT } });
  const seq = await says(chatId, '明天发货');
  expect(await caseOf('message')).toMatchObject({ state: { status: 'done' } });
  await withdraws(chatId, seq);
  const open = await caseOf('message');
  expect(open).toMatchObject({ owner: '1001', state: { status: 'open' } });
  expect(open?.deadline?.dueAt).toBeGreaterThan(test_.clock.now());
  await says(chatId, '后天发货');
  expect(await caseOf('message')).toMatchObject({ state: { status: 'done' } });
});
