import type { CustomerInFull, CustomerRecordView, CustomersPage } from '../../protocol/customer-records.ts';
import type { WireError } from '../../protocol/errors.ts';
import type { Customer } from './a-customer.ts';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { Casework } from './casework.ts';

let desk: Desk;
let agent: Agent;
let other: Agent;
let lead: Agent;
beforeAll(async () => {
  desk = await Desk.start({ AGENT_CAPACITY: '100' });
  [agent, other, lead] = [await desk.agent('1001'), await desk.agent('1002'), await desk.agent('9001')];
}, 60_000);
afterAll(() => desk.stop());

interface Told {
  status: number;
  body: { customer: CustomerRecordView; parted: CustomerRecordView; error?: WireError };
}

async function answered(who: Agent, method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${desk.url}/api/customers${path}`, {
    method,
    headers: { cookie: who.cookie, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
async function ask(who: Agent, method: string, path: string, body?: object): Promise<Told> {
  const response = await answered(who, method, path, body);
  return { status: response.status, body: (await response.json()) as Told['body'] };
}
const full = async (who: Agent, id: string): Promise<CustomerInFull> =>
  (await (await answered(who, 'GET', `/${id}`)).json()) as CustomerInFull;
const find = async (who: Agent, q: string): Promise<string[]> => {
  const page = (await (await answered(who, 'GET', `?q=${encodeURIComponent(q)}`)).json()) as CustomersPage;
  return page.customers.map(({ id }) => id);
};

interface Met {
  customer: Customer;
  chatId: string;
  id: string;
}

/** A customer in a chat with this agent. */
async function meets(who: Agent, about: { name?: string; contact?: string } = {}): Promise<Met> {
  const customer = await desk.customer(about);
  const started = await customer.socket.emitWithAck('start', { clientId: 's', text: '我要退款', ...about });
  const chatId = granted(started).chat.id;
  const { chat } = granted(await who.socket.emitWithAck('accept', { chatId }));
  return { customer, chatId, id: chat.customer.id };
}

test('[P9] what is written down in one chat is there at the next, and stands in place of what was said', async () => {
  const { customer, chatId, id } = await meets(agent, { name: '小王', contact: '13800001111' });
  expect((await full(agent, id)).customer).toMatchObject({
    ...{ version: 0, name: '小王', contacts: ['13800001111'], tags: [] },
  });
  const patch = {
    name: '王芳',
    salutation: '王女士',
    company: '晨光',
    class: 'A',
    tags: ['老客户', '老客户'],
  };
  const changed = await ask(agent, 'PATCH', `/${id}`, {
    ...patch,
    contacts: ['13800001111', { value: 'wx-wang' }],
  });
  expect(changed.body.customer).toMatchObject({
    ...{ version: 1, ...patch, tags: ['老客户'], contacts: ['13800001111', 'wx-wang'], note: null },
  });
  granted(await customer.socket.emitWithAck('leave', {}));
  const again = await desk.customer({ name: '小王' }, customer.token);
  const started = await again.socket.emitWithAck('start', { clientId: 'again', text: '又是我' });
  const { chat } = granted(await other.socket.emitWithAck('accept', { chatId: granted(started).chat.id }));
  expect(chat.customer).toMatchObject({ name: '王芳', contact: '13800001111', record: { id, version: 1 } });
  const { customer: known, chats } = await full(other, id);
  expect([known.name, known.company, chats.map((one) => one.id)]).toEqual([
    '王芳',
    '晨光',
    [chat.id, chatId],
  ]);
});

test('[P9] a change is on record with who, and in the customer’s own log with the old and the new value', async () => {
  const { id } = await meets(agent);
  await ask(agent, 'PATCH', `/${id}`, { company: '晨光' });
  await ask(lead, 'PATCH', `/${id}`, { company: '旭日', note: '大客户' });
  await ask(lead, 'PATCH', `/${id}`, { company: '旭日' });
  const { entries } = await full(agent, id);
  expect(entries).toMatchObject([
    { by: '9001', changes: { company: { from: '晨光', to: '旭日' }, note: { from: null, to: '大客户' } } },
    { by: '1001', changes: { company: { from: null, to: '晨光' } } },
  ]);
  const audit = await (await desk.get('/api/audit?act=customer_changed', lead.cookie)).text();
  expect(audit).toContain('"company, note"');
  expect(audit).not.toMatch(/晨光|旭日|大客户/);
});

test('[P9] a version that is no longer the newest is a conflict and changes nothing; cards are masked', async () => {
  const { id } = await meets(agent);
  expect((await ask(agent, 'PATCH', `/${id}`, { name: '一', version: 0 })).status).toBe(200);
  const late = await ask(other, 'PATCH', `/${id}`, { name: '二', version: 0 });
  expect(late.status).toBe(404);
  const stale = await ask(lead, 'PATCH', `/${id}`, { name: '二', version: 0 });
  expect([stale.status, stale.body.error?.code, stale.body.error?.field]).toEqual([
    409,
    'conflict',
    'version',
  ]);
  expect((await full(agent, id)).customer.name).toBe('一');
  const masked = await ask(agent, 'PATCH', `/${id}`, { note: '卡 4111 1111 1111 1111', version: 1 });
  expect(masked.body.customer.note).not.toContain('4111 1111 1111 1111');
});

test.each([
  [{}],
  [{ version: 0 }],
  [{ nonsense: 'x' }],
  [{ tags: Array(21).fill('x') }],
  [{ contacts: 'x' }],
  [{ class: 'x'.repeat(31) }],
  [{ name: 'x'.repeat(201) }],
])('the change %j is refused', async (patch) => {
  const { id } = await meets(agent);
  expect((await ask(agent, 'PATCH', `/${id}`, patch)).status).toBeGreaterThanOrEqual(400);
  expect((await full(agent, id)).customer.version).toBe(0);
});

test('[P9] agents see the customers of chats that they may read, leads all; foreign and missing are answered alike', async () => {
  const { id } = await meets(agent, { name: '独一无二甲' });
  const waiting = await desk.customer({ name: '独一无二乙' });
  granted(await waiting.socket.emitWithAck('start', { clientId: 'w', text: '有人吗', name: '独一无二乙' }));
  expect(await find(agent, '独一无二')).toHaveLength(2);
  expect(await find(other, '独一无二')).toHaveLength(1);
  expect(await find(lead, '独一无二')).toHaveLength(2);
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PATCH', '', { name: 'x' }],
    ['POST', '/join', { other: id }],
    ['POST', '/part', { other: id }],
  ] as const) {
    const foreign = await ask(other, method, `/${id}${path}`, body);
    expect(foreign).toEqual(await ask(other, method, `/nobody${path}`, body));
    expect(foreign.status).toBe(404);
  }
});

test('[P9] two records become one and two again; chats and cases follow, and the running chat goes on', async () => {
  const [one, two] = [await meets(agent, { name: '王' }), await meets(agent, { contact: '13900002222' })];
  const work = await Casework.of(desk, '1001');
  const { number } = await work.complaint({ chatId: two.chatId });
  await ask(agent, 'PATCH', `/${one.id}`, { name: '王芳', tags: ['甲'] });
  await ask(agent, 'PATCH', `/${two.id}`, { company: '晨光', tags: ['乙'], contacts: ['13900002222'] });
  const joined = await ask(agent, 'POST', `/${one.id}/join`, { other: two.id });
  expect(joined.body.customer).toMatchObject({
    ...{ id: one.id, name: '王芳', company: '晨光', tags: ['甲', '乙'], contacts: ['13900002222'] },
    sources: [{ id: one.id }, { id: two.id }],
  });
  granted(await two.customer.socket.emitWithAck('message', { clientId: 'm', text: '还在吗' }));
  for (const id of [one.id, two.id]) {
    const { customer, chats, cases } = await full(agent, id);
    expect([customer.id, cases.map((each) => each.number)]).toEqual([
      one.id,
      expect.arrayContaining([number]),
    ]);
    expect(chats.map((each) => each.id).sort()).toEqual([one.chatId, two.chatId].sort());
  }
  expect(await find(agent, '139 0000 2222')).toEqual([one.id]);
  await ask(agent, 'PATCH', `/${two.id}`, { note: '一起写的' });
  const apart = await ask(agent, 'POST', `/${one.id}/part`, { other: two.id });
  expect(apart.body).toMatchObject({
    customer: { id: one.id, name: '王芳', company: null, tags: ['甲'], note: '一起写的', contacts: [] },
    parted: { id: two.id, company: '晨光', tags: ['乙'], note: null, contacts: ['13900002222'] },
  });
  expect((await full(agent, two.id)).chats.map((each) => each.id)).toEqual([two.chatId]);
  const left = (await full(agent, one.id)).cases.map((each) => each.number);
  expect(left).not.toContain(number);
  expect((await full(agent, one.id)).entries.map(({ type }) => type)).toEqual([
    'parted',
    'changed',
    'joined',
    'changed',
  ]);
});

test('[P9] a record and itself are not joined; a retry, and the other way round, are what was done', async () => {
  const [one, two] = [await meets(agent), await meets(agent)];
  const codes = async (...paths: [id: string, path: 'join' | 'part', other: string][]): Promise<number[]> => {
    const all: number[] = [];
    for (const [id, path, other] of paths)
      all.push((await ask(agent, 'POST', `/${id}/${path}`, { other })).status);
    return all;
  };
  expect(
    await codes(
      [one.id, 'join', one.id],
      [one.id, 'join', 'nobody'],
      [one.id, 'part', two.id],
      [one.id, 'join', two.id],
      [one.id, 'join', two.id],
      [one.id, 'part', one.id],
      [one.id, 'part', two.id],
      [one.id, 'part', two.id],
    ),
  ).toEqual([409, 404, 409, 200, 200, 409, 200, 409]);
});

test('[P9] of three records that were joined one after the other the middle one goes apart by itself', async () => {
  const [one, two, three] = [await meets(agent), await meets(agent), await meets(agent)];
  await ask(agent, 'PATCH', `/${one.id}`, { tags: ['一'] });
  await ask(agent, 'PATCH', `/${two.id}`, { tags: ['二'] });
  await ask(agent, 'POST', `/${two.id}/join`, { other: one.id });
  const all = await ask(agent, 'POST', `/${three.id}/join`, { other: two.id });
  expect(all.body.customer).toMatchObject({ id: three.id, tags: ['二', '一'] });
  const apart = await ask(agent, 'POST', `/${three.id}/part`, { other: one.id });
  expect(apart.body).toMatchObject({ customer: { tags: ['二'] }, parted: { id: one.id, tags: ['一'] } });
  const last = await ask(agent, 'POST', `/${three.id}/part`, { other: two.id });
  expect(last.body).toMatchObject({ customer: { tags: [] }, parted: { id: two.id, tags: ['二'] } });
});

test('[P9] erasing a person erases every record of theirs; their export has all of them', async () => {
  const [one, two] = [
    await meets(agent, { name: '灭霸一号' }),
    await meets(agent, { contact: '13700003333' }),
  ];
  await ask(agent, 'PATCH', `/${one.id}`, { note: '灭霸备注' });
  await ask(agent, 'POST', `/${one.id}/join`, { other: two.id });
  const exported = await (await desk.get(`/api/people/${two.id}/export`, lead.cookie)).text();
  for (const theirs of ['灭霸一号', '灭霸备注', '13700003333', one.chatId, two.chatId])
    expect(exported).toContain(theirs);
  const erased = await fetch(`${desk.url}/api/people/${two.id}/erase`, {
    method: 'POST',
    headers: { cookie: lead.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'asked' }),
  });
  expect(await erased.json()).toEqual({ erased: { chats: 2, contacts: 2, blocks: 0 } });
  for (const { id } of [one, two]) expect((await ask(lead, 'GET', `/${id}`)).status).toBe(404);
  expect([await find(lead, '灭霸'), await find(lead, '13700003333')]).toEqual([[], []]);
});

test('the list is read a page at a time, and a cursor from elsewhere is refused', async () => {
  const page = (await (await answered(lead, 'GET', '')).json()) as CustomersPage;
  expect(page.customers.length).toBeGreaterThan(5);
  expect((await ask(lead, 'GET', '?cursor=bm9uZQ')).status).toBe(400);
});

test('the last pages are kept without their queries while a chat runs, with device and time zone; else nothing is', async () => {
  const { id, customer } = await meets(agent);
  const pages = [
    { page: 'https://shop.example/p/2?token=secret', ago: 1 },
    { page: 'https://shop.example/p/1', ago: 60 },
  ];
  granted(await customer.socket.emitWithAck('visit', { timeZone: 'Asia/Shanghai', pages }));
  await agent.details.first(() => true);
  const { customer: known } = await full(agent, id);
  expect(known.timeZone).toBe('Asia/Shanghai');
  expect(known.pages.map(({ page }) => page)).toEqual(['shop.example/p/2', 'shop.example/p/1']);
  granted(await customer.socket.emitWithAck('leave', {}));
  granted(
    await customer.socket.emitWithAck('visit', { pages: [{ page: 'https://shop.example/p/3', ago: 0 }] }),
  );
  expect((await full(agent, id)).customer.pages).toHaveLength(2);
});

test('[P9] the list gives the running cases of each customer, and is narrowed by class, tag, visit and case', async () => {
  const { id } = await meets(agent, { name: '赵敏' });
  await ask(agent, 'PATCH', `/${id}`, { class: 'VIP-list', tags: ['列表'] });
  const mine = await Casework.of(desk, '1001');
  await mine.complaint({ customerId: id });
  // Nobody was online when they came: what they said waits as a message beside the complaint.
  await mine.until(`?kind=message&customer=${id}`);
  const page = async (who: Agent, query: string): Promise<CustomersPage> =>
    (await (await answered(who, 'GET', query)).json()) as CustomersPage;
  const [row] = (await page(agent, '?class=vip-LIST')).customers;
  expect(row).toMatchObject({ id, name: '赵敏', openCases: 2, overdueCases: 0 });
  const past = new Date(Date.now() - 86_400_000).toISOString();
  for (const [query, count] of [
    [`?tag=${encodeURIComponent('列表')}&open=true&seenFrom=${past}`, 1],
    [`?tag=${encodeURIComponent('列表')}&seenTo=${past}`, 0],
  ] as const)
    expect((await page(lead, query)).customers).toHaveLength(count);
  // Whoever may not read a chat of theirs does not see them.
  expect((await page(other, '?class=VIP-list')).customers).toEqual([]);
  expect((await answered(agent, 'GET', '?seenFrom=soon')).status).toBe(400);
});
