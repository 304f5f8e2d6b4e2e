import type { SearchPage } from '../../protocol/search.ts';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { Casework } from './casework.ts';

let desk: Desk;
let agent: Agent;
let other: Agent;
beforeAll(async () => {
  desk = await Desk.start();
  [agent, other] = [await desk.agent('1001'), await desk.agent('1002')];
}, 60_000);
afterAll(() => desk.stop());

async function find(account: string, query: Record<string, string>): Promise<SearchPage> {
  const answer = await desk.get(`/api/search?${new URLSearchParams(query)}`, await desk.cookieOf(account));
  expect(answer.status).toBe(200);
  return (await answer.json()) as SearchPage;
}

const ids = ({ chats }: SearchPage): string[] => chats.map(({ id }) => id);

test('finds a line at once, says where it is and marks the hit; an agent only what they may read', async () => {
  const { chatId, customer } = await desk.chat(agent);
  await customer.socket.emitWithAck('message', {
    clientId: 'm1',
    text: '訂單號 138-0013-8000，請問怎麼退運費',
  });
  const [found] = (await find('1001', { q: '退运费' })).chats;
  expect(found).toMatchObject({
    id: chatId,
    hit: { text: '訂單號 138-0013-8000，請問怎麼退運費', marks: [[22, 25]] },
  });
  expect(ids(await find('1001', { q: '13800138000', in: 'chats' }))).toEqual([chatId]);
  expect(ids(await find('9001', { q: '运费' }))).toEqual([chatId]);
  expect(ids(await find('1002', { q: '运费' }))).toEqual([]);
  const { entries } = granted(await agent.socket.emitWithAck('open', { chatId }));
  expect(entries.find(({ seq }) => seq === found?.hit?.seq)?.text).toContain('退運費');
});

test('finds customers by name and contact, each with a chat that the asker may read', async () => {
  const { chatId, customer } = await desk.chat(other);
  await customer.socket.emitWithAck('hello', {
    name: '司马相如',
    contact: '139 0000 1234',
  });
  const asked = { q: '13900001234', in: 'customers,chats' };
  expect((await find('1002', asked)).customers).toMatchObject([{ name: '司马相如', chatId }]);
  expect(ids(await find('1002', asked))).toEqual([chatId]);
  expect((await find('1001', asked)).customers).toEqual([]);
  expect((await find('9001', { q: '司马', in: 'customers' })).customers).toHaveLength(1);
});

test('[P5] finds cases by their words and number, phrases by theirs', async () => {
  const work = await Casework.of(desk, '1001');
  const { number } = await work.complaint({ text: '包裹里少了一颗螺丝' });
  expect((await find('1001', { q: '螺丝', in: 'cases' })).cases).toMatchObject([
    { number, hit: { marks: [[7, 9]] } },
  ]);
  expect((await find('1001', { q: number, in: 'cases' })).cases.map((one) => one.number)).toEqual([number]);
  expect((await find('1002', { q: '螺丝', in: 'cases' })).cases).toEqual([]);
  const { phrases, chats } = await find('1001', { q: '请稍等', in: 'phrases' });
  expect(phrases[0]?.text).toContain('请稍等');
  expect(chats).toEqual([]);
});

test('comes in pages, is narrowed, and refuses what it does not know', async () => {
  const made: string[] = [];
  for (let n = 0; n < 3; n += 1) made.unshift((await desk.chat(agent, `分页词 ${n}`)).chatId);
  granted(await agent.socket.emitWithAck('close', { chatId: made[0] ?? '' }));
  const all = await find('9001', { q: '分页词', in: 'chats' });
  expect(ids(all)).toEqual(made);
  expect(all.cursor).toBeNull();
  expect(ids(await find('9001', { q: '分页词', reason: 'agent' }))).toEqual([made[0]]);
  expect(ids(await find('9001', { q: '分页词', agent: '1002' }))).toEqual([]);
  expect(ids(await find('9001', { q: '分页词', from: '2020-01-01T00:00:00Z' }))).toEqual(made);
  const cookie = await desk.cookieOf('9001');
  for (const query of ['q=', 'q=x&in=secrets', 'q=x&cursor=none', 'q=x&more=1'])
    expect((await desk.get(`/api/search?${query}`, cookie)).status).toBe(400);
});
