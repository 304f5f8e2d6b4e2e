import { StorageUnavailable } from '../../../server/storage/errors.ts';
import { aDesk, begins, kindsOf, settle, shut, writes, type TestDesk } from '../a-desk.ts';

let desk: TestDesk;

beforeEach(async () => void (desk = await aDesk()));
afterEach(() => shut(desk));

const messagesTold = () => desk.told.filter(({ event }) => event === 'entry').length;

test('nobody is answered and nothing is told before the commit is done', async () => {
  const { customerId } = await begins(desk);
  const toldBefore = messagesTold();
  const release = holdCommits(desk);
  let answered = false;
  const acknowledgement = writes(desk, customerId, '等一等').then(() => (answered = true));
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect([answered, messagesTold()]).toEqual([false, toldBefore]);
  release();
  await acknowledgement;
  await settle(desk);
  expect(messagesTold()).toBeGreaterThan(toldBefore);
});

test('a batch that cannot be stored is refused as a whole, and nothing of it is kept or told', async () => {
  const people = [await begins(desk), await begins(desk), await begins(desk)];
  const toldBefore = messagesTold();
  const repair = breakCommits(desk);
  const tries = await Promise.allSettled(people.map(({ customerId }) => writes(desk, customerId, '盘满了')));
  expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(messagesTold()).toBe(toldBefore);
  repair();
  for (const { chatId } of people) expect(await kindsOf(desk, chatId)).toEqual(['message']);
});

test('after a failed commit the next one works, and a retry is stored once', async () => {
  const { customerId, chatId } = await begins(desk);
  const repair = breakCommits(desk);
  await writes(desk, customerId, '再试').catch(() => undefined);
  repair();
  await writes(desk, customerId, '再试');
  await writes(desk, customerId, '再试');
  expect(await kindsOf(desk, chatId)).toEqual(['message', 'message']);
});

/** The disk has everything, but the commit does not come back until released. */
function holdCommits({ store }: TestDesk): () => void {
  const commit = store.chats.commit.bind(store.chats);
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  store.chats.commit = async (wanted, decide) => {
    await commit(wanted, decide);
    await gate;
  };
  return release;
}

function breakCommits({ store }: TestDesk): () => void {
  const commit = store.chats.commit.bind(store.chats);
  store.chats.commit = (wanted, decide) =>
    commit(wanted, (loaded) => {
      decide(loaded);
      throw new StorageUnavailable('SQLITE_FULL', 'The disk is full.');
    });
  return () => void (store.chats.commit = commit);
}
