import { Committed } from '../../../server/actions/chats/committed.ts';

test('subscribers hear of a commit in their order, each after the one before is done, also after one that fails', async () => {
  const logged: object[] = [];
  const heard: string[] = [];
  const committed = new Committed({ error: (what: object) => void logged.push(what) });
  committed.subscribe(
    {
      name: 'slow',
      hear: async () => {
        await Promise.resolve();
        heard.push('slow');
      },
    },
    {
      name: 'failing',
      hear: () => {
        throw new Error('no');
      },
    },
    { name: 'rejecting', hear: () => Promise.reject(new Error('later')) },
    { name: 'last', hear: () => void heard.push('last') },
  );
  await committed.publish([]);
  expect(heard).toEqual(['slow', 'last']);
  expect(logged).toEqual([
    expect.objectContaining({ subscriber: 'failing' }),
    expect.objectContaining({ subscriber: 'rejecting' }),
  ]);
});
