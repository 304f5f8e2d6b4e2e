import { z } from 'zod';
import { isRefusal } from '../../server/domain/refusal.ts';
import { WriteLimiter, type WriteLimits, type Written } from '../../server/entry/write-limiter.ts';
import { safetyOf, SafetySettings } from '../../server/settings/safety.ts';

const MINUTE = 60_000;
/** As a desk has them that sets nothing. */
const LIMITS = safetyOf(z.object(SafetySettings).parse({})).writes;
/** A message of 25 characters, and the longest that fits, in Chinese. */
const TYPED = { messages: 1, bytes: 75 };
const PASTED = { messages: 1, bytes: 12_000 };

let warned: unknown[];

/** The limits, and what became of each try: true if it was let through. */
function aLimiter(limits: WriteLimits = LIMITS) {
  warned = [];
  const limiter = new WriteLimiter(limits, { warn: (what: unknown) => void warned.push(what) });
  return async (customerId: string, written: Partial<Written>, network = 'n'): Promise<boolean> => {
    const refusal = limiter.refusal({ customerId, network }, written);
    // What is counted together is what comes within a tick.
    await new Promise((resolve) => setImmediate(resolve));
    return !(refusal && isRefusal(refusal));
  };
}

/** How many of so many tries are let through. */
async function passed(tries: number, write: (n: number) => Promise<boolean>): Promise<number> {
  let count = 0;
  for (let n = 0; n < tries; n += 1) if (await write(n)) count += 1;
  return count;
}

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }));
afterEach(() => void jest.useRealTimers());

describe('people who type never notice', () => {
  test('a fast writer: a message every two seconds for three hours, and every two minutes a page pasted in', async () => {
    const write = aLimiter();
    const tries = (3 * 60 * MINUTE) / 2000;
    const count = await passed(tries, async (n) => {
      jest.advanceTimersByTime(2000);
      return write('anna', n % 60 === 0 ? PASTED : TYPED);
    });
    expect(count).toBe(tries);
  });

  test('somebody who pastes a long letter in forty pieces at once', async () => {
    const write = aLimiter();
    expect(await passed(40, () => write('anna', PASTED))).toBe(40);
  });

  test('three hundred people of one office, five messages a minute each, for an hour', async () => {
    const write = aLimiter();
    const count = await passed(60 * 5 * 300, async (n) => {
      if (n % 300 === 0) jest.advanceTimersByTime(MINUTE / 5);
      return write(`person ${n % 300}`, TYPED);
    });
    expect([count, warned]).toEqual([60 * 5 * 300, []]);
  });
});

describe('who writes as fast as they can', () => {
  test.each([
    ['messages', { messages: 1 }, 600],
    ['bytes', { bytes: 12_000 }, 42],
    ['chats', { chats: 1 }, 20],
  ] as const)(
    'one person is let through to the limit of %s, others are not held up',
    async (_, what, most) => {
      const write = aLimiter();
      expect(await passed(1000, () => write('eve', what))).toBe(most);
      expect(await write('anna', TYPED)).toBe(true);
      expect(warned).toHaveLength(1);
    },
  );

  test.each([
    ['messages', { messages: 1 }, 20_000],
    ['bytes', { bytes: 12_000 }, 417],
    ['chats', { chats: 1 }, 1000],
  ] as const)('ever new persons of one network are let through to its limit of %s', async (_, what, most) => {
    const write = aLimiter();
    expect(await passed(most + 100, (n) => write(`eve ${n}`, what))).toBe(most);
    expect(await write('anna', TYPED, 'another network')).toBe(true);
  });

  test('after ten minutes they may go on, but a network has ten times its share in a day and no more', async () => {
    const write = aLimiter();
    const a = async (hours: number): Promise<number> =>
      passed(hours * 6, async (n) => {
        jest.advanceTimersByTime(10 * MINUTE);
        return (await passed(500, (one) => write(`eve ${n} ${one}`, PASTED))) > 0;
      });
    expect(await a(1)).toBe(6);
    expect(await a(5)).toBe(4);
    jest.advanceTimersByTime(24 * 60 * MINUTE);
    expect(await write('anna', TYPED)).toBe(true);
  });

  test('what was given back may be written again', () => {
    const limiter = new WriteLimiter(LIMITS, { warn: () => undefined });
    const eve = { customerId: 'eve', network: 'n' };
    const begin = { messages: 1, chats: 1 };
    for (let n = 0; n < LIMITS.person.chats; n += 1) expect(limiter.refusal(eve, begin)).toBeNull();
    expect(limiter.refusal(eve, begin)).not.toBeNull();
    limiter.refund(eve, begin);
    expect(limiter.refusal(eve, begin)).toBeNull();
  });

  test('a hundred messages of one tick do not pass the limit either', () => {
    const limiter = new WriteLimiter(LIMITS, { warn: () => undefined });
    const tries = Array.from({ length: LIMITS.person.messages + 100 }, () =>
      limiter.refusal({ customerId: 'eve', network: 'n' }, TYPED),
    );
    expect(tries.filter((refused) => refused === null)).toHaveLength(LIMITS.person.messages);
  });
});
