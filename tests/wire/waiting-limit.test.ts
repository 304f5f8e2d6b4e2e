import { v7 as newId } from 'uuid';
import { Desk, granted, codeOf } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import type { Customer } from './a-customer.ts';

const CROWD = '203.0.113.7';
const OFFICE = '203.0.113.9';

let desk: Desk;
let lead: Agent;
beforeAll(async () => {
  desk = await Desk.start({
    TRUSTED_PROXIES: '1',
    WAITING_PER_NETWORK: '3',
    CHATS_PER_NETWORK: '12',
    AGENT_CAPACITY: '1',
  });
  lead = await desk.agent('9001');
});
afterAll(() => desk.stop());

const comeFrom = (address: string): Promise<Customer> => desk.customer({}, undefined, address);
const start = ({ socket }: Customer, clientId = newId()) =>
  socket.emitWithAck('start', { clientId, text: '在吗' });

/** So many of one network begin at once; gives them, and how each was answered. */
async function manyBegin(address: string, count: number) {
  const crowd = await Promise.all(Array.from({ length: count }, () => comeFrom(address)));
  const answers = await Promise.all(crowd.map((one) => start(one, 'first')));
  return { crowd, answers, codes: answers.map(codeOf).sort() };
}

test('a closed desk takes the messages of a whole office, until it has begun as many chats as a network may', async () => {
  const { codes } = await manyBegin(OFFICE, 11);
  expect(codes).toEqual(Array<string>(11).fill('ok'));
  expect((await manyBegin(OFFICE, 1)).codes).toEqual(['ok']);
  expect((await manyBegin(OFFICE, 2)).codes).toEqual(['rate_limited', 'rate_limited']);
  expect((await manyBegin('203.0.113.10', 1)).codes).toEqual(['ok']);
});

test('one network cannot fill the queue; others still come in, and whoever waits may go on', async () => {
  // Somebody takes chats and has their hands full, so that whoever comes waits for them.
  granted(await lead.socket.emitWithAck('status', { value: 'online' }));
  await lead.chats.first(({ agent }) => agent === '9001');

  const { crowd, answers, codes } = await manyBegin(CROWD, 8);
  expect(codes).toEqual([...Array<string>(3).fill('ok'), ...Array<string>(5).fill('rate_limited')]);
  granted(await start(await comeFrom('203.0.113.8')));
  const waits = crowd[answers.findIndex(({ ok }) => ok)]!;
  granted(await start(waits));
  const retry = granted(await start(waits, 'first'));
  expect(retry.entry.seq).toBe(1);

  const agent = await desk.agent('1001', 'away');
  granted(await agent.socket.emitWithAck('accept', { chatId: retry.chat.id }));
  granted(await start(crowd[answers.findIndex(({ ok }) => !ok)]!));
});
