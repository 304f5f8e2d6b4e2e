import { ConnectionOrder } from '../../server/entry/connection-order.ts';

const CHAT = 'a chat';

/** Work that notes when it begins, and ends when it is let. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, (how?: 'fails') => void>();
  const work = (name: string) => (): Promise<{ name: string }> => {
    begun.push(name);
    return new Promise((resolve, reject) =>
      ends.set(name, (how) => (how ? reject(new Error(name)) : resolve({ name }))),
    );
  };
  const end = async (name: string, how?: 'fails'): Promise<void> => {
    ends.get(name)?.(how);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { begun, work, end };
}

test('acts are handed over at once and wait for none before them', () => {
  const { begun, work } = works();
  const inOrder = new ConnectionOrder();
  for (const name of ['one', 'two', 'three']) void inOrder.write(CHAT, work(name));
  expect(begun).toEqual(['one', 'two', 'three']);
});

test('what is looked up before an act keeps those behind it, in their order, until the act is handed over', async () => {
  const { begun, work, end } = works();
  const inOrder = new ConnectionOrder();
  const passes = (name: string) => async (): Promise<null> => (await work(name)(), null);
  void inOrder.write(CHAT, work('first'), passes('look'));
  void inOrder.write(CHAT, work('second'));
  void inOrder.write(CHAT, work('third'), passes('look again'));
  expect(begun).toEqual(['look']);
  await end('look');
  expect(begun.slice(0, 3)).toEqual(['look', 'first', 'second']);
  await end('look again');
  expect(begun).toEqual(['look', 'first', 'second', 'look again', 'third']);
});

test('a refusal is the answer, and the act is not done', async () => {
  const { begun, work } = works();
  const refused = { refused: true };
  const answer = await new ConnectionOrder().write(CHAT, work('never'), () => Promise.resolve(refused));
  expect([answer, begun]).toEqual([refused, []]);
});

test('what is done alone is waited for to its end, also if it fails', async () => {
  const { begun, work, end } = works();
  const inOrder = new ConnectionOrder();
  const failed = expect(inOrder.exclusive(CHAT, work('start'))).rejects.toThrow('start');
  void inOrder.write(CHAT, work('message'));
  expect(begun).toEqual(['start']);
  await end('start', 'fails');
  await failed;
  expect(begun).toEqual(['start', 'message']);
});

test('another chat is not kept', () => {
  const { begun, work } = works();
  const inOrder = new ConnectionOrder();
  void inOrder.exclusive(CHAT, work('held'));
  void inOrder.write('another', work('free'));
  expect(begun).toEqual(['held', 'free']);
});

test('a reading sees what was done before it, whatever became of that', async () => {
  const { begun, work, end } = works();
  const inOrder = new ConnectionOrder();
  inOrder.write(CHAT, work('message')).catch(() => undefined);
  void inOrder.read(CHAT, work('sync'));
  await end('nobody');
  expect(begun).toEqual(['message']);
  await end('message', 'fails');
  expect(begun).toEqual(['message', 'sync']);
});
