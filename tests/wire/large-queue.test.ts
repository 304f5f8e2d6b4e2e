import { v7 as newId } from 'uuid';
import type { ChatsSnapshot, StaffChat } from '../../protocol/chat.ts';
import { CHATS_PER_PAGE } from '../../protocol/limits.ts';
import type { Agent } from './an-agent.ts';
import { Desk, granted } from './a-desk.ts';

jest.setTimeout(60_000);

/** As much as a visitor can say of themselves. */
const DETAILS = {
  page: `https://a.example/${'p'.repeat(1900)}`,
  referrer: `https://b.example/${'r'.repeat(1900)}`,
  attributes: Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`key ${index}`, '长'.repeat(200)]),
  ),
};
const WAITING = CHATS_PER_PAGE + 20;
/** What a list shows of a chat, in bytes of JSON: names of 200 characters and the rest of the row. */
const ROW_MAX = 4000;

let desk: Desk;
let agent: Agent;
beforeAll(async () => {
  desk = await Desk.start();
  const visitors = await Promise.all(
    Array.from({ length: WAITING }, () => desk.customer({ name: '名'.repeat(200), ...DETAILS })),
  );
  for (const { socket } of visitors)
    granted(await socket.emitWithAck('start', { clientId: newId(), text: '在吗'.repeat(200) }));
  agent = await desk.agent('1001', 'away');
});
afterAll(() => desk.stop());

const bytesOf = (said: object): number => Buffer.byteLength(JSON.stringify(said));
const idsOf = (chats: readonly StaffChat[]): string[] => chats.map(({ id }) => id);

async function rest(told: ChatsSnapshot): Promise<StaffChat[]> {
  const more: StaffChat[] = [];
  let cursor = told.cursors.waiting ?? null;
  while (cursor !== null) {
    const page = granted(await agent.socket.emitWithAck('page', { list: 'waiting', cursor }));
    expect(bytesOf(page)).toBeLessThan(CHATS_PER_PAGE * ROW_MAX);
    more.push(...page.chats);
    ({ cursor } = page);
  }
  return more;
}

test('a console is shown the first of a long queue, how many wait, and the rest page by page', async () => {
  const [told] = agent.snapshots.all;
  expect(told?.chats).toHaveLength(CHATS_PER_PAGE);
  expect(told?.counts.waiting).toBe(WAITING);
  const more = await rest(told!);
  expect(new Set([...idsOf(told!.chats), ...idsOf(more)]).size).toBe(WAITING);
});

test('a row carries what a list shows; the details of its customer come with the chat', async () => {
  const [told] = agent.snapshots.all;
  expect(bytesOf(told!)).toBeLessThan(CHATS_PER_PAGE * ROW_MAX);
  const [row] = told!.chats;
  expect(row?.customer).not.toHaveProperty('attributes');
  const { chat } = granted(await agent.socket.emitWithAck('open', { chatId: row!.id }));
  expect(chat.customer).toMatchObject(DETAILS);
  const listed = await (await desk.get('/api/chats?status=waiting', agent.cookie)).text();
  expect(Buffer.byteLength(listed)).toBeLessThan(50 * ROW_MAX);
});

test('the floor begins with the first of the queue too', async () => {
  const lead = await desk.agent('9001');
  const floor = granted(await lead.socket.emitWithAck('watch', {}));
  expect(floor.chats).toHaveLength(CHATS_PER_PAGE);
  expect(floor.counts).toEqual({ open: 0, waiting: WAITING });
});

test('a console hears how many wait when that changes', async () => {
  granted(await agent.socket.emitWithAck('accept', { chatId: agent.snapshots.all[0]!.chats[0]!.id }));
  await agent.queues.first(({ waiting }) => waiting === WAITING - 1);
});

test('a cursor that no page gave out is refused', async () => {
  const answer = await agent.socket.emitWithAck('page', { list: 'waiting', cursor: 'x' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad_request', field: 'cursor' } });
});

test('who follows a chat hears that its customer says something else, and sees it by opening the chat', async () => {
  const { customer, chatId } = await desk.chat(agent);
  granted(await customer.socket.emitWithAck('hello', { ...DETAILS, page: 'https://a.example/cart' }));
  await agent.details.first((news) => news.chatId === chatId);
  const { chat } = granted(await agent.socket.emitWithAck('open', { chatId }));
  expect(chat.customer).toMatchObject({ ...DETAILS, page: 'https://a.example/cart' });
});
