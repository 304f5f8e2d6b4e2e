import type { Proposal } from '../../server/storage/proposals.ts';
import type { Current } from './contract.ts';

const ONE: Proposal = {
  ...{ id: 'a', by: '1001', at: 5, chatId: 'c', seq: 3, text: "长按'三秒\n切换", situation: 'thanks' },
  ...{ note: '', state: 'open', decided: null },
};
const MOST = { ofOne: 2, inAll: 3 };

/** Phrases that are proposed for the manual. */
export function describeProposals(store: Current): void {
  describe('proposals', () => {
    const add = (more: Partial<Proposal>) => store().proposals.add({ ...ONE, ...more }, MOST);
    const idsOf = async (by: string | null) => (await store().proposals.list(by, 9)).map(({ id }) => id);

    test('come back as they were made, each once, and no more than may wait', async () => {
      expect(await add({})).toBe(true);
      expect(await add({ text: '改' })).toBe(true);
      expect(await add({ id: 'b', at: 6 })).toBe(true);
      expect(await add({ id: 'c' })).toBe(false);
      expect(await add({ id: 'd', by: '1002', situation: null })).toBe(true);
      expect(await add({ id: 'e', by: '1003' })).toBe(false);
      expect(await store().proposals.find('a')).toEqual(ONE);
      expect(await idsOf(null)).toEqual(['b', 'a', 'd']);
      expect(await idsOf('1002')).toEqual(['d']);
    });

    test('are decided on once, and make room for others', async () => {
      await add({});
      await add({ id: 'b', at: 6 });
      const act = { by: '9001', at: 9, word: '好' };
      expect(await store().proposals.decide('b', 'taken', act)).toBe(true);
      expect(await store().proposals.decide('b', 'declined', act)).toBe(false);
      expect(await store().proposals.decide('none', 'taken', act)).toBe(false);
      expect(await store().proposals.find('b')).toMatchObject({ state: 'taken', decided: act });
      expect(await idsOf('1001')).toEqual(['a', 'b']);
      expect(await add({ id: 'c' })).toBe(true);
    });

    test('go with the words of their chat', async () => {
      await add({});
      await add({ id: 'b', seq: 9 });
      await store().erasure.emptyLines('c', 1, 5);
      expect(await idsOf(null)).toEqual(['b']);
    });
  });
}
