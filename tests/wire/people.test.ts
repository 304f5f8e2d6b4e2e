import type { Agent } from './an-agent.ts';
import type { Customer } from './a-customer.ts';
import { Desk, granted } from './a-desk.ts';

let desk: Desk;
let lead: Agent;
let agent: Agent;

beforeAll(async () => {
  desk = await Desk.start();
  lead = await desk.agent('9001');
  agent = await desk.agent('1001');
}, 60_000);
afterAll(() => desk.stop());

const post = (path: string, body: object, cookie = lead.cookie): Promise<Response> =>
  fetch(`${desk.url}/api/people${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const find = async (by: string, value: string): Promise<string[]> => {
  const { people } = (await (await post('/find', { by, value })).json()) as { people: { id: string }[] };
  return people.map(({ id }) => id);
};

interface Met {
  customer: Customer;
  chatId: string;
  id: string;
}

async function meets(contact: string, text = '我的订单'): Promise<Met> {
  const customer = await desk.customer({ name: '王小明', contact });
  const started = await customer.socket.emitWithAck('start', {
    clientId: 'a',
    text,
    name: '王小明',
    contact,
  });
  const chatId = granted(started).chat.id;
  granted(await agent.socket.emitWithAck('accept', { chatId }));
  granted(await agent.socket.emitWithAck('note', { chatId, clientId: 'n', text: '内部备注' }));
  return { customer, chatId, id: (await find('chat', chatId))[0] ?? '' };
}

test('a person is found by a chat, by the contact however it is written, and by their token', async () => {
  const { customer, chatId, id } = await meets('13800001111');
  expect(await find('contact', '+86 138-0000-1111')).toEqual([id]);
  expect(await find('token', customer.token)).toEqual([id]);
  expect([await find('chat', chatId), await find('chat', 'none')]).toEqual([[id], []]);
  expect([await find('token', `${id}.forged`), await find('contact', '13900000000')]).toEqual([[], []]);
});

test.each([
  ['json', 'application/json'],
  ['html', 'text/html'],
])('the export as %s holds what is theirs, no note and no name of a colleague', async (format, type) => {
  const { id, customer, chatId } = await meets('13800002222', '<img src=x onerror=alert(1)>');
  granted(await agent.socket.emitWithAck('message', { chatId, clientId: 'm', text: '已为您查到' }));
  const response = await desk.get(`/api/people/${id}/export?format=${format}`, lead.cookie);
  const body = await response.text();
  expect(response.headers.get('content-type')).toContain(type);
  expect(response.headers.get('cache-control')).toBe('no-store');
  for (const theirs of ['王小明', '13800002222', '已为您查到']) expect(body).toContain(theirs);
  const { name } = (await (await desk.get('/api/session', agent.cookie)).json()) as { name: string };
  for (const foreign of ['内部备注', `"${name}"`, ...(format === 'html' ? ['<img'] : [])])
    expect(body).not.toContain(foreign);
  if (format === 'json')
    expect(JSON.parse(body)).toMatchObject({ chats: [{ id: chatId, entries: [{}, {}, {}] }] });
  customer.go();
});

test('erasing closes the open chat before the customer’s eyes and leaves them nothing', async () => {
  const { id, customer, chatId } = await meets('13800003333');
  const answer = await post(`/${id}/erase`, { reason: 'asked' });
  expect(await answer.json()).toEqual({ erased: { chats: 1, contacts: 1, blocks: 0 } });
  const synced = granted(await customer.socket.emitWithAck('sync', { after: 0 }));
  expect(synced).toMatchObject({ entries: [], chat: null });
  const log = await (await desk.get(`/api/chats/${chatId}/entries`, lead.cookie)).text();
  expect(log).not.toMatch(/订单|备注/);
  expect(await find('contact', '13800003333')).toEqual([]);
});

test('erasing again, and erasing nobody, are answered alike', async () => {
  const { id } = await meets('13800004444');
  await post(`/${id}/erase`, { reason: 'test' });
  const answers = [
    await post(`/${id}/erase`, { reason: 'test' }),
    await post('/nobody/erase', { reason: 'test' }),
  ];
  const [again, nobody] = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(again).toBe(nobody);
});

test('an agent may do none of it, for a person of their own chat, of a foreign one, or for nobody', async () => {
  const { id } = await meets('13800005555');
  const answers = await Promise.all(
    [id, 'nobody'].flatMap((who) => [
      post(`/${who}/erase`, { reason: 'asked' }, agent.cookie),
      desk.get(`/api/people/${who}/export`, agent.cookie),
      post('/find', { by: 'chat', value: who }, agent.cookie),
    ]),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(403));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
});

test('handing out and erasing are on record, without the person’s data', async () => {
  const { id } = await meets('13800006666');
  await desk.get(`/api/people/${id}/export`, lead.cookie);
  await post(`/${id}/erase`, { reason: 'not_needed' });
  const body = await (await desk.get('/api/audit', lead.cookie)).text();
  const { lines } = JSON.parse(body) as { lines: { act: string; about: string; by: string }[] };
  expect(lines.slice(0, 2).map(({ act, about, by }) => [act, about, by])).toEqual([
    ['erased', id, '9001'],
    ['exported', id, '9001'],
  ]);
  // Names are looked up when the log is shown: whoever has been erased has none, and none is in the log itself.
  expect(JSON.stringify(lines.filter(({ about }) => about === id))).not.toMatch(/王小明|13800006666/);
  expect(await (await desk.get('/api/audit.csv', lead.cookie)).text()).not.toMatch(/王小明|13800006666/);
});
