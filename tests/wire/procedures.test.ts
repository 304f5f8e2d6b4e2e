import { v7 as newId } from 'uuid';
import { codeOf, Desk, granted } from './a-desk.ts';
import { RawSocket } from './raw.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.start({
    AGENT_CAPACITY: '100',
    LEAD_ANSWER: '2s',
    OWES_MARK: '1s',
    OWES_ALARM: '2s',
    OWES_LEAD: '3s',
  });
}, 60_000);
afterAll(() => desk.stop());

/** An agent's message with a phrase of the manual. */
const phrase = (chatId: string, phraseId: string, text: string) => ({
  chatId,
  clientId: newId(),
  text,
  phraseId,
});

test('[P3] three steps: two phrases, the question that reaches a lead anywhere, the grant, the close', async () => {
  const agent = await desk.agent('1001');
  const lead = await desk.agent('9001');
  const { customer, chatId } = await desk.chat(agent, '你们这帮混蛋');
  await agent.socket.emitWithAck('message', phrase(chatId, 'abusive_language.1', '请您使用文明语言'));
  await customer.say('滚');
  expect(codeOf(await agent.socket.emitWithAck('askLead', { chatId }))).toBe('conflict');
  await agent.socket.emitWithAck('message', phrase(chatId, 'abusive_language.2', '请您尊重本次对话。'));
  await customer.say('还是骂');
  granted(await agent.socket.emitWithAck('askLead', { chatId }));
  const asked = await lead.chats.first(({ id, closeAsked }) => id === chatId && closeAsked !== null);
  expect(asked.closeAsked?.by).toBe('1001');

  const { entries } = granted(await lead.socket.emitWithAck('open', { chatId }));
  expect(entries.map(({ text }) => text)).toContain('还是骂');
  granted(await lead.socket.emitWithAck('decide', { chatId, grant: true }));
  const closed = await customer.entries.first(({ kind }) => kind === 'closed');
  expect(closed.data).toEqual(expect.objectContaining({ reason: 'abuse' }));
  expect(closed.data?.evidence).toBeUndefined();
  expect(customer.entries.all.map(({ text }) => text)).toContain('感谢您的使用，再见。');
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '又来了' }));
  expect(await lead.chats.first(({ id, marked }) => id === chat.id && marked !== null)).toMatchObject({
    marked: { reason: 'abuse', chatId },
  });
});

test('[P3] nobody answers: the question goes back to the agent, and nothing of it reaches the customer', async () => {
  const agent = await desk.agent('1001');
  const { customer, chatId } = await desk.chat(agent);
  for (const phraseId of ['abusive_language.1', 'abusive_language.2'])
    await agent.socket.emitWithAck('message', phrase(chatId, phraseId, '请文明'));
  granted(await agent.socket.emitWithAck('askLead', { chatId }));
  const decided = await agent.entries.first(
    (entry) => entry.chatId === chatId && entry.kind === 'close_decided',
  );
  expect(decided).toMatchObject({ by: { role: 'system' }, data: { granted: false, unanswered: true } });
  expect(customer.packets.join('\n')).not.toMatch(/close_asked|close_decided|lead_told/);
}, 15_000);

test('[P1] the lead who is not on the floor hears of a customer who waits too long, and of the answer', async () => {
  const agent = await desk.agent('1001');
  const lead = await desk.agent('9001');
  const { customer, chatId } = await desk.chat(agent);
  await customer.say('有人吗');
  const told = await lead.chats.first(({ id, leadTold }) => id === chatId && leadTold !== null);
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: newId(), text: '在的' }));
  await lead.chats.first(
    ({ id, leadTold, lastSeq }) => id === chatId && leadTold === null && lastSeq > told.lastSeq,
  );
  const late = await desk.agent('9001');
  expect(late.welcomes.all[0]?.desk.owes).toEqual({ mark: 1000, alarm: 2000, lead: 3000 });
}, 15_000);

test('[P7] hold_on: the customer sees the promised time, the agent is offered thanks for the patience', async () => {
  const agent = await desk.agent('1001');
  const { customer, chatId } = await desk.chat(agent);
  granted(await agent.socket.emitWithAck('hold', { chatId, minutes: 3 }));
  const held = await customer.entries.first(({ kind }) => kind === 'held');
  expect(Date.parse(held.data?.until ?? '') - Date.parse(held.at)).toBe(180_000);
  expect(customer.entries.all.map(({ text }) => text)).toContain('请稍等，我为您查一下。');
  const offered = await agent.suggestions.first(
    (one) => one.chatId === chatId && one.phrases.some(({ id }) => id === 'hold_on.3'),
  );
  expect(offered.next?.id).not.toBe('start_hold');
});

test('[P7] hold_on: who sends the phrase has promised the usual time', async () => {
  const agent = await desk.agent('1001');
  const { chatId } = await desk.chat(agent);
  await agent.socket.emitWithAck('message', phrase(chatId, 'hold_on.1', '请稍等,我为您查一下。'));
  expect(await agent.chats.first(({ id, held }) => id === chatId && held !== null)).toBeDefined();
});

test('[P4] what was missing at the close is on record, also against a message on its way', async () => {
  const agent = await desk.agent('1001');
  const { chatId } = await desk.chat(agent, '在吗');
  const ask = agent.socket.emitWithAck(
    'message',
    phrase(chatId, 'anything_else.1', '请问还有什么可以帮助您?'),
  );
  const close = agent.socket.emitWithAck('close', { chatId, skipped: '客户已经离开' });
  await ask;
  const { entry } = granted(await close);
  expect(entry.data).toMatchObject({ reason: 'agent', missing: ['farewell'], skipped: '客户已经离开' });
});

test('[P4] a complete close has nothing missing', async () => {
  const agent = await desk.agent('1001');
  const { chatId } = await desk.chat(agent, '在吗');
  await agent.socket.emitWithAck('message', phrase(chatId, 'anything_else.1', '请问还有什么可以帮助您?'));
  await agent.socket.emitWithAck('message', phrase(chatId, 'farewell.1', '再见!'));
  expect(granted(await agent.socket.emitWithAck('close', { chatId })).entry.data?.missing).toBeUndefined();
});

test('asks_named_agent, online: the next step names the colleague; the phrase goes out with the chat', async () => {
  const agent = await desk.agent('1001');
  const { customer, chatId } = await desk.chat(agent, '我要找1002号客服');
  const named = await desk.agent('1002', 'online');
  await agent.socket.emitWithAck(
    'message',
    phrase(chatId, 'asks_named_agent.1', '我们每一位客服都可以为您服务'),
  );
  await customer.say('不行,我就要找1002号客服');
  const { next, phrases } = await agent.suggestions.first(
    (one) =>
      one.chatId === chatId &&
      one.next?.to !== undefined &&
      one.phrases.some(({ id }) => id === 'asks_named_agent.2'),
  );
  const say = phrases.find(({ id }) => id === 'asks_named_agent.2');
  expect(next).toMatchObject({ id: 'transfer', to: '1002' });
  expect(say?.text).toBe('您好，现在为您转接 1002 号客服，请稍等。');
  granted(
    await agent.socket.emitWithAck('transfer', {
      chatId,
      to: '1002',
      say: { text: say?.text ?? '', phraseId: 'asks_named_agent.2' },
    }),
  );
  await named.chats.first(({ id, agent: account }) => id === chatId && account === '1002');
  await customer.entries.first(({ kind }) => kind === 'transferred');
  expect(customer.entries.all.map(({ text }) => text)).toContain(say?.text);
  await named.socket.emitWithAck('status', { value: 'away' });
  named.go();
});

test('asks_named_agent, offline: the first answer says so with the number', async () => {
  const agent = await desk.agent('1001');
  const { chatId } = await desk.chat(agent, '我要找1002号客服');
  const { phrases } = await agent.suggestions.first(
    (one) => one.chatId === chatId && one.phrases.some(({ id }) => id === 'asks_named_agent.3'),
  );
  expect(phrases[0]?.text).toContain('1002 号客服已下班');
});

test('asks_agent_identity: the number is filled in', async () => {
  const agent = await desk.agent('1001');
  const { chatId } = await desk.chat(agent, '你的工号是多少');
  const { phrases } = await agent.suggestions.first(
    (one) => one.chatId === chatId && one.phrases.some(({ id }) => id.startsWith('asks_agent_identity')),
  );
  expect(phrases[0]).toMatchObject({ text: '我的工号是 1001。', missing: [] });
});

test('[P7] cannot_answer_now: the contact the customer gives is kept in their record, and thanks are offered', async () => {
  const agent = await desk.agent('1001');
  const { customer, chatId } = await desk.chat(agent, '这个接口怎么调');
  await agent.socket.emitWithAck(
    'message',
    phrase(chatId, 'cannot_answer_now.1', '对不起,请您留下可以联系到您的联系方式'),
  );
  await customer.chats.first(({ contactAsked }) => contactAsked);
  await customer.say('好的,138 1234 5678 找我');
  const row = await agent.chats.first(
    ({ id, customer: { contact } }) => id === chatId && contact === '138 1234 5678',
  );
  expect(row.customer.contact).toBe('138 1234 5678');
  await agent.suggestions.first(
    (one) => one.chatId === chatId && one.phrases.some(({ id }) => id === 'cannot_answer_now.2'),
  );
});

test('[no_pii] a card number is masked for everybody, from the first telling on', async () => {
  const agent = await desk.agent('1001');
  const { customer, chatId } = await desk.chat(agent, '我的卡 4111 1111 1111 1111');
  await customer.say('密码:hunter22');
  await agent.chats.first(({ id, lastText }) => id === chatId && lastText.includes('******'));
  const raw = await RawSocket.come(desk.url, 'desk', agent.cookie);
  const opened = JSON.stringify(await raw.ask('open', { chatId }));
  raw.go();
  expect(`${opened}${agent.packets.join('')}`).not.toMatch(/4111 1111|hunter22/);
});
