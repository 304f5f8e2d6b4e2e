import { pino } from 'pino';
import { Registry } from 'prom-client';
import { act } from '../../../server/actions/chats/customer-actions.ts';
import { iso } from '../../../server/domain/instant.ts';
import { addGauges } from '../../../server/metrics/gauges.ts';
import { aDesk, begins, HOUR, reopen, shut, type TestDesk } from '../a-desk.ts';

jest.setTimeout(60_000);

const DAY = 24 * HOUR;
/** One more than what is erased without asking. */
const MANY = 501;

let test_: TestDesk;
let said: string[];
afterEach(() => shut(test_));

/** A desk at work; what it warns of is kept. */
async function at(opened: Promise<TestDesk>): Promise<void> {
  test_ = await opened;
  said = [];
  test_.desk.log = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) });
  await look();
}

async function look(): Promise<void> {
  await test_.tick();
  await test_.settled();
}

/** The desk goes on, day by day. */
async function daysPass(days: number): Promise<void> {
  for (let left = days; left > 0; left -= 5) {
    test_.clock.pass(Math.min(left, 5) * DAY);
    await look();
  }
}

async function withManyClosed(): Promise<void> {
  await at(aDesk());
  await Promise.all(
    Array.from({ length: MANY }, async () => {
      const { customerId } = await begins(test_);
      await act(test_.desk, customerId, { type: 'customerLeft' });
    }),
  );
  await daysPass(40);
}

const today = (): string => iso(test_.clock.now()).slice(0, 10);
const due = (kind: 'chats' | 'contacts'): Promise<number> =>
  test_.store.erasure.countDue(kind, test_.clock.now(), 1000);

async function held(): Promise<{ metric: number; why: string | null }> {
  const registry = new Registry();
  const reach = () => Promise.resolve({ database: true, redis: null });
  addGauges(registry, { services: test_.desk, erasureHeld: test_.erasureHeld, reach });
  const gauge = await registry.getSingleMetric('huashu_erasure_held')?.get();
  return { metric: gauge?.values[0]?.value ?? -1, why: test_.erasureHeld() };
}

test('a clock that leaps 1,500 days ahead erases nothing until somebody confirms that day', async () => {
  const retention = { chats: 30 * DAY, contacts: 30 * DAY, records: 30 * DAY, blocks: 30 * DAY };
  await at(aDesk({ retention }));
  const { customerId } = await begins(test_);
  await act(test_.desk, customerId, { type: 'customerLeft' });
  await daysPass(1);
  test_.clock.pass(1500 * DAY);
  await look();
  expect([await due('chats'), await due('contacts')]).toEqual([1, 1]);
  expect((await held()).why).toContain('the desk was last at work at');
  await at(reopen(test_, { retention, confirmErasure: '2026-01-01' }));
  expect(await due('chats')).toBe(1);
  await at(reopen(test_, { retention, confirmErasure: today() }));
  expect([await due('chats'), await due('contacts'), (await held()).why]).toEqual([0, 0, null]);
});

test('more than 500 chats under new retention periods wait for a person, who is told so and what to do', async () => {
  await withManyClosed();
  const retention = { chats: 30 * DAY };
  await at(reopen(test_, { retention }));
  expect(await due('chats')).toBe(MANY);
  expect(await held()).toEqual({ metric: 1, why: expect.stringContaining('more than 500 chats') as unknown });
  expect(said.join()).toContain(`start with CONFIRM_ERASURE=${today()} once`);
  await at(reopen(test_, { retention, confirmErasure: today() }));
  expect(await due('chats')).toBe(MANY - 10);
  expect(await held()).toEqual({ metric: 0, why: null });
  // Once is enough.
  await at(reopen(test_, { retention }));
  expect(await due('chats')).toBe(MANY - 20);
});

test('many customers wait for a person too, and retention periods that are put back after weeks are in force at once', async () => {
  await withManyClosed();
  await at(reopen(test_, { retention: { contacts: 30 * DAY } }));
  await daysPass(20);
  expect(await due('contacts')).toBe(MANY);
  expect((await held()).why).toContain('more than 500 customers');
  await at(reopen(test_, {}));
  expect([(await held()).why, said]).toEqual([null, []]);
});

test('retention periods under which little goes are in force at once', async () => {
  await at(aDesk());
  const { customerId } = await begins(test_);
  await act(test_.desk, customerId, { type: 'customerLeft' });
  await daysPass(40);
  await at(reopen(test_, { retention: { chats: 30 * DAY } }));
  expect(await due('chats')).toBe(0);
});
