import type { Current } from './contract.ts';

const BY = { account: '1001', at: 5 };

/** Which files go with a phrase. */
export function describePhraseFiles(store: Current): void {
  describe('files of phrases', () => {
    const phraseFiles = () => store().phraseFiles;
    const kept = async (id: string, account = '1001', owner: 'phrase' | 'case' = 'phrase') => {
      await store().files.receive({
        ...{ id, owner, chat_id: null, case_number: null, customer_id: null, account, name: `${id}.png` },
        ...{ type: 'image/png', size: 1000, width: 4, height: 3, thumbnail: 1, hash: 'abc', at: 5 },
      });
      await store().files.keep(id);
    };
    const view = (id: string) => ({
      id,
      name: `${id}.png`,
      type: 'image/png',
      size: 1000,
      width: 4,
      height: 3,
    });
    const stateOf = async (id: string) => (await store().files.find(id))?.state;

    test('are a phrase’s in their order; what it loses is given up, and the others stay', async () => {
      for (const id of ['f1', 'f2', 'f3']) await kept(id);
      expect(await phraseFiles().set('thanks.1', ['f2', 'f1'], BY)).toBe(true);
      expect(await phraseFiles().all()).toEqual([{ phrase: 'thanks.1', files: [view('f2'), view('f1')] }]);
      expect(await phraseFiles().set('thanks.1', ['f1', 'f3'], BY)).toBe(true);
      expect(await phraseFiles().all()).toEqual([{ phrase: 'thanks.1', files: [view('f1'), view('f3')] }]);
      expect([await stateOf('f1'), await stateOf('f2'), await stateOf('f3')]).toEqual([
        'referenced',
        'gone',
        'referenced',
      ]);
      expect(await phraseFiles().set('thanks.1', [], BY)).toBe(true);
      expect(await phraseFiles().all()).toEqual([]);
      expect(await stateOf('f1')).toBe('gone');
    });

    test('are uploads of the account for phrases and of nobody else; what is not there changes nothing', async () => {
      await kept('f1');
      await kept('f2', '1002');
      await kept('f3', '1001', 'case');
      await phraseFiles().set('thanks.1', ['f1'], BY);
      for (const id of ['f2', 'f3', 'none'])
        expect(await phraseFiles().set('thanks.1', [id], BY)).toBe(false);
      // One that another phrase has is not shared: it would be given up with the first of them.
      expect(await phraseFiles().set('thanks.2', ['f1'], BY)).toBe(false);
      expect(await phraseFiles().all()).toEqual([{ phrase: 'thanks.1', files: [view('f1')] }]);
      expect([await stateOf('f1'), await stateOf('f2')]).toEqual(['referenced', 'kept']);
    });

    test('go with their own phrase, in one transaction, and are taken by none that is gone', async () => {
      const phrase = { id: 'p1', account: '1001', scope: 'own', team: 'agents', text: '早' } as const;
      const whole = { ...phrase, situation: null, shortcut: null, place: 0, at: 5 };
      await kept('f1');
      expect(await phraseFiles().set('.own-p1', ['f1'], BY)).toBe(false);
      await store().ownPhrases.put([whole]);
      expect(await phraseFiles().set('.own-p1', ['f1'], BY)).toBe(true);
      expect(await store().ownPhrases.remove('p1')).toBe(true);
      expect([await phraseFiles().all(), await stateOf('f1')]).toEqual([[], 'gone']);
    });

    test('of two who set them at once, one comes after the other', async () => {
      const ids = ['f1', 'f2', 'f3', 'f4', 'f5'];
      for (const id of ids) await kept(id);
      const done = await Promise.all(ids.map((id) => phraseFiles().set('thanks.1', [id], BY)));
      expect(done).toEqual(ids.map(() => true));
      const [left] = await phraseFiles().all();
      expect(left?.files).toHaveLength(1);
      const states = await Promise.all(ids.map(stateOf));
      expect(states.filter((state) => state === 'gone')).toHaveLength(4);
    });

    test('that an older process has left are found by the sweep, and no others', async () => {
      await kept('f1');
      await kept('f2');
      await phraseFiles().set('thanks.1', ['f1'], BY);
      await store().files.reference('f2');
      expect(await store().files.giveUpLeft(10)).toBe(1);
      expect([await stateOf('f1'), await stateOf('f2')]).toEqual(['referenced', 'gone']);
    });

    test('wait in a chat as one copy, however often it is asked for', async () => {
      const like = { account: '1001', chatId: 'a', name: 'f1.png', hash: 'abc' };
      expect(await store().files.unsent(like)).toBeNull();
      await store().files.receive({
        ...{ id: 'f1', owner: 'chat', chat_id: 'a', case_number: null, customer_id: null, account: '1001' },
        ...{
          name: 'f1.png',
          type: 'image/png',
          size: 9,
          width: 4,
          height: 3,
          thumbnail: 1,
          hash: 'abc',
          at: 5,
        },
      });
      expect(await store().files.unsent(like)).toBeNull();
      await store().files.keep('f1');
      expect(await store().files.unsent(like)).toMatchObject({ id: 'f1' });
      for (const other of [{ account: '1002' }, { chatId: 'b' }, { name: 'x' }, { hash: 'x' }])
        expect(await store().files.unsent({ ...like, ...other })).toBeNull();
    });

    test('count to the day of who has uploaded them', async () => {
      await kept('f1');
      await kept('f2', '1001', 'case');
      expect(await store().files.bytesOf({ account: '1001' }, 0)).toBe(2000);
    });

    test('have a state that tells each change', async () => {
      const states = [await phraseFiles().state()];
      await kept('f1');
      await phraseFiles().set('thanks.1', ['f1'], BY);
      states.push(await phraseFiles().state());
      await phraseFiles().set('thanks.1', ['f1'], { ...BY, at: 6 });
      states.push(await phraseFiles().state());
      expect(new Set(states).size).toBe(3);
    });
  });
}
