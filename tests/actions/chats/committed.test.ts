import { Committed } from '../../../server/actions/chats/committed.ts';

test('subscribers handle of a commit in their order, each after the one before is done, also after one that fails', async () => {
  const logged: object[] = [];
  const heard: string[] = [];
  const committed = new Committed({ error: (what: object) => void logged.push(what) });
  committed.subscribe(
    {
      name: 'slow',
      handle: async () => {
        await Promise.resolve();
        heard.push('slow');
      },
    },
    {
      name: 'failing',
      handle: () => {
        throw new Error('no');
      },
    },
    { name: 'rejecting', handle: () => Promise.reject(new Error('later')) },
    { name: 'last', handle: () => void heard.push('last') },
  );
  await committed.publish([]);
  expect(heard).toEqual(['slow', 'last']);
  expect(logged).toEqual([
    expect.objectContaining({ subscriber: 'failing' }),
    expect.objectContaining({ subscriber: 'rejecting' }),
  ]);
});
