import { pino } from 'pino';
import { changeCase, openCase } from '../../../server/actions/cases/change-case.ts';
import type { Services } from '../../../server/actions/services.ts';
import { sweepCases } from '../../../server/actions/cases/sweep-cases.ts';
import { sweep } from '../../../server/actions/chats/sweep.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import {
  aDesk,
  answeredChat,
  answers,
  begins,
  comesOnline,
  granted,
  HOUR,
  MINUTE,
  reopen,
  settle,
  shut,
  type TestDesk,
} from '../a-desk.ts';

const AGENT: Staff = { role: 'agent', account: '1001' };

let test_: TestDesk;
afterEach(() => shut(test_));

/** The desk while its chats cannot be told anything. */
function withoutChats({ desk }: TestDesk): Services {
  const perform = () => Promise.reject(new Error('the database is away'));
  return { ...desk, log: pino({ level: 'silent' }), chats: { ...desk.chats, perform } };
}

/** A promise in a chat, made through these services. */
async function promised(services: Services, customerId: string, chatId: string) {
  const about = { kind: 'promise' as const, customerId, chatId, seq: null };
  const dueAt = test_.clock.now() + HOUR;
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '一小时内' };
  return granted(await openCase(services, about, { ...event, dueAt, clientId: 'p' }));
}

async function promisesOf(chatId: string): Promise<number[]> {
  await settle(test_);
  return ((await test_.store.chats.find(chatId))?.chat.promises ?? []).map(({ number }) => number);
}

test('[P7] a promise whose chat could not be told is stored and published, and told by its retry', async () => {
  test_ = await aDesk();
  const { customerId, chatId } = await answeredChat(test_);
  const { stored, isNew } = await promised(withoutChats(test_), customerId, chatId);
  expect([isNew, await promisesOf(chatId)]).toEqual([true, []]);
  expect(test_.told.some(({ side, event }) => side === 'desk' && event === 'case')).toBe(true);
  await promised(test_.desk, customerId, chatId);
  expect(await promisesOf(chatId)).toEqual([stored.number]);
  const kept = { number: stored.number, event: { type: 'kept' as const, by: AGENT, clientId: 'k' } };
  await changeCase(withoutChats(test_), kept);
  expect(await promisesOf(chatId)).toEqual([stored.number]);
  await changeCase(test_.desk, kept);
  expect(await promisesOf(chatId)).toEqual([]);
});

test('[P7] at the start the chats of open promises are told again, once', async () => {
  test_ = await aDesk();
  const { customerId, chatId } = await answeredChat(test_);
  const { stored } = await promised(withoutChats(test_), customerId, chatId);
  await test_.tick();
  await test_.tick();
  expect(await promisesOf(chatId)).toEqual([stored.number]);
});

test('[P7] the look at the start leaves alone what is promised after it: it may be kept in between', async () => {
  test_ = await aDesk();
  const { customerId, chatId } = await answeredChat(test_);
  test_.clock.pass(1);
  await promised(withoutChats(test_), customerId, chatId);
  await test_.tick();
  expect(await promisesOf(chatId)).toEqual([]);
});

test('[P5] at the start the chats of open complaints are told again, once', async () => {
  test_ = await aDesk();
  const { customerId, chatId } = await answeredChat(test_);
  const about = { kind: 'complaint' as const, customerId, chatId, seq: null };
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '碎了' };
  const { stored } = granted(await openCase(withoutChats(test_), about, { ...event, clientId: 'c' }));
  const linesOf = async () =>
    (await test_.store.chats.entries(chatId, { last: 99 })).filter(
      ({ kind }) => kind === 'complaint_recorded',
    );
  expect(await linesOf()).toEqual([]);
  await test_.tick();
  test_ = await reopen(test_);
  await test_.tick();
  await settle(test_);
  expect(await linesOf()).toMatchObject([{ by: AGENT, data: { number: stored.number, over: false } }]);
});

/** A promise of which its chat knows, and whose agent answers while the case cannot be told. */
async function answeredUnheard() {
  const { customerId, chatId } = await answeredChat(test_);
  const { stored } = await promised(test_.desk, customerId, chatId);
  await settle(test_);
  // As if the process had ended between the answer and its follow-up.
  const change = jest.spyOn(test_.store.cases, 'change').mockResolvedValue([]);
  await theAnswer();
  await settle(test_);
  change.mockRestore();
  const { number } = stored;
  return { chatId, number, is: async () => (await test_.store.cases.find(number))?.case };
}

const theAnswer = async (): Promise<void> => {
  const [chat] = await test_.store.chats.running();
  if (chat) await answers(test_, chat.chat.id, '您的退款已经到账。');
};

test('[P7] an answer whose process ended before it kept its promise keeps it when the clock asks', async () => {
  test_ = await aDesk();
  const { chatId, number, is } = await answeredUnheard();
  expect([(await is())?.step, await promisesOf(chatId)]).toEqual(['received', []]);
  const answeredAt = test_.clock.now();
  test_.clock.pass(2 * HOUR);
  await sweepCases(test_.desk);
  expect(await is()).toMatchObject({ step: 'kept', everOverdue: false, state: { at: answeredAt } });
  const log = await test_.store.cases.entries(number);
  const said = (await test_.store.chats.entries(chatId, { last: 99 })).find(
    ({ kind }) => kind === 'promise_ended',
  );
  expect(log.at(-1)).toMatchObject({
    ...{ type: 'kept', by: { account: '1001' }, data: { chatId, seq: (said?.seq ?? 0) - 1 } },
  });
});

test('[P7] … and at the start, before its chat is told of it again', async () => {
  test_ = await aDesk();
  const { chatId, is } = await answeredUnheard();
  test_ = await reopen(test_);
  await test_.tick();
  expect([(await is())?.step, await promisesOf(chatId)]).toEqual(['kept', []]);
});

test.each(['before', 'after'])(
  '[P7] an answer after the time that nobody heard of settles the promise, late, %s the clock has broken it',
  async (order) => {
    test_ = await aDesk();
    const { customerId, chatId } = await answeredChat(test_);
    const { stored } = await promised(test_.desk, customerId, chatId);
    const is = async () => (await test_.store.cases.find(stored.number))?.case;
    await settle(test_);
    await test_.tick();
    test_.clock.pass(2 * HOUR);
    await sweep(test_.desk);
    if (order === 'after') await sweepCases(test_.desk);
    const change = jest.spyOn(test_.store.cases, 'change').mockResolvedValue([]);
    await theAnswer();
    await settle(test_);
    change.mockRestore();
    expect(await is()).toMatchObject({ state: { status: 'open' } });
    await test_.tick();
    expect(await is()).toMatchObject({ step: 'done', everOverdue: true });
  },
);

test('[P7] a promise of two that one answer has not kept is broken by the clock', async () => {
  test_ = await aDesk();
  const { customerId, chatId } = await answeredChat(test_);
  const first = await promised(test_.desk, customerId, chatId);
  const about = { kind: 'promise' as const, customerId, chatId, seq: null };
  const dueAt = test_.clock.now() + 2 * HOUR;
  const event = {
    type: 'opened' as const,
    by: AGENT,
    owner: '1001',
    department: null,
    text: '两小时内',
    dueAt,
  };
  const second = granted(await openCase(test_.desk, about, event));
  await settle(test_);
  await theAnswer();
  await settle(test_);
  test_.clock.pass(3 * HOUR);
  await sweepCases(test_.desk);
  const steps = [first, second].map(
    async ({ stored }) => (await test_.store.cases.find(stored.number))?.case.step,
  );
  expect(await Promise.all(steps)).toEqual(['kept', 'broken']);
});

test('[P10] a message of somebody who has gone becomes a case later, if the database failed at first and again', async () => {
  test_ = await aDesk({ rules: { capacity: 0 } });
  await comesOnline(test_, '1001');
  const { customerId, chatId } = await begins(test_, '有人吗');
  // As if the process had ended before it was stored.
  jest
    .spyOn(test_.store.cases, 'open')
    .mockImplementationOnce((one) => Promise.resolve({ number: 1, case: one, isNew: false }));
  test_.desk.presence.customerCame(customerId);
  test_.desk.presence.customerWent(customerId);
  test_.clock.pass(2 * HOUR);
  await sweep(test_.desk);
  await settle(test_);
  const ofChat = async () =>
    (await test_.store.cases.list({ chatId, limit: 5 })).cases.map(({ case: { text } }) => text);
  expect(await ofChat()).toEqual([]);
  jest.spyOn(test_.store.chats, 'unansweredSince').mockRejectedValueOnce(new Error('away'));
  await expect(test_.tick()).rejects.toThrow('away');
  expect(await ofChat()).toEqual([]);
  await test_.tick();
  expect(await ofChat()).toEqual(['有人吗']);
  test_.clock.pass(11 * MINUTE);
  await test_.tick();
  expect(await ofChat()).toHaveLength(1);
});
