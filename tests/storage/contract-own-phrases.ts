import type { OwnPhrase } from '../../server/domain/own-phrase/own-phrase.ts';
import type { Current } from './contract.ts';

const HELLO: OwnPhrase = {
  id: 'hello',
  account: '1001',
  scope: 'own',
  team: 'agents',
  text: "您好“{{surname}}”\n'; drop table own_phrases; --",
  situation: null,
  shortcut: 'nh',
  place: -1,
  at: 5,
};

/** Phrases that staff wrote themselves. */
export function describeOwnPhrases(store: Current): void {
  describe('own phrases', () => {
    test('are kept as they are, and changed in all but who wrote them', async () => {
      await store().ownPhrases.put([HELLO, { ...HELLO, id: 'other', situation: 'thanks', shortcut: null }]);
      await store().ownPhrases.put([
        { ...HELLO, account: '9001', scope: 'team', text: '早', place: 7, at: 6 },
      ]);
      const kept = await store().ownPhrases.all();
      expect(kept.find(({ id }) => id === 'hello')).toEqual({
        ...HELLO,
        ...{ scope: 'team', text: '早', place: 7, at: 6 },
      });
      expect(kept).toHaveLength(2);
    });

    test('are taken away once', async () => {
      await store().ownPhrases.put([HELLO]);
      expect(await store().ownPhrases.remove('hello')).toBe(true);
      expect(await store().ownPhrases.remove('hello')).toBe(false);
      expect(await store().ownPhrases.all()).toEqual([]);
    });

    test('are moved as they are by then: what was written or taken away meanwhile stays so', async () => {
      const [one, two] = [
        { ...HELLO, id: 'one' },
        { ...HELLO, id: 'two' },
      ];
      await store().ownPhrases.put([one, two, { ...HELLO, id: 'gone' }]);
      await store().ownPhrases.put([{ ...one, text: '早' }]);
      await store().ownPhrases.remove('gone');
      await store().ownPhrases.place(['two', 'one', 'gone'].map((id, place) => ({ id, place, at: 9 })));
      const kept = await store().ownPhrases.all();
      expect(kept.find(({ id }) => id === 'one')).toEqual({ ...one, text: '早', place: 1, at: 9 });
      expect(kept).toHaveLength(2);
    });

    test('have a state that tells a change by a process whose clock is behind', async () => {
      await store().ownPhrases.put([HELLO, { ...HELLO, id: 'other', at: 90 }]);
      const before = await store().ownPhrases.state();
      await store().ownPhrases.put([{ ...HELLO, text: '早', at: 70 }]);
      expect(await store().ownPhrases.state()).not.toBe(before);
    });

    test('have a state that tells each change', async () => {
      const states = [await store().ownPhrases.state()];
      const after = async (change: Promise<unknown>): Promise<void> => {
        await change;
        states.push(await store().ownPhrases.state());
      };
      await after(store().ownPhrases.put([HELLO, { ...HELLO, id: 'other' }]));
      await after(store().ownPhrases.put([{ ...HELLO, at: 8 }]));
      await after(store().ownPhrases.remove('other'));
      await after(store().ownPhrases.put([]));
      expect(new Set(states).size).toBe(4);
      expect(states[4]).toBe(states[3]);
    });
  });
}
