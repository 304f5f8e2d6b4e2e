import { codeOf, Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { LEAPING } from './leaping-time.ts';

/** From one look for due chats to the next. */
const SWEEP_MS = 250;

let desk: Desk;
let agent: Agent;

beforeAll(async () => {
  desk = await Desk.start({ IDLE_CLOSE: '2s', IDLE_NUDGE: '1s', HARASSMENT_CLOSE: '2s', ...LEAPING });
  agent = await desk.agent('1001');
}, 60_000);
afterAll(() => desk.stop());

test('[P1] a silent customer is closed with reason idle, after an offer to ask, and told when it would be', async () => {
  const { customer, chatId } = await desk.chat(agent);
  await desk.time({ wish: 'hold' });
  const { entry } = granted(
    await agent.socket.emitWithAck('message', { chatId, clientId: 'a', text: '您好' }),
  );
  const { closesAt } = await customer.chats.first((chat) => chat.closesAt !== null);
  await desk.time({ wish: 'leap', ms: 1999 });
  expect(granted(await agent.socket.emitWithAck('open', { chatId })).chat.status).toBe('open');
  await desk.time({ wish: 'leap', ms: SWEEP_MS });
  const closed = await customer.entries.first(({ kind }) => kind === 'closed');
  await desk.time({ wish: 'release' });
  expect(closed.data).toMatchObject({ reason: 'idle', lastAgentAt: entry.at });
  expect(Date.parse(closesAt ?? '') - Date.parse(entry.at)).toBe(2000);
  const late = Date.parse(closed.at) - Date.parse(closesAt ?? '');
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThanOrEqual(SWEEP_MS);
  await agent.entries.first((one) => one.chatId === chatId && one.kind === 'nudged');
  expect(codeOf(await customer.say('我在'))).toBe('closed');
});

test('[P1] a customer whose agent owes is not closed meanwhile', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const other = await desk.chat(agent);
  granted(await customer.say('请问'));
  granted(await agent.socket.emitWithAck('message', { chatId: other.chatId, clientId: 'a', text: '您好' }));
  await other.customer.entries.first(({ kind }) => kind === 'closed');
  const { chat } = granted(await agent.socket.emitWithAck('open', { chatId }));
  expect(chat).toMatchObject({ status: 'open', owes: 'agent' });
});

test('[P2] a warned customer who goes on is closed with reason harassment, and is not told what counted', async () => {
  const { customer, chatId } = await desk.chat(agent);
  granted(await agent.socket.emitWithAck('warn', { chatId }));
  const { entry } = granted(await customer.say('你他妈的废物'));
  await agent.entries.first((one) => one.chatId === chatId && one.kind === 'flagged');
  const closed = await agent.entries.first((one) => one.chatId === chatId && one.kind === 'closed');
  expect(closed.data).toMatchObject({ reason: 'harassment' });
  expect(closed.data?.evidence).toHaveLength(1);
  const told = await customer.entries.first(({ kind }) => kind === 'closed');
  expect(told.data?.evidence).toBeUndefined();
  expect(told.seq).toBe(entry.seq + 1);
});
