import { act, start } from '../../../server/actions/chats/customer-actions.ts';
import { chooseStatus, staffWent } from '../../../server/actions/routing/attendance.ts';
import { take, transfer } from '../../../server/actions/chats/staff-actions.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { aDesk, begins, comesOnline, granted, HOUR, reopen, settle, shut, type TestDesk } from '../a-desk.ts';

let desk: TestDesk;

beforeEach(async () => void (desk = await aDesk({ rules: { capacity: 2 } })));
afterEach(() => shut(desk));

async function agentOf(chatId: string): Promise<string | null> {
  const state = (await desk.store.chats.find(chatId))?.chat.state;
  return state?.status === 'open' ? state.agent : null;
}

async function arrives(): Promise<string> {
  const { chatId } = await begins(desk);
  await settle(desk);
  return chatId;
}

test('customers go to the least busy agent who is online', async () => {
  await comesOnline(desk, '1001');
  const first = await arrives();
  await comesOnline(desk, '1002');
  const second = await arrives();
  expect([await agentOf(first), await agentOf(second)]).toEqual(['1001', '1002']);
});

test('nobody gets more than their capacity; who has waited longest is next', async () => {
  await comesOnline(desk, '1001');
  const chats = [await arrives(), await arrives()];
  desk.clock.pass(1000);
  const third = await arrives();
  desk.clock.pass(1000);
  const fourth = await arrives();
  expect(await agentOf(third)).toBeNull();
  const by = { role: 'agent', account: '1001' } as const;
  await desk.desk.chats.perform({ to: { chatId: chats[0] ?? '' }, event: { type: 'staffClosed', by } });
  await settle(desk);
  expect([await agentOf(third), await agentOf(fourth)]).toEqual(['1001', null]);
});

test('whoever is away or not connected is dealt nothing', async () => {
  for (const account of ['1001', '1002']) await comesOnline(desk, account);
  await chooseStatus(desk.desk, '1001', { value: 'away' });
  await staffWent(desk.desk, '1002');
  expect(await agentOf(await arrives())).toBeNull();
});

test.each(['lead', 'admin'] as const)('a %s who is online takes chats as every agent does', async (role) => {
  await shut(desk);
  desk = await aDesk({ staff: [['somebody', role]] });
  const account = 'somebody';
  await comesOnline(desk, account);
  expect(await agentOf(await arrives())).toBe(account);
});

test('a customer who comes back is linked to the chat before, and goes to the agent they had', async () => {
  for (const account of ['1001', '1002']) await comesOnline(desk, account);
  const { customerId, chatId } = await begins(desk);
  await settle(desk);
  const had = await agentOf(chatId);
  await arrives();
  await act(desk.desk, customerId, { type: 'customerLeft' });
  desk.clock.pass(HOUR);
  // The agent they had is now the busier one.
  await desk.desk.chats
    .perform({
      to: { chatId: await arrives() },
      event: { type: 'takenOver', by: { role: 'agent', account: had ?? '' } },
    })
    .catch(() => undefined);
  const again = granted(await start(desk.desk, customerId, {}, { clientId: 'again', text: '又来了' }));
  await settle(desk);
  expect(await agentOf(again.chat.id)).toBe(had);
  expect((await desk.store.chats.find(again.chat.id))?.chat.continues).toBe(chatId);
});

test('of twenty who accept one chat at once, one has it and nineteen hear why not', async () => {
  const accounts = Array.from({ length: 20 }, (_, n) => `20${n + 10}`);
  await shut(desk);
  desk = await aDesk({ staff: accounts.map((account) => [account, 'agent']) });
  const { chatId } = await begins(desk);
  const outcomes = await Promise.all(
    accounts.map((account) => take(desk.desk, { account, role: 'agent' }, chatId, 'accepted')),
  );
  const refusals = outcomes.filter(isRefusal);
  expect(refusals.map(({ refused }) => refused)).toEqual(Array(19).fill('conflict'));
  const winner = accounts[outcomes.findIndex((outcome) => !isRefusal(outcome))];
  expect(await agentOf(chatId)).toBe(winner);
});

test('fifty customers who come at once are dealt once each', async () => {
  await shut(desk);
  desk = await aDesk({ rules: { capacity: 30 } });
  for (const account of ['1001', '1002']) await comesOnline(desk, account);
  const chats = await Promise.all(Array.from({ length: 50 }, () => begins(desk)));
  await settle(desk);
  const logs = await Promise.all(
    chats.map(({ chatId }) => desk.store.chats.entries(chatId, { after: 0, limit: 9 })),
  );
  expect(logs.map((log) => log.map(({ kind }) => kind).join())).toEqual(Array(50).fill('message,joined'));
  expect(await desk.store.chats.loads()).toEqual(
    new Map([
      ['1001', 25],
      ['1002', 25],
    ]),
  );
});

async function closes(chatId: string): Promise<void> {
  const account = (await agentOf(chatId)) ?? '';
  const event = { type: 'staffClosed', by: { role: 'agent', account } } as const;
  await desk.desk.chats.perform({ to: { chatId }, event });
  await settle(desk);
}

test('ten short chats and two free agents: five each, also over restarts', async () => {
  const served: (string | null)[] = [];
  for (let n = 0; n < 10; n += 1) {
    if (n % 3 === 0) desk = await reopen(desk);
    for (const account of ['1002', '1001']) await comesOnline(desk, account);
    const chatId = await arrives();
    served.push(await agentOf(chatId));
    await closes(chatId);
  }
  expect(served.filter((account) => account === '1001')).toHaveLength(5);
  expect(served.filter((account) => account === '1002')).toHaveLength(5);
});

test('who has just accepted a chat by hand is not the next to be dealt one', async () => {
  const byHand = await arrives();
  await take(desk.desk, { account: '1001', role: 'agent' }, byHand, 'accepted');
  await closes(byHand);
  for (const account of ['1001', '1002']) await comesOnline(desk, account);
  expect(await agentOf(await arrives())).toBe('1002');
});

test('a chat that an agent gives back goes to a colleague who is free, and back only if nobody is', async () => {
  await comesOnline(desk, '1001');
  const chatId = await arrives();
  const givesBack = async (account: string) => {
    await transfer(desk.desk, { account, role: 'agent' }, chatId, { to: 'queue' });
    await settle(desk);
  };
  await givesBack('1001');
  expect(await agentOf(chatId)).toBe('1001');
  await comesOnline(desk, '1002');
  await arrives();
  // The colleague has one chat, so has whoever gave it back none: still it goes to the colleague.
  await givesBack('1001');
  expect(await agentOf(chatId)).toBe('1002');
});

test('a wrap-up that holds a place counts as a chat until its time is over, and nobody waits longer', async () => {
  Object.assign(desk.desk.rules, { capacity: 1, wrapUpTime: 30_000, wrapUpHolds: true });
  await comesOnline(desk, '1001');
  await closes(await arrives());
  const next = await arrives();
  expect(await agentOf(next)).toBeNull();
  desk = await reopen(desk);
  Object.assign(desk.desk.rules, { capacity: 1, wrapUpTime: 30_000, wrapUpHolds: true });
  await comesOnline(desk, '1001');
  desk.clock.pass(29_000);
  await desk.tick();
  await settle(desk);
  expect(await agentOf(next)).toBeNull();
  desk.clock.pass(1000);
  await desk.tick();
  await settle(desk);
  expect(await agentOf(next)).toBe('1001');
});

test('a wrap-up that holds no place delays nobody', async () => {
  Object.assign(desk.desk.rules, { capacity: 1, wrapUpTime: 30_000 });
  await comesOnline(desk, '1001');
  await closes(await arrives());
  expect(await agentOf(await arrives())).toBe('1001');
});
