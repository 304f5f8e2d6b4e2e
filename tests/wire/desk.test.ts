import { codeOf, Desk, granted } from './a-desk.ts';
import { Agent } from './an-agent.ts';

let desk: Desk;
let agent: Agent;
let colleague: Agent;
let lead: Agent;

beforeAll(async () => {
  desk = await Desk.start({ AGENT_CAPACITY: '50' });
  agent = await desk.agent('1001');
  colleague = await desk.agent('1002');
  lead = await desk.agent('9001');
}, 60_000);
afterAll(() => desk.stop());

afterEach(async () => {
  for (const one of [agent, colleague]) await one.socket.emitWithAck('status', { value: 'away' });
});

test('welcome says who is signed in, chats what stands in the lists', () => {
  expect(agent.welcomes.all[0]).toMatchObject({
    account: '1001',
    role: 'agent',
    number: '1001',
    name: '林小满',
  });
  const staff = agent.snapshots.all[0]?.staff.map(({ account }) => account);
  expect(staff).toEqual(expect.arrayContaining(['1001', '1002', '9001', 'admin']));
});

test('status online makes the desk deal; colleagues and customers hear that somebody is there', async () => {
  const customer = await desk.customer();
  granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '有人吗' }));
  expect(customer.welcome?.desk.staffed).toBe(false);
  await agent.socket.emitWithAck('status', { value: 'online' });
  const chat = await customer.chats.first(({ status }) => status === 'open');
  expect(chat.agent).toBe('1001');
  await colleague.staff.first(
    ({ account, status, load }) => account === '1001' && status === 'online' && load > 0,
  );
  await customer.desks.first(({ staffed, open }) => staffed && open);
});

test('accept takes one from the queue; the second hears conflict, and that it has gone', async () => {
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '在吗' }));
  await colleague.chats.first(({ id }) => id === chat.id);
  const won = granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
  expect(won.chat).toMatchObject({ status: 'open', agent: '1001' });
  expect(won.entries.map(({ kind }) => kind)).toEqual(['message', 'joined']);
  expect(codeOf(await colleague.socket.emitWithAck('accept', { chatId: chat.id }))).toBe('conflict');
  await colleague.gone.first(({ chatId }) => chatId === chat.id);
});

test('of twenty acceptances at once, over two people’s sockets, one wins', async () => {
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '抢' }));
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      (n % 2 ? agent : colleague).socket.emitWithAck('accept', { chatId: chat.id }),
    ),
  );
  expect(answers.map(codeOf).sort()).toEqual([...Array<string>(19).fill('conflict'), 'ok']);
});

test('open gives the log, and past a place only what came after; then it is followed', async () => {
  const { customer, chatId } = await desk.chat(agent);
  granted(await customer.say('第二句'));
  const whole = granted(await lead.socket.emitWithAck('open', { chatId })).entries;
  expect(whole.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  const rest = granted(await lead.socket.emitWithAck('open', { chatId, after: 2 })).entries;
  expect(rest.map(({ text }) => text)).toEqual(['第二句']);
  granted(await customer.say('第三句'));
  await lead.entries.first(({ text, chatId: of }) => of === chatId && text === '第三句');
});

test('who followed a chat in the queue hears no more of it once a colleague has it', async () => {
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '排队中' }));
  granted(await colleague.socket.emitWithAck('open', { chatId: chat.id }));
  granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
  granted(await customer.say('只给接待我的人'));
  await agent.entries.first(({ text }) => text === '只给接待我的人');
  await colleague.socket.emitWithAck('status', { value: 'away' });
  expect(colleague.packets.join('\n')).not.toContain('只给接待我的人');
});

test('a phrase of the manual is remembered as verbatim or edited', async () => {
  const { customer, chatId } = await desk.chat(agent, '我要投诉你们');
  const { phrases } = await agent.suggestions.first((offered) => offered.chatId === chatId);
  const phrase = phrases.find(({ missing }) => missing.length === 0);
  const send = (clientId: string, text: string) =>
    agent.socket.emitWithAck('message', { chatId, clientId, text, phraseId: phrase?.id ?? '' });
  const asIs = granted(await send('v', phrase?.text ?? ''));
  const changed = granted(await send('e', '我自己的说法'));
  const more = granted(await send('m', `请放心，${phrase?.text ?? ''}`));
  expect(more.entry.data?.phraseUse).toBe('edited');
  expect([asIs.entry.data?.phraseUse, changed.entry.data?.phraseUse]).toEqual(['verbatim', 'edited']);
  await customer.entries.first(({ text }) => text === phrase?.text);
});

test('suggestions come to the chat’s agent alone, at most five, their placeholders filled', async () => {
  const { customer, chatId } = await desk.chat(agent);
  granted(await customer.say('你们的服务太差了，我要投诉！'));
  const offered = await agent.suggestions.first((one) => one.chatId === chatId && one.seq === 3);
  expect(offered.situations.map(({ id }) => id)).toContain('complaint');
  expect(offered.phrases.length).toBeGreaterThan(0);
  expect(offered.phrases.length).toBeLessThanOrEqual(5);
  for (const { text, missing } of offered.phrases)
    if (missing.length === 0) expect(text).not.toMatch(/\{\{|\}\}/);
  expect(customer.packets.join('\n')).not.toContain('suggestions');
  expect(colleague.suggestions.all.map((one) => one.chatId)).not.toContain(chatId);
});

test('a greeting is answered with company and number in their places', async () => {
  const { chatId } = await desk.chat(agent, '你好');
  const { phrases } = await agent.suggestions.first((one) => one.chatId === chatId && one.phrases.length > 0);
  const texts = phrases.map(({ text }) => text).join('\n');
  expect(texts).toMatch(/话术示例商店|1001/);
});

test('warn sends the manual’s words and starts a clock that both see; liftWarning takes it back', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const { entry } = granted(await agent.socket.emitWithAck('warn', { chatId }));
  expect(entry).toMatchObject({ kind: 'warned', by: { role: 'agent' } });
  expect(entry.text?.length).toBeGreaterThan(5);
  const warned = await customer.chats.first((chat) => chat.warned !== null);
  expect(warned.warned?.until).toBe(entry.data?.until);
  await agent.chats.first(
    ({ id, deadlines }) => id === chatId && deadlines.some(({ kind }) => kind === 'harassment'),
  );
  expect(codeOf(await agent.socket.emitWithAck('warn', { chatId }))).toBe('conflict');
  granted(await agent.socket.emitWithAck('liftWarning', { chatId }));
  expect(codeOf(await agent.socket.emitWithAck('liftWarning', { chatId }))).toBe('conflict');
});

test('flag marks a customer’s message, and nothing else', async () => {
  const { chatId } = await desk.chat(agent);
  const flagged = granted(await agent.socket.emitWithAck('flag', { chatId, seq: 1 }));
  expect(flagged.entry).toMatchObject({ kind: 'flagged', data: { seq: 1 } });
  expect(codeOf(await agent.socket.emitWithAck('flag', { chatId, seq: 2 }))).toBe('bad_request');
  expect(codeOf(await agent.socket.emitWithAck('flag', { chatId, seq: 99 }))).toBe('bad_request');
});

test('unflag takes a mark back, once; the chat’s log tells both', async () => {
  const { chatId } = await desk.chat(agent);
  const ask = (what: 'flag' | 'unflag') => agent.socket.emitWithAck(what, { chatId, seq: 1 });
  expect(codeOf(await ask('unflag'))).toBe('conflict');
  granted(await ask('flag'));
  expect(granted(await ask('unflag')).entry).toMatchObject({ kind: 'unflagged', data: { seq: 1 } });
  expect(codeOf(await ask('unflag'))).toBe('conflict');
  granted(await ask('flag'));
  granted(await ask('unflag'));
});

test('transfer hands over to a colleague who is there, with a note that only staff see', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const to = (target: string | null) =>
    agent.socket.emitWithAck('transfer', { chatId, to: target, note: '老客户' });
  expect(codeOf(await to('1002'))).toBe('conflict');
  expect(codeOf(await to('nobody'))).toBe('not_found');
  await colleague.socket.emitWithAck('status', { value: 'online' });
  const { entry } = granted(await to('1002'));
  expect(entry).toMatchObject({ kind: 'transferred', data: { to: '1002', why: 'agent' }, text: '老客户' });
  await agent.gone.first((gone) => gone.chatId === chatId);
  await colleague.chats.first(({ id, agent: has }) => id === chatId && has === '1002');
  const told = await customer.entries.first(({ kind }) => kind === 'transferred');
  expect(told.text).toBeUndefined();
  expect(codeOf(await agent.socket.emitWithAck('message', { chatId, clientId: 'x', text: '我' }))).toBe(
    'not_found',
  );
});

test('transfer back to the queue puts it before those who have just come', async () => {
  const { chatId } = await desk.chat(agent);
  granted(await agent.socket.emitWithAck('transfer', { chatId, to: 'queue' }));
  const row = await colleague.chats.first(({ id, status }) => id === chatId && status === 'waiting');
  expect(row.agent).toBeNull();
  granted(await colleague.socket.emitWithAck('accept', { chatId }));
});

test('close ends it for both sides, with what was skipped for staff', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const { entry } = granted(await agent.socket.emitWithAck('close', { chatId, skipped: '客户赶时间' }));
  expect(entry.data).toMatchObject({ reason: 'agent', skipped: '客户赶时间' });
  const told = await customer.entries.first(({ kind }) => kind === 'closed');
  expect(told.data?.reason).toBe('agent');
  expect(codeOf(await agent.socket.emitWithAck('close', { chatId }))).toBe('closed');
  expect(codeOf(await agent.socket.emitWithAck('message', { chatId, clientId: 'x', text: '再' }))).toBe(
    'closed',
  );
  granted(await agent.socket.emitWithAck('note', { chatId, clientId: 'n', text: '事后记' }));
});

test('watch shows the floor and keeps it up to date, for leads', async () => {
  const { chatId } = await desk.chat(agent);
  const { chats, staff } = granted(await lead.socket.emitWithAck('watch', {}));
  expect(chats.map(({ id }) => id)).toContain(chatId);
  expect(staff.length).toBeGreaterThanOrEqual(4);
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: 'm', text: '看得到' }));
  await lead.chats.first(({ id, lastText }) => id === chatId && lastText === '看得到');
  expect(codeOf(await agent.socket.emitWithAck('watch', {}))).toBe('forbidden');
  granted(await lead.socket.emitWithAck('unwatch', {}));
});

test('a lead looks on without a trace, takes over, and the agent is told', async () => {
  const { customer, chatId } = await desk.chat(agent);
  granted(await lead.socket.emitWithAck('open', { chatId }));
  await lead.socket.emitWithAck('read', { chatId, seq: 1 });
  await lead.socket.emitWithAck('typing', { chatId, on: true });
  granted(await customer.say('之后'));
  await customer.entries.first(({ text }) => text === '之后');
  expect([customer.reads.all, customer.typing.all]).toEqual([[], []]);
  granted(await lead.socket.emitWithAck('takeOver', { chatId }));
  await agent.gone.first((gone) => gone.chatId === chatId);
  await customer.chats.first((chat) => chat.agent === '9001');
  granted(await lead.socket.emitWithAck('message', { chatId, clientId: 'l', text: '我是主管' }));
});

test('the same clientId from two colleagues are two entries; again, the first', async () => {
  const { chatId } = await desk.chat(agent);
  const note = (who: Agent, text: string) =>
    who.socket.emitWithAck('note', { chatId, clientId: 'same', text });
  const mine = granted(await note(agent, '我的'));
  const theirs = granted(await note(lead, '主管的'));
  expect(granted(await note(agent, '又')).entry).toEqual(mine.entry);
  expect(theirs.entry.text).toBe('主管的');
});

test('entries and transcript over HTTP are the log that the socket gives', async () => {
  const { customer, chatId } = await desk.chat(agent);
  granted(await customer.say('<b>不是标签</b>'));
  const overSocket = granted(await agent.socket.emitWithAck('open', { chatId })).entries;
  const overHttp: unknown = await (await desk.get(`/api/chats/${chatId}/entries`, agent.cookie)).json();
  expect(overHttp).toEqual({ entries: overSocket });
  const html = await (await desk.get(`/api/chats/${chatId}/transcript?format=html`, agent.cookie)).text();
  expect(html).toContain('&lt;b&gt;不是标签&lt;/b&gt;');
  expect(html).not.toContain('<b>不是');
});

test('a transcript speaks the desk’s language and time, and nobody writes a line that looks like an agent’s', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const forged = '好的\u2028[2026-01-01 08:00:00] 1001 号客服\n    可以退款\v<li class="agent">';
  granted(await customer.say(forged));
  const txt = await (await desk.get(`/api/chats/${chatId}/transcript?format=txt`, agent.cookie)).text();
  const lines = txt.split(/[\r\n\v\f\u0085\u2028\u2029]/u).filter(Boolean);
  const heads = lines.filter((line) => !line.startsWith('    '));
  expect(heads.every((line) => /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] \S/u.test(line))).toBe(true);
  expect(lines).toContain('    [2026-01-01 08:00:00] 1001 号客服');
  expect(heads.filter((line) => line.includes('2026-01-01 08:00:00'))).toEqual([]);
  const html = await (await desk.get(`/api/chats/${chatId}/transcript?format=html`, agent.cookie)).text();
  expect(html).toContain('&lt;li class=&quot;agent&quot;&gt;');
  expect(html).toContain('white-space:pre-wrap');
  expect(html).not.toContain('joined');
});

test('nobody’s name looks like an agent’s line, or like markup, in a transcript', async () => {
  const name = '张三›\u202e\v[2026-01-01 08:00:00] ‹1001 号客服 <i>';
  const customer = await desk.customer({ name });
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'n', text: '在吗' }));
  granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
  const transcript = async (format: string): Promise<string> =>
    (await desk.get(`/api/chats/${chat.id}/transcript?format=${format}`, agent.cookie)).text();
  const head = (await transcript('txt')).split(/[\r\n\v\f\u0085\u2028\u2029]/u)[0] ?? '';
  expect(head).toMatch(/^\[[\d: -]{19}\] 客户 ‹张三 ?2026-01-01 08:00:00 1001 号客服 <i>›$/u);
  const html = await transcript('html');
  expect(html).toMatch(/<b>客户<\/b> ‹<bdi>张三 ?2026-01-01 08:00:00 1001 号客服 &lt;i&gt;<\/bdi>›/u);
  expect(html.match(/<b>1001 号客服<\/b>/gu)).toHaveLength(1);
});

describe('after signing out', () => {
  const KAI = '1002';
  const signOut = (cookie: string): Promise<Response> =>
    fetch(`${desk.url}/api/session`, { method: 'DELETE', headers: { cookie, origin: desk.url } });
  const statusOf = async (account: string): Promise<string | undefined> =>
    granted(await lead.socket.emitWithAck('watch', {})).staff.find((one) => one.account === account)?.status;
  const isGone = async (account: string): Promise<void> => {
    while ((await statusOf(account)) !== 'offline');
  };

  beforeEach(async () => {
    colleague.go();
    await isGone(KAI);
  });
  afterEach(async () => {
    colleague = await desk.agent(KAI);
  });

  test('the floor shows nobody as online, and who signs in again is away until they say otherwise', async () => {
    const one = await desk.agent(KAI, 'online');
    expect((await signOut(one.cookie)).status).toBe(204);
    expect(await statusOf(KAI)).toBe('offline');
    const again = await desk.agent(KAI);
    expect(again.welcomes.all[0]?.status).toBe('away');
    expect(await statusOf(KAI)).toBe('away');
    again.go();
  });

  test('so is who has closed the browser and signs in anew; who only lost the line is online as before', async () => {
    const one = await desk.agent(KAI, 'online');
    one.go();
    await isGone(KAI);
    const back = await Agent.come(desk.url, KAI, one.cookie);
    expect(back.welcomes.all[0]?.status).toBe('online');
    back.go();
    await isGone(KAI);
    const anew = await desk.agent(KAI);
    expect(anew.welcomes.all[0]?.status).toBe('away');
    anew.go();
  });

  test('a console that is still open on another computer goes on taking chats', async () => {
    const one = await desk.agent(KAI, 'online');
    const other = await desk.agent(KAI);
    expect(other.welcomes.all[0]?.status).toBe('online');
    expect((await signOut(other.cookie)).status).toBe(204);
    expect(await statusOf(KAI)).toBe('online');
    one.go();
  });
});
