import { refuse, type Refusal } from '../../server/domain/refusal.ts';
import { Following } from '../../server/entry/following.ts';

const GONE = refuse('not_found', 'There is no such chat.');

/** A console whose rooms are looked at, and chats whose reading ends when the test says so. */
class Console {
  readonly rooms = new Set<string>();
  readonly #following = new Following({
    join: (room) => Promise.resolve(void this.rooms.add(String(room))),
    leave: (room) => Promise.resolve(void this.rooms.delete(room)),
  });

  open(chatId: string) {
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let end: (shown: object | Refusal) => void = () => undefined;
    const ended = new Promise<object | Refusal>((resolve) => (end = resolve));
    const followed = this.#following.follow(chatId, async (enter) => {
      await begun;
      await enter();
      return ended;
    });
    return { begin, end, followed };
  }

  leave(chatId: string): Promise<void> {
    return this.#following.leave(chatId);
  }
}

let console_: Console;
beforeEach(() => void (console_ = new Console()));

test('nothing is heard of a chat that was left while it was being opened', async () => {
  const opening = console_.open('c');
  await console_.leave('c');
  opening.begin();
  opening.end({});
  expect((await opening.followed).left).toBe(true);
  expect([...console_.rooms]).toEqual([]);
});

test('nothing is heard either of one that was left after its room was entered', async () => {
  const opening = console_.open('c');
  opening.begin();
  await Promise.resolve();
  await console_.leave('c');
  opening.end({});
  expect((await opening.followed).left).toBe(true);
  expect([...console_.rooms]).toEqual([]);
});

test('a chat that is opened anew after it was left is heard, whichever answer comes first', async () => {
  for (const order of [0, 1]) {
    const before = console_.open('c');
    await console_.leave('c');
    const anew = console_.open('c');
    for (const { begin, end, followed } of order === 0 ? [before, anew] : [anew, before]) {
      begin();
      end({});
      await followed;
    }
    expect([...console_.rooms]).toEqual(['chat:c']);
    expect((await anew.followed).left).toBe(false);
    await console_.leave('c');
  }
});

test('a chat that may not be read any more when it is shown is left again', async () => {
  const opening = console_.open('c');
  opening.begin();
  opening.end(GONE);
  expect(await opening.followed).toEqual({ shown: GONE, left: false });
  expect([...console_.rooms]).toEqual([]);
});
