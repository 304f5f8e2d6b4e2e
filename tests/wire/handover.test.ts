import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';

let desk: Desk;
let agent: Agent;
let colleague: Agent;
let lead: Agent;

beforeAll(async () => {
  desk = await Desk.start({ AGENT_CAPACITY: '1' });
  [agent, colleague, lead] = [await desk.agent('1001'), await desk.agent('1002'), await desk.agent('9001')];
}, 60_000);
afterAll(() => desk.stop());

test('a chat that was handed over is unopened until its agent has read it, also after a reload', async () => {
  const { chatId } = await desk.chat(agent);
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: 'm', text: '请稍等' }));
  const { chat } = granted(await agent.socket.emitWithAck('open', { chatId }));
  granted(await agent.socket.emitWithAck('read', { chatId, seq: chat.lastSeq }));
  await colleague.socket.emitWithAck('status', { value: 'online' });
  granted(await agent.socket.emitWithAck('transfer', { chatId, to: '1002', note: '老客户' }));
  await colleague.socket.emitWithAck('status', { value: 'away' });
  // Whoever gave it away reads it no more, even if their page is late to know.
  await agent.socket.emitWithAck('read', { chatId, seq: chat.lastSeq + 1 });
  const row = await colleague.chats.first(({ id, agent: has }) => id === chatId && has === '1002');
  const handover = { by: '1001', why: 'agent', note: '老客户' };
  expect(row).toMatchObject({ unread: 0, lastBy: 'staff', lastAuthor: '1001', handover });
  const again = await desk.agent('1002');
  const [snapshot] = again.snapshots.all;
  expect(snapshot?.chats.find(({ id }) => id === chatId)).toMatchObject({ handover });
  granted(await again.socket.emitWithAck('read', { chatId, seq: row.lastSeq }));
  await colleague.chats.first(({ id, handover: left }) => id === chatId && left === null);
});

test('a lead who takes a waiting chat for somebody is named to them, and not to the customer', async () => {
  // The colleague has as many as the desk gives by itself, so the next one waits.
  await desk.chat(colleague);
  await colleague.socket.emitWithAck('status', { value: 'online' });
  const customer = await desk.customer();
  const begun = await customer.socket.emitWithAck('start', { clientId: 'a', text: '有人吗' });
  const chatId = granted(begun).chat.id;
  granted(await lead.socket.emitWithAck('transfer', { chatId, to: '1002', note: '请您接一下' }));
  const row = await colleague.chats.first(({ id, agent: has }) => id === chatId && has === '1002');
  expect(row.handover).toMatchObject({ by: '9001', why: 'lead', note: '请您接一下' });
  await customer.entries.first(({ kind }) => kind === 'joined');
  expect(customer.packets.join()).not.toMatch(/9001|assignedBy|请您接/);
  await colleague.socket.emitWithAck('status', { value: 'away' });
});

test('whoever loses a chat to a lead hears who took it before it leaves their list', async () => {
  const { chatId } = await desk.chat(agent);
  const heard: string[] = [];
  agent.socket.on('entry', (entry) => {
    if (entry.chatId === chatId) heard.push(`${entry.kind} by ${entry.by.account ?? ''}`);
  });
  agent.socket.on('gone', (gone) => {
    if (gone.chatId === chatId) heard.push('gone');
  });
  granted(await lead.socket.emitWithAck('takeOver', { chatId }));
  await agent.gone.first((gone) => gone.chatId === chatId);
  expect(heard).toEqual(['joined by 9001', 'gone']);
});
