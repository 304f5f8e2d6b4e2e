import type { NewEntry } from '../../server/domain/chat/log.ts';
import { aChat, answered, begin, goOn, joins, MORNING, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const closes = (holds: boolean): NewEntry => ({
  ...{ kind: 'closed', by: { role: 'agent', account: '1001' } },
  data: {
    ...{ reason: 'agent', lastCustomerAt: MORNING, lastAgentAt: null },
    wrapUp: { until: MORNING + 30_000, holds },
  },
});

const wraps = (tags: string[], done = false, text = '退款'): NewEntry => ({
  ...{
    kind: 'wrapped_up',
    by: { role: 'agent', account: '1001' },
    clientId: `wraps-${tags.join()}-${done}`,
    text,
  },
  data: { tags, ...(done ? { done: true as const } : {}) },
});

/** What is kept of wrap-ups besides the log. */
export function describeWrapUps(store: Current): void {
  describe('the wrap-up of a chat', () => {
    test('holds a place of its agent while its time runs, and nothing where it shall not', async () => {
      await begin(store(), aChat('held', { department: 'sales' }), [said('在吗'), joins(), closes(true)]);
      await begin(store(), aChat('free'), [said('在吗'), joins(), closes(false)]);
      expect(await store().chats.heldPlaces()).toEqual([{ agent: '1001', department: 'sales', open: 1 }]);
      expect(await store().chats.loads()).toEqual(new Map());
      await goOn(store(), 'held', [wraps(['refund'], true)]);
      expect(await store().chats.heldPlaces()).toEqual([]);
    });

    test('counts beside the open chats of whoever is to be given another one', async () => {
      await begin(store(), aChat('held'), [said('在吗'), joins(), closes(true)]);
      await begin(store(), aChat('open'), [said('在吗'), joins()]);
      const asked = { chatIds: [], customerIds: [], sent: [], sentByCustomers: [], agents: ['1001', '1002'] };
      const counted: number[] = [];
      await store().chats.commit(asked, (loaded) => {
        counted.splice(0, 2, loaded.openOf('1001'), loaded.openOf('1002'));
        return { entries: [], chats: [] };
      });
      expect(counted).toEqual([2, 0]);
    });

    test('is found by its tags as they are now, in lists and in the search', async () => {
      await begin(store(), aChat('a'), [said('退货'), joins(), wraps(['refund', 'late'])]);
      await begin(store(), aChat('b'), [said('退货'), joins(), answered('好'), closes(false)]);
      await goOn(store(), 'b', [wraps(['refund'])]);
      await goOn(store(), 'a', [wraps(['late'])]);
      const tagged = async (tag: string, q?: string) => {
        const words = q === undefined ? {} : { q };
        const { chats } = await store().chats.list({ limit: 9, tag, ...words });
        return chats.map(({ chat }) => chat.id);
      };
      expect([await tagged('refund'), await tagged('late'), await tagged('other')]).toEqual([
        ['b'],
        ['a'],
        [],
      ]);
      expect(await tagged('late', '退货')).toEqual(['a']);
      expect([...(await store().chats.tagsUsed(['refund', 'late', 'other']))].sort()).toEqual([
        'late',
        'refund',
      ]);
    });

    test('loses its summary with the words of the chat, and keeps its tags', async () => {
      await begin(store(), aChat('a'), [said('在吗'), joins(), wraps(['refund'])]);
      await store().erasure.emptyLines('a', 1, 9);
      const entry = await store().chats.entry('a', 3);
      expect(entry).toMatchObject({ kind: 'wrapped_up', data: { tags: ['refund'] } });
      expect(entry).not.toHaveProperty('text');
    });

    test('stands in the records with the situations and the cases of its chat', async () => {
      const record = {
        ...{ chatId: 'a', at: MORNING, account: '1001', use: 'free' as const, phraseId: null, manual: '1' },
        ...{ distance: null, findings: [], saidAgain: false, length: 1, typed: null },
      };
      const offer = (situations: string[]) => ({ question: 1, situations, phrases: [] });
      await store().records.add([
        { ...record, seq: 2, offer: offer(['complaint', 'thanks']) },
        { ...record, seq: 4, offer: offer(['complaint']) },
        { ...record, seq: 6, offer: null },
      ]);
      const found = await store().records.situationsIn(['a', 'b']);
      expect([...(found.get('a') ?? [])]).toEqual([['complaint', 2]]);
      expect(found.get('b')?.size).toBe(0);
      expect(await store().records.casesFrom(['a'])).toEqual(new Map());
    });
  });
}
