import { codeOf, Desk } from './a-desk.ts';
import type { Customer } from './a-customer.ts';

const LONG = '话'.repeat(4000);
let desk: Desk;
beforeAll(async () => {
  desk = await Desk.start({ BYTES_PER_NETWORK: '120000', CHATS_PER_PERSON: '2' });
});
afterAll(() => desk.stop());

/** One after the other as fast as it goes; gives how each was answered. */
async function flood(customer: Customer, begin: string): Promise<string[]> {
  const answers = [codeOf(await customer.socket.emitWithAck('start', { clientId: 'first', text: begin }))];
  for (let n = 0; n < 10; n += 1) answers.push(codeOf(await customer.say(LONG, `m${n}`)));
  return answers;
}

test('a customer who opens chat after chat has to wait; what they still say in one goes through', async () => {
  const customer = await desk.customer();
  const start = async (clientId: string) =>
    codeOf(await customer.socket.emitWithAck('start', { clientId, text: '在吗' }));
  const answers = [];
  for (const clientId of ['a', 'b', 'c']) {
    answers.push(await start(clientId), await start(`${clientId} again`));
    await customer.socket.emitWithAck('leave', {});
  }
  expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'rate_limited', 'rate_limited']);
});

test('many sockets of one network have stored what a network may write, and whoever comes is still greeted', async () => {
  const customers = await Promise.all(Array.from({ length: 8 }, () => desk.customer()));
  const answers = (await Promise.all(customers.map((customer) => flood(customer, LONG)))).flat();
  // Ten messages of 12,000 bytes, and one that each socket may have had on its way.
  expect(answers.filter((code) => code === 'ok').length).toBeLessThanOrEqual(10 + 8);
  expect(new Set(answers)).toEqual(new Set(['ok', 'rate_limited']));
  expect((await desk.customer({ name: '王女士' })).welcome).toMatchObject({ chat: null });
});
