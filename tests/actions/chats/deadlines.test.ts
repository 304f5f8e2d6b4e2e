import { staffCame } from '../../../server/actions/routing/attendance.ts';
import { sweep } from '../../../server/actions/chats/sweep.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import {
  aDesk,
  answeredChat,
  answers,
  begins,
  comesOnline,
  HOUR,
  kindsOf,
  MINUTE,
  reopen,
  SECOND,
  settle,
  shut,
  writes,
  type TestDesk,
} from '../a-desk.ts';

const BY = { role: 'agent', account: '1001' } as const;
let desk: TestDesk;

beforeEach(async () => {
  desk = await aDesk();
  await staffCame(desk.desk, '1001');
  await staffCame(desk.desk, '1002');
});
afterEach(() => shut(desk));

/** So many chats that their agent has answered at the same moment. */
async function silentChats(count: number) {
  const chats = await Promise.all(Array.from({ length: count }, () => answeredChat(desk)));
  desk.clock.pass(10 * MINUTE);
  for (let round = 0; round * 500 < count; round += 1) await sweep(desk.desk); // The offers to ask. [P1]
  desk.clock.at += HOUR - 10 * MINUTE;
  return chats;
}

/** Lets some turns of the event loop pass, so that what follows meets the others anywhere on their way. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('[P1] a customer who writes around the deadline, while the sweep is at work', () => {
  it.each([
    ['1 ms before', -1],
    ['at the deadline', 0],
    ['1 ms after', 1],
  ])('%s: stored in the open chat or refused, never swallowed (334 times)', async (_, offset) => {
    const chats = await silentChats(334);
    desk.clock.pass(offset);
    const sweeping = sweep(desk.desk).then(() => sweep(desk.desk));
    const tries = chats.map(async ({ customerId, chatId }, n) => {
      await turns(n % 7);
      return { chatId, outcome: await writes(desk, customerId, '我还在') };
    });
    const outcomes = await Promise.all(tries);
    await sweeping;
    for (const { chatId, outcome } of outcomes) {
      const ending = (await kindsOf(desk, chatId)).slice(-2);
      if (isRefusal(outcome)) expect([outcome.refused, ...ending]).toEqual(['closed', 'nudged', 'closed']);
      else expect(ending).toEqual(['nudged', 'message']);
    }
    if (offset < 0) expect(outcomes.filter(({ outcome }) => isRefusal(outcome))).toEqual([]);
  });

  it('in the same batch the customer wins, whoever came first', async () => {
    const [chat] = await silentChats(1);
    const { customerId = '', chatId = '' } = chat ?? {};
    desk.clock.pass(MINUTE);
    const time = { type: 'timePassed', customerTyping: false, customerOnline: false } as const;
    await Promise.all([
      desk.desk.chats.perform({ to: { chatId }, event: time }),
      writes(desk, customerId, '我还在'),
    ]);
    expect((await kindsOf(desk, chatId)).at(-1)).toBe('message');
  });
});

test('[P1] a chat in which the agent owes is not closed in three days', async () => {
  const { customerId, chatId } = await answeredChat(desk);
  await writes(desk, customerId, '然后呢');
  desk.clock.pass(72 * HOUR);
  await sweep(desk.desk);
  expect((await kindsOf(desk, chatId)).slice(-2)).toEqual(['message', 'lead_told']);
});

test('[P1] the customer is typing at the deadline: the close waits, and comes when they stop', async () => {
  const { customerId, chatId } = await answeredChat(desk);
  desk.clock.pass(HOUR - SECOND);
  await sweep(desk.desk);
  desk.desk.presence.customerCame(customerId);
  desk.desk.presence.customerTypes(customerId, true);
  desk.clock.pass(2 * SECOND);
  await sweep(desk.desk);
  expect((await kindsOf(desk, chatId)).at(-1)).toBe('nudged');
  desk.clock.pass(30 * SECOND);
  await sweep(desk.desk);
  expect((await kindsOf(desk, chatId)).at(-1)).toBe('closed');
});

test('[P1] a deadline that came due over a restart fires once, and not again after another one', async () => {
  const { chatId } = await answeredChat(desk);
  desk.clock.pass(HOUR - 1);
  desk = await reopen(desk);
  await desk.tick();
  expect((await kindsOf(desk, chatId)).at(-1)).toBe('nudged');
  desk.clock.pass(1);
  desk = await reopen(desk);
  await desk.tick();
  await desk.tick();
  desk = await reopen(desk);
  await desk.tick();
  expect((await kindsOf(desk, chatId)).filter((kind) => kind === 'closed')).toHaveLength(1);
});

test('[P1] after an outage everything that is due closes once, not all in one sweep', async () => {
  const chats = await Promise.all(Array.from({ length: 1200 }, () => answeredChat(desk)));
  desk.clock.pass(9 * HOUR);
  desk = await reopen(desk);
  await desk.tick();
  const inFirst = await closedOf(chats);
  for (let round = 0; round < 3; round += 1) await desk.tick();
  expect(inFirst).toBe(500);
  expect(await closedOf(chats)).toBe(1200);
  const logs = await Promise.all(chats.map(({ chatId }) => kindsOf(desk, chatId)));
  expect(logs.filter((kinds) => kinds.filter((kind) => kind === 'closed').length !== 1)).toEqual([]);
});

async function closedOf(chats: { chatId: string }[]): Promise<number> {
  const found = await Promise.all(chats.map(({ chatId }) => desk.store.chats.find(chatId)));
  return found.filter((stored) => stored?.chat.state.status === 'closed').length;
}

test('[P1] the close keeps its reason and both last times', async () => {
  const { chatId } = await answeredChat(desk);
  const { at } = desk.clock;
  desk.clock.pass(HOUR);
  await sweep(desk.desk);
  const last = (await desk.store.chats.entries(chatId, { last: 1 }))[0];
  expect(last).toMatchObject({
    kind: 'closed',
    data: { reason: 'idle', lastCustomerAt: at, lastAgentAt: at },
  });
});

test('[P1] a transfer in between does not start the hour again', async () => {
  const { chatId } = await answeredChat(desk);
  desk.clock.pass(50 * MINUTE);
  await desk.desk.chats.perform({ to: { chatId }, event: { type: 'transferred', by: BY, to: '1002' } });
  desk.clock.pass(10 * MINUTE);
  await sweep(desk.desk);
  expect((await kindsOf(desk, chatId)).at(-1)).toBe('closed');
});

describe('[P2] a warning', () => {
  const warn = (chatId: string) =>
    desk.desk.chats.perform({ to: { chatId }, event: { type: 'warned', by: BY, text: '请您文明用语' } });

  it('closes a customer who goes on, at five minutes and not before', async () => {
    const { customerId, chatId } = await answeredChat(desk);
    await warn(chatId);
    await writes(desk, customerId, '滚');
    desk.clock.pass(5 * MINUTE - 1);
    await sweep(desk.desk);
    expect((await kindsOf(desk, chatId)).at(-1)).toBe('flagged');
    desk.clock.pass(1);
    await sweep(desk.desk);
    const last = (await desk.store.chats.entries(chatId, { last: 1 }))[0];
    expect(last).toMatchObject({ kind: 'closed', data: { reason: 'harassment', evidence: [5] } });
  });

  it('is taken back for a customer who returns to their matter', async () => {
    const { customerId, chatId } = await answeredChat(desk);
    await warn(chatId);
    await writes(desk, customerId, '我的订单呢');
    desk.clock.pass(5 * MINUTE);
    await sweep(desk.desk);
    expect((await kindsOf(desk, chatId)).at(-1)).toBe('warning_lifted');
  });

  it('that ran out over an outage is judged once on the start', async () => {
    const { customerId, chatId } = await answeredChat(desk);
    await warn(chatId);
    await writes(desk, customerId, '滚');
    desk.clock.pass(3 * HOUR);
    desk = await reopen(desk);
    await desk.tick();
    await desk.tick();
    expect((await kindsOf(desk, chatId)).filter((kind) => kind === 'closed')).toHaveLength(1);
  });
});

test('an abandoned chat in the queue closes when its customer has gone, and stays while they are there', async () => {
  await shut(desk);
  desk = await aDesk({ rules: { capacity: 0 } });
  await comesOnline(desk, '1001');
  const { customerId, chatId } = await begins(desk);
  desk.desk.presence.customerCame(customerId);
  desk.clock.pass(HOUR);
  await sweep(desk.desk);
  expect(await kindsOf(desk, chatId)).toEqual(['message', 'lead_told']);
  desk.desk.presence.customerWent(customerId);
  desk.clock.pass(MINUTE);
  await sweep(desk.desk);
  await settle(desk);
  expect(await kindsOf(desk, chatId)).toEqual(['message', 'lead_told', 'closed']);
});

test('the agent’s second word in a row starts the hour again', async () => {
  const { chatId } = await answeredChat(desk);
  desk.clock.pass(59 * MINUTE);
  await answers(desk, chatId, '还在吗');
  desk.clock.pass(59 * MINUTE);
  await sweep(desk.desk);
  expect(await kindsOf(desk, chatId)).not.toContain('closed');
});
