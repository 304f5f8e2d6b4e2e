import type { LearnedFigures } from '../../protocol/learning.ts';
import { aChat, answered, begin, joins, LEFT, MORNING, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const SCORE = { lines: 9, top1: 0.5, falseAlarms: 0.1 };
const FIGURES: LearnedFigures = {
  ...{ turns: 9, chats: 3, labels: { marked: 2 }, base: 0, before: SCORE, after: SCORE },
  ...{ situations: [], changes: [], changed: 0, took: 5 },
};
const OFFERED = { at: 50, is: 'offered', turns: 9, chats: 3 } as const;

/** What staff say of turns, what is learnt from, and the versions of what was learnt. */
export function describeLearning(store: Current): void {
  describe('learning', () => {
    const mark = (chatId: string, seq: number, situation: string, how: 'is' | 'not' = 'not', at = 5) =>
      store().turns.mark({ chatId, seq, situation, mark: how, account: '1001', at }, 3);

    const learnOnce = async (model: string): Promise<number | null> => {
      await store().learned.begin('me', null, 10, 99);
      return store().learned.end('me', OFFERED, { model, figures: FIGURES });
    };

    test('marks are kept once for each situation of a turn, the last one counts, and no more than may be', async () => {
      expect(await mark('a', 1, 'thanks')).toBe(true);
      expect(await mark('a', 1, 'thanks', 'is')).toBe(true);
      expect(await mark('a', 2, "fault'")).toBe(true);
      expect(await mark('a', 3, 'thanks')).toBe(true);
      expect(await mark('a', 4, 'thanks')).toBe(false);
      expect(await store().turns.marksOf('a')).toHaveLength(3);
      expect(await store().turns.marksOf('a')).toContainEqual({
        ...{ chatId: 'a', seq: 1, situation: 'thanks', mark: 'is' },
      });
      expect(await store().turns.marksOf('b')).toEqual([]);
    });

    test('what can be learnt from is read of closed chats, the newest first, until their words are erased', async () => {
      await begin(store(), aChat('a'), [said('您好'), joins(), answered('请讲'), LEFT]);
      await begin(store(), aChat('b', { customerId: 'of-a' }), [said('还没到'), joins(), LEFT]);
      await begin(store(), aChat('c'), [said('在吗')]);
      await mark('b', 1, 'complaint');
      const { chats, next } = await store().turns.material(MORNING, null);
      expect(next).toBeNull();
      expect(chats.map(({ chatId, pastChats }) => [chatId, pastChats])).toEqual([
        ['b', 1],
        ['a', 0],
      ]);
      expect(chats[0]?.marks).toEqual([{ chatId: 'b', seq: 1, situation: 'complaint', mark: 'not' }]);
      expect(chats[1]?.entries.map(({ kind }) => kind)).toEqual(['message', 'message']);
      expect((await store().turns.material(MORNING + 1, null)).chats).toEqual([]);
      await store().erasure.emptyLines('b', 1, 9);
      await store().erasure.forgetChat('b');
      expect((await store().turns.material(MORNING, null)).chats.map(({ chatId }) => chatId)).toEqual(['a']);
      expect(await store().turns.marksOf('b')).toEqual([]);
    });

    test('marks go with the records of their time', async () => {
      await mark('a', 1, 'thanks', 'is', 4);
      await mark('a', 2, 'thanks', 'is', 6);
      expect(await store().erasure.removeRecords(5, 9)).toBe(1);
      expect(await store().turns.marksOf('a')).toMatchObject([{ seq: 2 }]);
    });

    test('one learner at a time has the right to learn, once a day unless it died', async () => {
      const { learned } = store();
      expect(await learned.begin('a', '2026-03-02', 10, 20)).toBe(true);
      expect(await learned.begin('b', '2026-03-02', 15, 30)).toBe(false);
      expect(await learned.begin('b', null, 15, 30)).toBe(false);
      // The first has died: its time is over.
      expect(await learned.begin('b', '2026-03-02', 20, 30)).toBe(true);
      expect(await learned.end('a', OFFERED, { model: 'late', figures: FIGURES })).toBeNull();
      expect(await learned.versions()).toEqual([]);
      expect(await learned.end('b', { ...OFFERED, is: 'few' }, null)).toBeNull();
      expect(await learned.begin('c', '2026-03-02', 40, 50)).toBe(false);
      expect(await learned.begin('c', '2026-03-03', 40, 50)).toBe(true);
      expect(await learned.inForce()).toMatchObject({ version: 0, last: { is: 'few' }, learnsUntil: 50 });
    });

    test('versions are offered, published, discarded and gone back to', async () => {
      const { learned } = store();
      expect(await learnOnce('one')).toBe(1);
      expect(await learned.publish(1, '9001', 60)).toBe(true);
      expect(await learnOnce('two')).toBe(2);
      expect(await learnOnce('three')).toBe(3);
      expect((await learned.versions()).map(({ number, state }) => [number, state])).toEqual([
        [3, 'offered'],
        [2, 'discarded'],
        [1, 'published'],
      ]);
      expect(await learned.inForce()).toMatchObject({ version: 1, learnsUntil: null });
      expect(await learned.discard(3, '9001', 70)).toBe(true);
      expect(await learned.discard(3, '9001', 71)).toBe(false);
      expect(await learned.find(3)).toMatchObject({ decided: { by: '9001', at: 70 }, model: 'three' });
      expect(await learned.publish(9, '9001', 80)).toBe(false);
      expect(await learned.publish(0, '9001', 80)).toBe(true);
      expect((await learned.inForce()).version).toBe(0);
      expect(await learned.find(1)).toMatchObject({ figures: FIGURES, learnedAt: 50 });
    });

    test('of old versions those are deleted that are not in force', async () => {
      const { learned } = store();
      await learnOnce('one');
      await learned.publish(1, '9001', 60);
      for (let number = 2; number <= 23; number++) await learnOnce(String(number));
      const kept = (await learned.versions()).map(({ number }) => number);
      expect(kept).toHaveLength(21);
      expect(kept.slice(-2)).toEqual([4, 1]);
    });
  });
}
