import { Desk, codeOf, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';

let desk: Desk;
let agent: Agent;

beforeAll(async () => {
  desk = await Desk.start({ AGENT_CAPACITY: '50' });
  agent = await desk.agent('1001');
}, 60_000);
afterAll(() => desk.stop());

test('hello gives a token, no chat, and what the desk is', async () => {
  const { welcome } = await desk.customer({ page: 'https://shop.example/cart', name: '王女士' });
  expect(welcome).toMatchObject({ chat: null, entries: [], desk: { hours: '00:00-24:00', locale: 'zh-CN' } });
  expect(welcome?.token).toMatch(/^\S{20,}$/);
});

test('start opens a chat with its first message; staff see who it is', async () => {
  const customer = await desk.customer({
    name: '王女士',
    contact: '13800000000',
    attributes: { plan: 'gold' },
  });
  const { chat, entry } = granted(
    await customer.socket.emitWithAck('start', { clientId: 'a', text: ' 在吗 ' }),
  );
  expect(chat).toMatchObject({ status: 'waiting', owes: 'agent', lastSeq: 1, agent: null });
  expect(entry).toMatchObject({
    seq: 1,
    kind: 'message',
    text: '在吗',
    clientId: 'a',
    by: { role: 'customer' },
  });
  const row = await agent.chats.first(({ id }) => id === chat.id);
  expect(row.customer).toMatchObject({ name: '王女士', contact: '13800000000' });
  const opened = granted(await agent.socket.emitWithAck('open', { chatId: chat.id }));
  expect(opened.chat.customer).toMatchObject({ name: '王女士', attributes: { plan: 'gold' } });
});

test('what breaks lines in a name, a contact, a page or an attribute is a space: staff see one line', async () => {
  const broken = `王${'\n'.repeat(60)}女士\u2028\v\u0085agent 9001:\tgranted`;
  const customer = await desk.customer({ name: broken, contact: broken, attributes: { [broken]: broken } });
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '在吗' }));
  const shown = granted(await agent.socket.emitWithAck('open', { chatId: chat.id })).chat;
  const line = '王 女士 agent 9001: granted';
  expect(shown.customer).toMatchObject({ name: line, contact: line, attributes: { [line]: line } });
});

test('a form’s contact at which nobody can be reached is refused; what a website says is not', async () => {
  const customer = await desk.customer({ contact: 'abc' });
  const start = (contact: string) =>
    customer.socket.emitWithAck('start', { clientId: 'a', text: '在吗', contact });
  expect(await start('abc')).toMatchObject({ ok: false, error: { code: 'bad_request', field: 'contact' } });
  granted(await start('王 wang@shop.example'));
});

test('start with a chat open already just sends', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const again = granted(await customer.socket.emitWithAck('start', { clientId: 'b', text: '还有' }));
  expect([again.chat.id, again.entry.text]).toEqual([chatId, '还有']);
});

test('a message goes both ways, once, in order, in each side’s own count', async () => {
  const { customer, chatId } = await desk.chat(agent);
  for (let n = 0; n < 10; n += 1) {
    granted(await customer.say(`问${n}`));
    granted(await agent.socket.emitWithAck('note', { chatId, clientId: `n${n}`, text: `内部${n}` }));
    granted(await agent.socket.emitWithAck('message', { chatId, clientId: `m${n}`, text: `答${n}` }));
  }
  await customer.entries.first(({ text }) => text === '答9');
  const heard = customer.entries.all;
  expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, index) => index + 1));
  const texts = heard.filter(({ kind }) => kind === 'message').map(({ text }) => text);
  expect(texts.slice(1)).toEqual(Array.from({ length: 10 }, (_, n) => [`问${n}`, `答${n}`]).flat());
});

test('the same clientId again, eight at once over two tabs, is the same entry', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const tab = await desk.customer({}, customer.token);
  const acks = await Promise.all(
    Array.from({ length: 8 }, (_, n) => (n % 2 ? customer : tab).say('只说一次', 'same')),
  );
  expect(new Set(acks.map((ack) => granted(ack).entry.seq)).size).toBe(1);
  const { entries } = granted(await agent.socket.emitWithAck('open', { chatId }));
  expect(entries.filter(({ text }) => text === '只说一次')).toHaveLength(1);
});

test('a token resumes: what was missed stands in hello, and sync gives the rest of any place', async () => {
  const { customer, chatId } = await desk.chat(agent);
  customer.go();
  for (let n = 0; n < 30; n += 1)
    granted(await agent.socket.emitWithAck('message', { chatId, clientId: `x${n}`, text: `missed ${n}` }));
  const back = await desk.customer({}, customer.token);
  const missed = back.welcome?.entries.filter(({ text }) => text?.startsWith('missed')) ?? [];
  expect(missed.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, (_, n) => `missed ${n}`));
  const after = back.welcome?.entries.at(-3)?.seq ?? 0;
  const synced = granted(await back.socket.emitWithAck('sync', { after }));
  expect(synced.entries).toEqual(back.welcome?.entries.slice(-2));
  expect(granted(await back.socket.emitWithAck('sync', { after: 9999 })).entries).toEqual([]);
});

test.each([
  ['of nobody', 'rubbish'],
  [
    'with a forged signature',
    '01900000-0000-7000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  ],
  ['empty', ''],
  ['with dots only', '...'],
])('a token %s makes a new customer', async (_, token) => {
  const customer = await desk.customer({}, token);
  expect(customer.welcome?.chat).toBeNull();
  expect(customer.token).not.toBe(token);
});

test('a customer without a chat is told so, whatever they ask', async () => {
  const customer = await desk.customer();
  expect(codeOf(await customer.say('有人吗'))).toBe('not_found');
  expect(codeOf(await customer.socket.emitWithAck('leave', {}))).toBe('not_found');
  expect(codeOf(await customer.socket.emitWithAck('rate', { score: 5 }))).toBe('not_found');
  expect(granted(await customer.socket.emitWithAck('sync', { after: 0 })).entries).toEqual([]);
  expect(codeOf(await customer.socket.emitWithAck('typing', { on: true }))).toBe('ok');
  expect(codeOf(await customer.socket.emitWithAck('read', { seq: 3 }))).toBe('ok');
});

test('who leaves while typing types no more', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const types = (on: boolean) =>
    agent.typing.next((typing) => typing.chatId === chatId && typing.by === 'customer' && typing.on === on);
  const begun = types(true);
  await customer.socket.emitWithAck('typing', { on: true });
  await begun;
  const ended = types(false);
  customer.go();
  await ended;
});

test('typing and reading are seen by the other side, both ways', async () => {
  const { customer, chatId } = await desk.chat(agent);
  await customer.socket.emitWithAck('typing', { on: true });
  await agent.typing.first((typing) => typing.chatId === chatId && typing.on && typing.by === 'customer');
  await agent.socket.emitWithAck('typing', { chatId, on: true });
  await customer.typing.first(({ on }) => on);
  granted(await agent.socket.emitWithAck('note', { chatId, clientId: 'n', text: '内部' }));
  const { entry } = granted(
    await agent.socket.emitWithAck('message', { chatId, clientId: 'm', text: '您好' }),
  );
  const heard = await customer.entries.first(({ text }) => text === '您好');
  await customer.socket.emitWithAck('read', { seq: heard.seq });
  await agent.reads.first((read) => read.chatId === chatId && read.seq === entry.seq);
  await agent.socket.emitWithAck('read', { chatId, seq: 1 });
  await customer.reads.first(({ seq }) => seq === 1);
});

test('leave ends the chat; after it a message is refused, a rating is taken once', async () => {
  const { customer, chatId } = await desk.chat(agent);
  expect(codeOf(await customer.socket.emitWithAck('rate', { score: 5 }))).toBe('conflict');
  const { entry } = granted(await customer.socket.emitWithAck('leave', {}));
  expect(entry).toMatchObject({ kind: 'closed', data: { reason: 'customer' } });
  expect(codeOf(await customer.say('等等'))).toBe('closed');
  expect(codeOf(await customer.socket.emitWithAck('leave', {}))).toBe('closed');
  const rated = granted(await customer.socket.emitWithAck('rate', { score: 4, remark: '不错', expected: 5 }));
  expect(rated.entry).toMatchObject({ kind: 'rated', data: { score: 4, expected: 5 }, text: '不错' });
  expect(codeOf(await customer.socket.emitWithAck('rate', { score: 1 }))).toBe('conflict');
  await agent.chats.first(({ id, rating }) => id === chatId && rating === 4);
});

test('after the close start opens a new chat that goes on from the old one, with the same agent', async () => {
  const colleague = await desk.agent('1002');
  const { customer, chatId } = await desk.chat(agent);
  granted(await customer.socket.emitWithAck('leave', {}));
  for (const one of [colleague, agent]) await one.socket.emitWithAck('status', { value: 'online' });
  const { chat, entry } = granted(
    await customer.socket.emitWithAck('start', { clientId: 'n', text: '还有' }),
  );
  const row = await agent.chats.first(({ id, status }) => id === chat.id && status === 'open');
  expect(row).toMatchObject({ continues: chatId, agent: '1001' });
  expect(entry.seq).toBe(1);
  for (const one of [agent, colleague]) await one.socket.emitWithAck('status', { value: 'away' });
  colleague.go();
});

test('the queue tells a customer their place, and that they are served', async () => {
  const customer = await desk.customer();
  granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '排队' }));
  const waiting = await customer.chats.first(
    ({ status, position }) => status === 'waiting' && position !== null,
  );
  expect(waiting.position).toBeGreaterThan(0);
  granted(await agent.socket.emitWithAck('accept', { chatId: waiting.id }));
  const open = await customer.chats.first(({ status }) => status === 'open');
  expect(open).toMatchObject({ position: null, agent: '1001' });
  expect(await customer.entries.first(({ kind }) => kind === 'joined')).toMatchObject({
    by: { name: '1001' },
  });
});

test('notes, colleagues’ names and accounts, transfers’ notes and reasons never reach a customer', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const other = await desk.agent('1002', 'online');
  const say = { chatId, clientId: 'secret', text: '内部暗号-1' };
  granted(await agent.socket.emitWithAck('note', say));
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: 'open', text: '公开的话' }));
  granted(await customer.say('你们太慢'));
  granted(await agent.socket.emitWithAck('flag', { chatId, seq: 1 }));
  granted(await agent.socket.emitWithAck('transfer', { chatId, to: '1002', note: '内部暗号-2' }));
  granted(await other.socket.emitWithAck('close', { chatId, skipped: '内部暗号-3' }));
  await customer.entries.first(({ kind }) => kind === 'closed');
  const back = await desk.customer({}, customer.token);
  await back.socket.emitWithAck('sync', { after: 0 });
  const everything = [...customer.packets, ...back.packets].join('\n');
  expect(everything).toContain('公开的话');
  for (const secret of [
    '内部暗号',
    '林小满',
    '周一鸣',
    '"account"',
    'flagged',
    '"note"',
    'skipped',
    'evidence',
  ])
    expect(everything).not.toContain(secret);
  other.go();
});

test('a customer hears nothing of another’s chat', async () => {
  const { customer } = await desk.chat(agent);
  const { customer: stranger } = await desk.chat(agent);
  granted(await customer.say('只是我的事'));
  await customer.entries.first(({ text }) => text === '只是我的事');
  granted(await stranger.say('别的事'));
  await stranger.entries.first(({ text }) => text === '别的事');
  expect(stranger.packets.join('\n')).not.toContain('只是我的事');
});
