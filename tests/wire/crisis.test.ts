import { v7 as newId } from 'uuid';
import type { AuditPage } from '../../protocol/audit.ts';
import { codeOf, Desk, granted } from './a-desk.ts';
import { Agent } from './an-agent.ts';
import { Customer } from './a-customer.ts';

let desk: Desk;
let agent: Agent;
let lead: Agent;

beforeAll(async () => {
  desk = await Desk.start({ AGENT_CAPACITY: '100' });
  agent = await desk.agent('1001', 'away');
  lead = await desk.agent('9001', 'away');
}, 60_000);
afterAll(() => desk.stop());

/** A chat that the agent has, in crisis. */
async function aCrisis(): Promise<{ customer: Customer; chatId: string }> {
  const customer = await desk.customer();
  const start = { clientId: newId(), text: '你们的奶粉让孩子住院了，我要找媒体' };
  const { chat } = granted(await customer.socket.emitWithAck('start', start));
  granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
  granted(await agent.socket.emitWithAck('crisis', { chatId: chat.id, on: true }));
  return { customer, chatId: chat.id };
}

const say = (chatId: string, text: string, clientId = newId()) =>
  agent.socket.emitWithAck('message', { chatId, clientId, text });

test('[P6] a message waits under an id; the lead is asked, the customer sees typing; changed, they read the lead’s words alone', async () => {
  const { customer, chatId } = await aCrisis();
  const before = customer.entries.all.length;
  const clientId = newId();
  const first = granted(await say(chatId, '我们一定赔偿', clientId));
  expect(first.entry).toMatchObject({ kind: 'approval_asked', clientId });
  const id = first.pending ?? '';
  expect(await lead.approvals.first((one) => one.id === id)).toMatchObject({
    ...{ chatId, by: '1001', text: '我们一定赔偿', approved: false },
  });
  // The same try again is the same statement, also after the decision.
  expect(granted(await say(chatId, '我们一定赔偿', clientId)).pending).toBe(id);
  expect(codeOf(await agent.socket.emitWithAck('approve', { id }))).toBe('forbidden');
  granted(await lead.socket.emitWithAck('approve', { id, text: '我们正在核实，会尽快答复。' }));
  await customer.entries.first(({ text }) => text === '我们正在核实，会尽快答复。');
  expect(granted(await say(chatId, '我们一定赔偿', clientId)).pending).toBe(id);
  expect(codeOf(await lead.socket.emitWithAck('approve', { id }))).toBe('conflict');
  const read = customer.entries.all.slice(before).filter(({ by }) => by.role !== 'customer');
  expect(read.map(({ kind, text, by }) => [kind, text, by.role])).toEqual(
    expect.arrayContaining([['message', '我们正在核实，会尽快答复。', 'agent']]),
  );
  expect(read.filter(({ kind }) => kind === 'message')).toHaveLength(1);
  expect(customer.packets.join('\n')).toContain('typing');
  expect(customer.packets.join('\n')).not.toMatch(/approval|crisis|一定赔偿|9001/);
});

test('[P6] refused: the agent reads why, the customer nothing; the report is for staff', async () => {
  const { customer, chatId } = await aCrisis();
  const { pending: id = '' } = granted(await say(chatId, '这不是我们的责任'));
  granted(await lead.socket.emitWithAck('refuse', { id, reason: '不要推卸责任' }));
  const told = await agent.entries.first(({ data, kind }) => kind === 'approval_decided' && data?.id === id);
  expect(told).toMatchObject({ text: '不要推卸责任', data: { granted: false } });
  const report = { chatId, what: '孩子饮用后住院', fault: 'unknown', ruling: '召回规定' } as const;
  granted(await agent.socket.emitWithAck('reportCrisis', report));
  await lead.chats.first((one) => one.id === chatId && one.crisis?.reported === true);
  expect(customer.packets.join('\n')).not.toMatch(/推卸|这不是我们|召回/);
});

test('[P6] a lead who comes later finds what waits, decides in any order, and ends it by their word', async () => {
  const { customer, chatId } = await aCrisis();
  const ids = [];
  for (const text of ['一', '二']) ids.push(granted(await say(chatId, text)).pending ?? '');
  const other = await desk.agent('admin', 'away');
  const found = other.snapshots.all[0]?.chats.find((one) => one.id === chatId);
  expect(found?.crisis?.pending.map((one) => one.id)).toEqual(ids);
  granted(await other.socket.emitWithAck('approve', { id: ids[1] ?? '' }));
  granted(await other.socket.emitWithAck('approve', { id: ids[0] ?? '' }));
  await customer.entries.first(({ text }) => text === '二');
  const said = customer.entries.all.flatMap(({ kind, by, text }) =>
    kind === 'message' && by.role === 'agent' ? [text] : [],
  );
  expect(said).toEqual(['一', '二']);
  const { pending: late = '' } = granted(await say(chatId, '三'));
  expect(codeOf(await agent.socket.emitWithAck('crisis', { chatId, on: false }))).toBe('forbidden');
  granted(await other.socket.emitWithAck('crisis', { chatId, on: false }));
  expect(codeOf(await other.socket.emitWithAck('approve', { id: late }))).toBe('conflict');
  expect(granted(await say(chatId, '四')).pending).toBeUndefined();
  await customer.entries.first(({ text }) => text === '四');
  expect(customer.packets.join('\n')).not.toContain('三');
  other.go();
});

test('[P6] begin, approval, refusal and end are on record, by whom and for which chat, without a word of it', async () => {
  const { chatId } = await aCrisis();
  const { pending: one = '' } = granted(await say(chatId, '词语一'));
  granted(await lead.socket.emitWithAck('approve', { id: one, text: '词语二' }));
  const { pending: other = '' } = granted(await say(chatId, '词语三'));
  granted(await lead.socket.emitWithAck('refuse', { id: other, reason: '词语四' }));
  expect(codeOf(await agent.socket.emitWithAck('crisis', { chatId, on: false }))).toBe('forbidden');
  granted(await lead.socket.emitWithAck('crisis', { chatId, on: false }));
  const { lines } = (await (await desk.get('/api/audit', await desk.cookieOf('9001'))).json()) as AuditPage;
  const ours = lines.filter(({ about }) => about === chatId);
  expect(ours.map(({ act, by }) => [act, by])).toEqual([
    ['crisis_ended', '9001'],
    ['statement_refused', '9001'],
    ['statement_approved', '9001'],
    ['crisis_begun', '1001'],
  ]);
  expect(JSON.stringify(ours)).not.toContain('词语');
});

test('[P6] a statement outlives the kill of its process, and is approved and read once', async () => {
  const { customer, chatId } = await aCrisis();
  const clientId = newId();
  const { pending: id = '' } = granted(await say(chatId, '我们正在核实', clientId));
  await desk.kill();
  desk = await Desk.start({ AGENT_CAPACITY: '100', DATA_DIR: desk.dataDir });
  const back = await Customer.come(desk.url, {}, customer.token);
  agent = await Agent.come(desk.url, '1001', agent.cookie);
  lead = await Agent.come(desk.url, '9001', lead.cookie);
  const found = lead.snapshots.all[0]?.chats.find((one) => one.id === chatId);
  expect(found?.crisis?.pending).toMatchObject([{ id, by: '1001', text: '我们正在核实', approved: false }]);
  // The agent's console sends again what it has no answer for.
  expect(granted(await say(chatId, '我们正在核实', clientId)).pending).toBe(id);
  expect(JSON.stringify(back.welcome)).not.toContain('核实');
  granted(await lead.socket.emitWithAck('approve', { id }));
  expect(codeOf(await lead.socket.emitWithAck('approve', { id }))).toBe('conflict');
  expect(granted(await say(chatId, '我们正在核实', clientId)).pending).toBe(id);
  granted(await say(chatId, '第二条'));
  await lead.approvals.first(({ text }) => text === '第二条');
  await back.entries.first(({ text }) => text === '我们正在核实');
  granted(await back.say('好的'));
  expect(back.entries.all.filter(({ text }) => text === '我们正在核实')).toHaveLength(1);
  for (const guest of [back, agent, lead]) guest.go();
});
