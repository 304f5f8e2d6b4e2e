import { PasswordLine, type Lane } from '../../../server/entry/http/password-line.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';

/** A line whose tasks end when the test says so; `begun` names them in the order in which they began. */
class Watched {
  readonly begun: string[] = [];
  readonly #ends: (() => void)[] = [];
  readonly #line = new PasswordLine();

  join(name: string, lane: Partial<Lane> = {}): Promise<unknown> {
    return this.#line.run({ place: name, isKnown: false, ...lane }, async () => {
      this.begun.push(name);
      await new Promise<void>((resolve) => this.#ends.push(resolve));
    });
  }

  async end(): Promise<void> {
    this.#ends.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
}

test('two are hashed at once; a known browser is next, then every place in turn', async () => {
  const line = new Watched();
  for (const name of ['a1', 'a2', 'a3', 'a4']) void line.join(name, { place: 'a' });
  void line.join('b1', { place: 'b' });
  void line.join('known', { isKnown: true });
  expect(line.begun).toEqual(['a1', 'a2']);
  for (let n = 0; n < 4; n += 1) await line.end();
  expect(line.begun).toEqual(['a1', 'a2', 'known', 'a3', 'b1', 'a4']);
});

test('the line is bounded, for one place and in all; whoever finds it full is refused at once', async () => {
  const line = new Watched();
  const first = Array.from({ length: 103 }, (_, n) => line.join(`a${n}`, { place: 'a' }));
  expect(isRefusal((await first.at(-1)) as object)).toBe(true);
  const others = Array.from({ length: 301 }, (_, n) => line.join(`other ${n}`));
  expect(isRefusal((await others.at(-1)) as object)).toBe(true);
});

test('one that fails gives its place on', async () => {
  const line = new PasswordLine();
  const lane = { place: 'a', isKnown: false };
  const fails = Array.from({ length: 5 }, () => line.run(lane, () => Promise.reject(new Error('no'))));
  expect((await Promise.allSettled(fails)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  expect(await line.run(lane, () => Promise.resolve('done'))).toBe('done');
});
