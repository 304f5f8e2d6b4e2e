import { v7 as newId } from 'uuid';
import { Desk, granted, codeOf } from './a-desk.ts';
import type { Customer } from './a-customer.ts';

const CROWD = '203.0.113.7';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.start({ TRUSTED_PROXIES: '1', WAITING_PER_NETWORK: '3' });
});
afterAll(() => desk.stop());

const comeFrom = (address: string): Promise<Customer> => desk.customer({}, undefined, address);
const start = ({ socket }: Customer, clientId = newId()) =>
  socket.emitWithAck('start', { clientId, text: '在吗' });

test('one network cannot fill the queue; others still come in, and whoever waits may go on', async () => {
  const crowd = await Promise.all(Array.from({ length: 8 }, () => comeFrom(CROWD)));
  const answers = await Promise.all(crowd.map((one) => start(one, 'first')));
  expect(answers.map(codeOf).sort()).toEqual([
    ...Array<string>(3).fill('ok'),
    ...Array<string>(5).fill('rate_limited'),
  ]);
  granted(await start(await comeFrom('203.0.113.8')));
  const waits = crowd[answers.findIndex(({ ok }) => ok)]!;
  granted(await start(waits));
  const retry = granted(await start(waits, 'first'));
  expect(retry.entry.seq).toBe(1);

  const agent = await desk.agent('1001', 'away');
  granted(await agent.socket.emitWithAck('accept', { chatId: retry.chat.id }));
  granted(await start(crowd[answers.findIndex(({ ok }) => !ok)]!));
});
