import { holdUntilVerified } from '../../server/entry/hold-until-verified.ts';

type Listener = (event: string, said: unknown, reply: unknown) => void;

/** A connection of which it is not known yet whose it is. */
class Newcomer {
  readonly heard: unknown[] = [];
  refused = 0;
  isCut = false;
  say: Listener = () => undefined;
  #decide: (isSure: boolean) => void = () => undefined;

  constructor() {
    const listeners = new Set<Listener>();
    this.say = (...words) => listeners.forEach((listener) => listener(...words));
    holdUntilVerified(
      {
        onAny: (listener) => listeners.add(listener),
        offAny: (listener) => listeners.delete(listener),
        disconnect: () => (this.isCut = true),
      },
      new Promise((resolve) => (this.#decide = resolve)),
      (event, said) => this.heard.push([event, said]),
      () => (this.refused += 1),
    );
  }

  async decide(isSure: boolean): Promise<void> {
    this.#decide(isSure);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const ignore = (): void => undefined;

test('a visitor who comes back is heard in the order in which they spoke, what they said at once included', async () => {
  const visitor = new Newcomer();
  visitor.say('hello', {}, ignore);
  visitor.say('message', { text: '还在吗' }, ignore);
  expect(visitor.heard).toEqual([]);
  await visitor.decide(true);
  visitor.say('typing', { on: true }, ignore);
  expect(visitor.heard).toEqual([
    ['hello', {}],
    ['message', { text: '还在吗' }],
    ['typing', { on: true }],
  ]);
});

test.each([
  ['number', 8000, { on: true }, 100],
  ['bytes', 100, { text: 'x'.repeat(60_000) }, 4],
])(
  'whoever floods the desk before it knows them is bounded by the %s of what is kept',
  async (_, sent, said, kept) => {
    const visitor = new Newcomer();
    for (let n = 0; n < sent; n += 1) visitor.say('typing', said, ignore);
    await visitor.decide(true);
    expect([visitor.heard.length, visitor.refused]).toEqual([kept, sent - kept]);
  },
);

test('nothing is heard of somebody who comes with a token that is worth nothing any more', async () => {
  const visitor = new Newcomer();
  visitor.say('sync', { after: 0 }, ignore);
  await visitor.decide(false);
  expect([visitor.heard, visitor.isCut]).toEqual([[], true]);
});

test('a payload that is nested deeper than can be measured is refused, and the desk goes on', async () => {
  const visitor = new Newcomer();
  const depth = 100_000;
  visitor.say('message', JSON.parse('['.repeat(depth) + ']'.repeat(depth)), ignore);
  visitor.say('hello', {}, ignore);
  await visitor.decide(true);
  expect([visitor.refused, visitor.heard]).toEqual([1, [['hello', {}]]]);
});

test('names of events count as what they are called with does', async () => {
  const visitor = new Newcomer();
  for (let n = 0; n < 10; n += 1) visitor.say('x'.repeat(60_000), undefined, ignore);
  await visitor.decide(true);
  expect([visitor.heard.length, visitor.refused]).toEqual([4, 6]);
});
