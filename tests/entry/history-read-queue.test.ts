import { isRefusal } from '../../server/domain/refusal.ts';
import { ReadBudget } from '../../server/entry/read-budget.ts';
import { HistoryReadQueue } from '../../server/entry/history-read-queue.ts';
import { InFlight } from '../../server/entry/in-flight.ts';

const MUCH = { entries: [{ text: 'x'.repeat(400_000) }] };
const LEAD = '9001';
const LITTLE = { entries: [{ text: 'hello' }] };

/** Readings whose ends, and whose time, a test decides. */
function aRoom() {
  let now = 0;
  const begun: string[] = [];
  const ends: { name: string; end: (answer: object) => void }[] = [];
  const pauses: { ms: number; over: () => void }[] = [];
  const inFlight = new InFlight();
  const passing = {
    now: () => now,
    pause: (ms: number) => new Promise<void>((over) => pauses.push({ ms, over })),
    turn: () => Promise.resolve(),
  };
  const queue = new HistoryReadQueue(passing, inFlight);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    begun,
    pauses,
    inFlight,
    settle,
    read(person: string, name = person, connected = () => true) {
      return queue.read({ person, isStaff: person === LEAD, connected }, () => {
        begun.push(name);
        return new Promise<object>((end) => ends.push({ name, end }));
      });
    },
    async end(name: string, answer: object = LITTLE, took = 0): Promise<void> {
      now += took;
      const index = ends.findIndex((one) => one.name === name);
      ends.splice(index, 1)[0]?.end(answer);
      await settle();
    },
    async over(): Promise<void> {
      pauses.shift()?.over();
      await settle();
    },
  };
}

test('where nobody waits a reading begins at once, and its answer is what it read', async () => {
  const room = aRoom();
  const answer = room.read('li');
  expect(room.begun).toEqual(['li']);
  await room.end('li');
  expect(await answer).toBe(LITTLE);
});

test('of one person one reading runs at a time, others go between', async () => {
  const room = aRoom();
  for (const name of ['li 1', 'li 2', 'li 3']) void room.read('li', name);
  void room.read('wang');
  expect(room.begun).toEqual(['li 1', 'wang']);
  await room.end('li 1');
  expect(room.begun).toEqual(['li 1', 'wang', 'li 2']);
});

test('thousands who come back read a few at a time, and all are answered', async () => {
  const room = aRoom();
  const names = Array.from({ length: 2000 }, (_, n) => `visitor ${n}`);
  const answers = names.map((name) => room.read(name));
  expect(room.begun).toHaveLength(4);
  for (const name of names) await room.end(name);
  expect(new Set(await Promise.all(answers))).toEqual(new Set([LITTLE]));
  expect(room.begun).toEqual(names);
});

describe('who has read much', () => {
  /** A room with people who have just been given all that one answer holds, and ask for it again. */
  async function greedy(...people: string[]): Promise<ReturnType<typeof aRoom>> {
    const room = aRoom();
    for (const person of people) {
      void room.read(person);
      await room.end(person, MUCH);
    }
    room.begun.length = 0;
    for (const person of people) void room.read(person);
    await room.settle();
    return room;
  }

  test('is served one by one, with a pause of twice what it took', async () => {
    const room = await greedy('a', 'b', 'c');
    expect(room.begun).toEqual(['a']);
    await room.end('a', MUCH, 30);
    expect([room.begun, room.pauses.map(({ ms }) => ms)]).toEqual([['a'], [60]]);
    await room.over();
    expect(room.begun).toEqual(['a', 'b']);
  });

  test('does not keep somebody who has not', async () => {
    const room = await greedy('a', 'b', 'c');
    void room.read('an ordinary visitor');
    expect(room.begun).toEqual(['a', 'an ordinary visitor']);
  });

  test('is never one of the staff, however much they read', async () => {
    const room = await greedy('a', LEAD);
    expect(room.begun).toEqual(['a', LEAD]);
    await room.end(LEAD, MUCH);
    void room.read(LEAD, 'the lead once more');
    expect(room.begun).toEqual(['a', LEAD, 'the lead once more']);
  });

  test('reads with the others again some seconds later', async () => {
    const room = await greedy('a', 'b');
    await room.end('a', LITTLE, 10_000);
    await room.over();
    await room.end('b');
    room.begun.length = 0;
    for (const person of ['a', 'b']) void room.read(person);
    expect(room.begun).toEqual(['a', 'b']);
  });

  test('is answered nothing more once they have gone', async () => {
    const room = await greedy('a');
    const answer = room.read('a', 'after', () => false);
    await room.end('a', MUCH);
    await room.over();
    expect(isRefusal(await answer)).toBe(true);
    expect(room.begun).toEqual(['a']);
  });
});

test('a process that goes ends the reading that has begun, and begins none of those that wait', async () => {
  const room = aRoom();
  const answers = ['1', '2', '3'].map((name) => room.inFlight.add(room.read('li', name)));
  room.inFlight.isDraining = true;
  const ended = room.inFlight.drain();
  await room.end('1');
  await ended;
  expect(room.begun).toEqual(['1']);
  expect(await Promise.all(answers)).toMatchObject([
    LITTLE,
    { refused: 'unavailable' },
    { refused: 'unavailable' },
  ]);
});

test('a reading that fails gives its place to the next', async () => {
  const passing = { now: () => 0, pause: () => Promise.resolve(), turn: () => Promise.resolve() };
  const queue = new HistoryReadQueue(passing, new InFlight());
  const reader = { person: 'li', isStaff: false, connected: () => true };
  const failed = queue.read(reader, () => Promise.reject(new Error('no database')));
  const next = queue.read(reader, () => Promise.resolve(LITTLE));
  await expect(failed).rejects.toThrow('no database');
  expect(await next).toBe(LITTLE);
});

test('of one person a hundred readings wait at most', async () => {
  const room = aRoom();
  const answers = Array.from({ length: 103 }, (_, n) => room.read('li', String(n)));
  const refused = await Promise.all(answers.slice(101));
  expect(refused).toMatchObject([{ refused: 'rate_limited' }, { refused: 'rate_limited' }]);
});

test('debts leak away, and are not remembered for ever', () => {
  let now = 0;
  const debts = new ReadBudget(() => now);
  debts.add('li', 400_000);
  now = 5000;
  expect(debts.of('li')).toBe(200_000);
  now = 11_000;
  expect(debts.of('li')).toBe(0);
});
