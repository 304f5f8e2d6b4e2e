import { v7 as newId } from 'uuid';
import { codeOf, Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import type { Customer } from './a-customer.ts';

let desk: Desk;
let agent: Agent;
let colleague: Agent;
let lead: Agent;
let admin: Agent;

beforeAll(async () => {
  desk = await Desk.start({ AGENT_CAPACITY: '100' });
  agent = await desk.agent('1001', 'away');
  colleague = await desk.agent('1002', 'away');
}, 60_000);
afterAll(() => desk.stop());

/** A chat that the agent has. Dealing is off, so nobody else is given it. */
async function aChat(): Promise<{ customer: Customer; chatId: string }> {
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '在吗' }));
  granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
  await customer.entries.first(({ kind }) => kind === 'joined');
  return { customer, chatId: chat.id };
}

const note = (who: Agent, chatId: string, text: string) =>
  who.socket.emitWithAck('note', { chatId, clientId: newId(), text });

const say = (who: Agent, chatId: string, text: string) =>
  who.socket.emitWithAck('message', { chatId, clientId: newId(), text });

test('[P6] no lead on duty: whoever calls is told at once, and a lead who comes later finds the call', async () => {
  const { chatId } = await aChat();
  const { entry } = granted(await agent.socket.emitWithAck('callLead', { chatId, reason: '客户要找主管' }));
  expect(entry).toMatchObject({
    kind: 'lead_called',
    text: '客户要找主管',
    data: { number: 1, onDuty: 0 },
  });
  lead = await desk.agent('9001', 'away');
  admin = await desk.agent('admin', 'away');
  const [snapshot] = lead.snapshots.all;
  expect(snapshot?.chats.find(({ id }) => id === chatId)?.leadCall).toMatchObject({
    by: '1001',
    ended: null,
  });
  granted(await agent.socket.emitWithAck('withdrawCall', { chatId }));
});

test('[P6] every lead hears the call wherever they are; of two at once one has it, the other is told who', async () => {
  const { customer, chatId } = await aChat();
  const { entry } = granted(await agent.socket.emitWithAck('callLead', { chatId, reason: '要投诉到媒体' }));
  expect(entry.data).toEqual({ number: 1, onDuty: 2 });
  const called = await admin.chats.first(({ id, leadCall }) => id === chatId && leadCall !== null);
  expect(called.leadCall).toMatchObject({ number: 1, by: '1001', reason: '要投诉到媒体', ended: null });
  const answers = await Promise.all(
    [lead, admin].map((one) => one.socket.emitWithAck('answerCall', { chatId })),
  );
  const winner = answers[0]?.ok === true ? lead : admin;
  expect(answers.map((answer) => codeOf(answer)).sort()).toEqual(['conflict', 'ok']);
  const refused = answers.find(({ ok }) => !ok);
  expect(refused && 'error' in refused && refused.error.message).toContain(winner.account);
  const taken = await agent.entries.first((one) => one.chatId === chatId && one.kind === 'lead_answered');
  expect(taken).toMatchObject({ by: { account: winner.account }, data: { number: 1, since: entry.at } });
  for (const one of [lead, admin])
    await one.chats.first(({ id, leadCall }) => id === chatId && leadCall?.ended?.by === winner.account);
  expect(customer.packets.join('\n')).not.toMatch(/lead_|媒体|9001|leadCall/);
});

test('[P6] what watchers and colleagues do among themselves moves not one byte on the customer’s wire', async () => {
  const { customer, chatId } = await aChat();
  const before = customer.packets.length;
  granted(await lead.socket.emitWithAck('open', { chatId }));
  granted(await lead.socket.emitWithAck('typing', { chatId, on: true }));
  granted(await lead.socket.emitWithAck('read', { chatId, seq: 2 }));
  granted(await note(lead, chatId, '先安抚，再查单'));
  granted(await note(agent, chatId, '好的 @9001'));
  granted(await agent.socket.emitWithAck('callLead', { chatId }));
  granted(await lead.socket.emitWithAck('answerCall', { chatId }));
  granted(await lead.socket.emitWithAck('leave', { chatId }));
  await lead.quiet();
  granted(await customer.socket.emitWithAck('sync', { after: 0 }));
  // Answers to the customer's own requests aside.
  const since = customer.packets.slice(before).filter((packet) => !packet.startsWith('3/customer'));
  expect(since).toEqual([]);
});

test('[P6] a lead joins beside the agent and leaves: the customer sees who, and the chat is the agent’s all along', async () => {
  const { customer, chatId } = await aChat();
  granted(await lead.socket.emitWithAck('join', { chatId }));
  const came = await customer.entries.first(({ kind, data }) => kind === 'joined' && data?.how === 'beside');
  expect(came.by).toEqual({ role: 'lead', name: '9001' });
  granted(await lead.socket.emitWithAck('typing', { chatId, on: true }));
  await customer.typing.first(({ on }) => on);
  granted(await say(lead, chatId, '我是主管，来帮您看看'));
  granted(await say(agent, chatId, '我也在'));
  const both = await agent.entries.first(
    (one) => one.chatId === chatId && one.text === '我是主管，来帮您看看',
  );
  expect(both.by.account).toBe('9001');
  await customer.entries.first(({ text }) => text === '我也在');
  const row = await agent.chats.first(({ id, beside }) => id === chatId && beside.joined.length > 0);
  expect(row).toMatchObject({ agent: '1001', beside: { joined: ['9001'], invited: [] } });
  // Capacity counts the agent's chats only.
  const { staff } = granted(await lead.socket.emitWithAck('watch', {}));
  granted(await lead.socket.emitWithAck('unwatch', {}));
  expect(staff.find(({ account }) => account === '9001')?.load).toBe(0);
  granted(await lead.socket.emitWithAck('unjoin', { chatId }));
  await customer.entries.first(({ kind, by }) => kind === 'left' && by.name === '9001');
  expect(codeOf(await say(lead, chatId, '还有'))).toBe('forbidden');
});

test('[P6] a note calls a colleague by number: they may read and join, and nothing of it after they have left', async () => {
  const { customer, chatId } = await aChat();
  const open = () => colleague.socket.emitWithAck('open', { chatId });
  expect(codeOf(await open())).toBe('not_found');
  expect(codeOf(await colleague.socket.emitWithAck('join', { chatId }))).toBe('not_found');
  const { entry } = granted(await note(agent, chatId, '@1002请看一下，谢谢 x@1002.cn'));
  expect(entry.data).toEqual({ mentions: ['1002'] });
  await colleague.entries.first((one) => one.chatId === chatId && one.kind === 'note');
  await colleague.chats.first(({ id, beside }) => id === chatId && beside.invited.includes('1002'));
  granted(await open());
  expect(codeOf(await say(colleague, chatId, '先不说'))).toBe('forbidden');
  granted(await colleague.socket.emitWithAck('join', { chatId }));
  granted(await say(colleague, chatId, '我来补充'));
  const again = await desk.agent('1002');
  expect(again.snapshots.all[0]?.chats.map(({ id }) => id)).toContain(chatId);
  again.go();
  granted(await colleague.socket.emitWithAck('unjoin', { chatId }));
  await colleague.gone.first((gone) => gone.chatId === chatId);
  expect(codeOf(await open())).toBe('not_found');
  granted(await say(agent, chatId, '只有我了'));
  await customer.entries.first(({ text }) => text === '只有我了');
  await colleague.quiet();
  expect(colleague.entries.all.map(({ text }) => text)).not.toContain('只有我了');
});

test('[P6] the close takes everybody out: no word more, and an agent who had joined reads no further', async () => {
  const { chatId } = await aChat();
  granted(await note(agent, chatId, '@1002 帮忙'));
  granted(await colleague.socket.emitWithAck('join', { chatId }));
  granted(await colleague.socket.emitWithAck('open', { chatId }));
  granted(await agent.socket.emitWithAck('close', { chatId }));
  await colleague.entries.first((one) => one.chatId === chatId && one.kind === 'closed');
  await colleague.gone.first((gone) => gone.chatId === chatId);
  expect(codeOf(await say(colleague, chatId, '再见'))).toBe('not_found');
  // Notes go on after the close, between the agent and the leads.
  granted(await note(lead, chatId, '处理得好 @1001'));
  const heard = await agent.entries.first((one) => one.chatId === chatId && one.text === '处理得好 @1001');
  expect(heard.data).toEqual({ mentions: ['1001'] });
  granted(await note(agent, chatId, '谢谢'));
});

test('[P6] a lead whom a note calls hears of it wherever they are', async () => {
  const { chatId } = await aChat();
  granted(await note(agent, chatId, '@9001 请看'));
  await lead.entries.first((one) => one.chatId === chatId && one.kind === 'note');
  await lead.chats.first(({ id }) => id === chatId);
});
