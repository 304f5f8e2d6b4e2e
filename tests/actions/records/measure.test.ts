import { Measures } from '../../../server/actions/records/measure.ts';
import type { Mark } from '../../../server/domain/measure/chat-facts.ts';
import { aDesk, HOUR, shut, type TestDesk } from '../a-desk.ts';

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
});
afterEach(() => {
  jest.useRealTimers();
  return shut(test_);
});

/** A chat of its own customer that was closed within the range. */
function closed(n: number): Mark {
  const chat = { id: `c${n}`, agent: '1001', department: null, customer: `u${n}`, customerClass: null };
  const at = test_.clock.now() - HOUR;
  return {
    chat,
    entry: {
      ...{ kind: 'closed', by: { role: 'customer' }, chatId: chat.id, seq: 1, customerSeq: 1, at },
      data: { reason: 'customer', lastCustomerAt: at, lastAgentAt: null },
    },
  };
}

/** A desk at which so many chats were closed, and the list of them. */
function listOf(chats: number) {
  const rows = Array.from({ length: chats }, (_, n) => closed(n));
  const read = jest.spyOn(test_.store.measures, 'marks').mockResolvedValue({ rows, next: null });
  const now = test_.clock.now();
  const [from, to] = [now - 2 * HOUR, now];
  const days = { from: '2026-03-02', to: '2026-03-02' };
  const scope = { from, to, days, before: { from: from - 2 * HOUR, to: from } };
  const behind = { measure: 'complaints', part: 1, within: { from, to } } as const;
  const measures = new Measures(test_.desk);
  return { read, items: (offset: number | null) => measures.items(scope, behind, offset) };
}

test('a file of more than 50,000 rows is refused, a page of as many is not', async () => {
  const { items } = listOf(50_001);
  expect(await items(null)).toMatchObject({ refused: 'too_large' });
  expect(await items(0)).toMatchObject({ count: 50_001, cursor: '50' });
});

test('the names of a long list are read some at a time, and leave the directory as it is', async () => {
  const li = { id: 'u700', firstSeenAt: 1, lastSeenAt: 1, name: '李明', contact: null, locale: null };
  const unsaid = { page: null, referrer: null, attributes: {}, network: null, verifiedAs: null };
  await test_.store.customers.save({ ...li, ...unsaid });
  const loaded = jest.spyOn(test_.desk.directory, 'ensureLoaded');
  const asked = jest.spyOn(test_.store.customers, 'findMany');
  const found = await listOf(1000).items(null);
  const named = 'items' in found ? found.items.filter(({ customerName }) => customerName !== null) : [];
  expect(named.map(({ customerId, customerName }) => [customerId, customerName])).toEqual([['u700', '李明']]);
  expect(loaded).not.toHaveBeenCalled();
  expect(Math.max(...asked.mock.calls.map(([ids]) => ids.length))).toBeLessThanOrEqual(300);
});

test('what a list was taken from is kept for a minute, and then goes though nobody asks', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'performance', 'Date'] });
  const { read, items } = listOf(1);
  await items(0);
  await items(0);
  expect(read).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(60_000);
  // By the clock it would still do: the timer has freed it.
  await items(0);
  expect(read).toHaveBeenCalledTimes(2);
});
