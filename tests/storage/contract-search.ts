import { append } from '../../server/domain/chat/fold.ts';
import type { ChatFilter } from '../../server/storage/store.ts';
import { aChat, begin, goOn, joins, LEFT, MORNING, noted, said } from './a-chat.ts';
import type { Current } from './contract.ts';

/** Words in the text, above all Chinese ones of two characters. */
export function describeSearch(store: Current): void {
  const found = async (q: string, more: Partial<ChatFilter> = {}): Promise<string[]> =>
    (await store().chats.list({ limit: 50, q, ...more })).chats.map(({ chat }) => chat.id);

  describe('the search', () => {
    beforeEach(async () => {
      await begin(store(), aChat('refund'), [said('我要退款,订单号 A-1024'), joins('1001'), LEFT]);
      await begin(store(), aChat('order'), [said('订单什么时候发货?'), joins('1002')]);
      await begin(store(), aChat('english'), [said('Where is my ORDER? 退了款吗')]);
    });

    test.each([
      ['退款', ['refund']],
      ['订单', ['order', 'refund']],
      ['订单 退款', ['refund']],
      ['什么时候', ['order']],
      ['款', ['english', 'refund']],
      ['order', ['english']],
      ['rder', ['english']],
      ['1024', ['refund']],
      ['单订', []],
      ['发货什么', []],
      ['"退款" OR * NEAR(', []],
      ['?!', []],
    ])('for %s finds %j', async (q, ids) => {
      expect(await found(q)).toEqual(ids);
    });

    test('finds what was said since the last search, also after the close', async () => {
      expect(await found('发票')).toEqual([]);
      await goOn(store(), 'order', [said('能开发票吗')]);
      await goOn(store(), 'refund', [noted('发票已寄')]);
      expect(await found('发票')).toEqual(['order', 'refund']);
      expect(await found('订单')).toEqual(['order', 'refund']);
    });

    test('shows only what the asker may see, and can be narrowed', async () => {
      expect(await found('订单', { visibleTo: '1001' })).toEqual(['refund']);
      expect(await found('order', { visibleTo: '1001' })).toEqual(['english']);
      expect(await found('订单', { status: 'open' })).toEqual(['order']);
      expect(await found('订单', { agent: '1001' })).toEqual(['refund']);
      expect(await found('订单', { customerId: 'of-order' })).toEqual(['order']);
    });

    test('comes in pages', async () => {
      const first = await store().chats.list({ limit: 1, q: '订单' });
      expect(first.chats.map(({ chat }) => chat.id)).toEqual(['order']);
      expect(await found('订单', { limit: 1, cursor: first.cursor! })).toEqual(['refund']);
    });

    test('looks past many chats that the asker may not see', async () => {
      const others = Array.from({ length: 600 }, (_, n) =>
        append(aChat(`other-${n}`), [said('订单'), joins('1002')], MORNING),
      );
      await store().chats.commit({ chatIds: [], customerIds: [], sent: [], sentByCustomers: [] }, () => ({
        entries: others.flatMap(({ entries }) => entries),
        chats: others.map(({ chat }) => ({ chat, isNew: true, dueAt: null })),
      }));
      expect(await found('订单', { visibleTo: '1001' })).toEqual(['refund']);
    });
  });
}
