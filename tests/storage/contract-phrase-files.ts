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
