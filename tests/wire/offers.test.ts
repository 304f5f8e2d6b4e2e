import { v7 as newId } from 'uuid';
import { codeOf, Desk, granted } from './a-desk.ts';
import { Agent } from './an-agent.ts';
import type { Customer } from './a-customer.ts';
import { LEAPING } from './leaping-time.ts';

const SECOND = 1000;
const ASKING = { ACCEPT_WITHIN: '20s', MISSED_OFFERS: '2', ...LEAPING };

let desk: Desk;
beforeEach(async () => (desk = await Desk.start(ASKING)));
afterEach(() => desk.stop());

/** A customer begins a chat. */
async function begins(text = '你好'): Promise<{ customer: Customer; chatId: string }> {
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text }));
  return { customer, chatId: chat.id };
}

const offeredTo = (agent: Agent, account: string, chatId: string) =>
  agent.chats.first(({ id, offer }) => id === chatId && offer?.to === account);

test('a chat is offered with its time, its customer waits, and who declines it is not asked again', async () => {
  const first = await desk.agent('1001', 'online');
  const { customer, chatId } = await begins();
  const { offer, status } = await offeredTo(first, '1001', chatId);
  expect(status).toBe('waiting');
  expect(Date.parse(offer?.until ?? '') - (await desk.time({ wish: 'leap', ms: 0 }))).toBeGreaterThan(
    15 * SECOND,
  );
  const other = await desk.agent('1002', 'online');
  expect(codeOf(await other.socket.emitWithAck('accept', { chatId }))).toBe('conflict');
  expect(codeOf(await other.socket.emitWithAck('declineOffer', { chatId }))).toBe('conflict');
  granted(await first.socket.emitWithAck('declineOffer', { chatId }));
  await offeredTo(other, '1002', chatId);
  granted(await other.socket.emitWithAck('accept', { chatId }));
  await customer.chats.first((chat) => chat.status === 'open');
  // Their count has no hole: it does not tell that others were asked.
  expect(customer.entries.all.map(({ kind, seq }) => [kind, seq])).toEqual([
    ['message', 1],
    ['joined', 2],
  ]);
});

test('a missed offer goes to the next; when all have missed it the lead hears of it, and nobody is asked again', async () => {
  const lead = await desk.agent('9001');
  const agents = [await desk.agent('1001', 'online'), await desk.agent('1002', 'online')];
  const { chatId } = await begins();
  const asked = async () =>
    (await lead.chats.next((chat) => chat.id === chatId && chat.offer !== undefined)).offer?.to;
  const { offer } = await lead.chats.first((chat) => chat.id === chatId && chat.offer !== undefined);
  const second = asked();
  await desk.time({ wish: 'leap', ms: 20 * SECOND });
  expect([offer?.to, await second].sort()).toEqual(['1001', '1002']);
  await desk.time({ wish: 'leap', ms: 20 * SECOND });
  await lead.chats.first((chat) => chat.id === chatId && chat.leadTold !== null);
  await lead.queues.first(({ waits = [] }) => waits.some(({ why }) => why === 'refused'));
  await desk.time({ wish: 'leap', ms: 60 * SECOND });
  await lead.quiet();
  expect(lead.chats.all.findLast((chat) => chat.id === chatId)).not.toHaveProperty('offer');
  // By hand anybody may take it still.
  granted(await agents[0]!.socket.emitWithAck('accept', { chatId }));
});

test('who misses two in a row is away, and says themselves when they are back', async () => {
  const agent = await desk.agent('1001', 'online');
  for (const text of ['一', '二']) {
    const { chatId } = await begins(text);
    await offeredTo(agent, '1001', chatId);
    await desk.time({ wish: 'leap', ms: 20 * SECOND });
    await agent.chats.first((chat) => chat.id === chatId && chat.leadTold !== null);
  }
  await agent.statuses.first(({ value, cause }) => value === 'away' && cause === 'missed');
  granted(await agent.socket.emitWithAck('activity', { is: 'active', ago: 0 }));
  await agent.quiet();
  expect(agent.statuses.all).toHaveLength(1);
  granted(await agent.socket.emitWithAck('status', { value: 'online' }));
  // Counted from none again.
  const { chatId } = await begins('三');
  await offeredTo(agent, '1001', chatId);
  await desk.time({ wish: 'leap', ms: 20 * SECOND });
  await agent.chats.first((chat) => chat.id === chatId && chat.leadTold !== null);
  await agent.quiet();
  expect(agent.statuses.all).toHaveLength(1);
});

test('an offer to somebody who goes away goes on; a reload keeps it, and costs nothing', async () => {
  const agent = await desk.agent('1001', 'online');
  const { chatId } = await begins();
  const { offer } = await offeredTo(agent, '1001', chatId);
  agent.go();
  const again = await Agent.come(desk.url, '1001', agent.cookie);
  const known = again.snapshots.all[0]?.chats.find(({ id }) => id === chatId);
  expect(known?.offer).toEqual(offer);
  const other = await desk.agent('1002', 'online');
  granted(await again.socket.emitWithAck('status', { value: 'away' }));
  await offeredTo(other, '1002', chatId);
  granted(await again.socket.emitWithAck('status', { value: 'online' }));
  granted(await other.socket.emitWithAck('declineOffer', { chatId }));
  // Withdrawn is neither declined nor missed.
  await offeredTo(again, '1001', chatId);
  again.go();
});

test('an offer outlives the kill of its process, with the time that is left', async () => {
  const agent = await desk.agent('1001', 'online');
  const { chatId } = await begins();
  const { offer } = await offeredTo(agent, '1001', chatId);
  await desk.kill();
  desk = await Desk.start({ ...ASKING, DATA_DIR: desk.dataDir });
  const again = await Agent.come(desk.url, '1001', agent.cookie);
  const known = again.snapshots.all[0]?.chats.find(({ id }) => id === chatId);
  expect(known?.offer).toEqual(offer);
  granted(await again.socket.emitWithAck('accept', { chatId }));
  again.go();
});
