import { mayWith } from '../../protocol/rights.ts';
import { relationOf } from '../../protocol/visibility.ts';
import { agentOf } from '../../server/domain/chat/chat.ts';
import { append } from '../../server/domain/chat/fold.ts';
import type { NewEntry } from '../../server/domain/chat/log.ts';
import type { Customer } from '../../server/storage/customers/store.ts';
import type { ChatFilter, FoundLine } from '../../server/storage/chats/store.ts';
import { aChat, begin, goOn, joins, LEFT, MORNING, noted, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const NOBODY: Customer = {
  ...{ id: '', name: null, contact: null, locale: null, page: null, referrer: null, network: null },
  ...{ firstSeenAt: MORNING, lastSeenAt: MORNING, attributes: {}, verifiedAs: null },
};

const ABANDONED: NewEntry = {
  kind: 'closed',
  by: { role: 'system' },
  data: { reason: 'abandoned', lastCustomerAt: MORNING, lastAgentAt: null },
};

/** What a chat can be to agent 1001; whose customer is the same as that of their open chat begins with `same`. */
const EVERY_KIND: Record<string, NewEntry[]> = {
  waiting: [said('种类 1')],
  own: [said('种类 2'), joins('1001')],
  'own-closed': [said('种类 3'), joins('1001'), LEFT],
  colleague: [said('种类 4'), joins('1002')],
  'colleague-closed': [said('种类 5'), joins('1002'), LEFT],
  abandoned: [said('种类 6'), ABANDONED],
  same: [said('种类 7'), joins('1001')],
  'same-past': [said('种类 8'), joins('1002'), LEFT],
  'same-own': [said('种类 9'), joins('1001'), LEFT],
};

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

    test('says which line was found: the newest with the most of the words, around the first of them', async () => {
      const long = `${'前面的话，'.repeat(20)}退款到账${'，后面的话'.repeat(40)}`;
      await begin(store(), aChat('long'), [said('退款'), said(long), said('还有一句')]);
      await begin(store(), aChat('both'), [said('订单和退款 50%'), said('订单'), said('好的')]);
      const lines = async (q: string) =>
        (await store().chats.list({ limit: 50, q })).found ?? new Map<string, FoundLine>();
      const refunds = await lines('退款');
      expect(refunds.get('refund')).toEqual({
        seq: 1,
        at: MORNING,
        text: '我要退款,订单号 A-1024',
        marks: [[2, 4]],
      });
      expect(refunds.get('long')?.text).toMatch(/^….{24}退款到账.+…$/u);
      expect((await lines('订单 退款')).get('both')?.text).toBe('订单和退款 50%');
      expect((await lines('order')).get('english')?.text).toBe('Where is my ORDER? 退了款吗');
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
      ['訂單', ['order', 'refund']],
      ['ＯＲＤＥＲ', ['english']],
      ['ａ１０２４', ['refund']],
      ['号', ['refund']],
      ['or', ['english']],
      ['der', ['english']],
      ['de', []],
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

    test.each([
      ['13812345678', 'dashed'],
      ['138-1234-5678', 'dashed'],
      ['138 1234 5678', 'plain'],
      ['139.8765.4321', 'plain'],
      ['13987654321', 'plain'],
      ['１３９８７６５４３２１', 'plain'],
      ['8765', 'plain'],
      ['01088889999', 'dashed'],
      ['SF1234567890', 'dashed'],
      ['sf-1234567890', 'dashed'],
      ['6222021234567894', 'hidden'],
      ['退货', 'hidden'],
      ['退\u200b货', 'hidden'],
    ])('for the number %s finds it however it was written', async (q, id) => {
      await begin(store(), aChat('dashed'), [said('电话138-1234-5678或(010) 8888-9999,快递SF 1234567890')]);
      await begin(store(), aChat('plain'), [said('我的电话13987654321,旧的１３８１２３４５６７８')]);
      await begin(store(), aChat('hidden'), [said('6222\u200b0212\u200b3456\u200b7894 退\u200b货')]);
      expect(await found(q)).toContain(id);
    });

    test('finds chats by the name and the contact of their customer, also by new ones', async () => {
      const customer = { ...NOBODY, id: 'of-refund', name: '欧阳锋', contact: 'feng@example.com' };
      await store().customers.save(customer);
      expect(await found('欧阳')).toEqual(['refund']);
      await store().customers.save({ ...customer, contact: '136 0000 1111' });
      await store().customers.save({ ...NOBODY, id: 'of-order' });
      await store().customers.save({ ...NOBODY, id: 'of-order', name: '欧阳克' });
      expect(await found('欧阳')).toEqual(['order', 'refund']);
      expect(await found('13600001111 退款')).toEqual(['refund']);
      expect(await found('feng@example.com')).toEqual([]);
    });

    test('an agent’s list, the search and the right to read agree on every kind of chat', async () => {
      for (const [id, drafts] of Object.entries(EVERY_KIND))
        await begin(store(), aChat(id, { customerId: id.startsWith('same') ? 'same' : `of-${id}` }), drafts);
      for (const narrowed of [{}, { customerId: 'same' }]) {
        const seen = { visibleTo: '1001', limit: 50, ...narrowed };
        const listed = (await store().chats.list(seen)).chats.map(({ chat }) => chat.id);
        expect(await found('种类', narrowed)).toEqual(await idsOf({ limit: 50, ...narrowed }, '种类'));
        expect(await found('种类', seen)).toEqual(listed.filter((id) => id in EVERY_KIND));
      }
      const readable = await Promise.all(
        Object.keys(EVERY_KIND).map(async (id) => [id, await mayRead(id)] as const),
      );
      const all = [
        ...(await found('种类', { visibleTo: '1001' })),
        ...(await found('种类', { visibleTo: '1001', customerId: 'same' })),
      ];
      expect([...new Set(all)].sort()).toEqual(readable.flatMap(([id, may]) => (may ? [id] : [])).sort());
    });

    const idsOf = async (filter: ChatFilter, q: string): Promise<string[]> =>
      (await store().chats.list({ ...filter, q })).chats.map(({ chat }) => chat.id);

    async function mayRead(id: string): Promise<boolean> {
      const { chat } = (await store().chats.find(id))!;
      const worksForCustomer = await store().chats.worksFor('1001', chat.customerId);
      const asker = { account: '1001', role: 'agent' } as const;
      const about = {
        status: chat.state.status,
        agent: agentOf(chat),
        beside: chat.beside,
        worksForCustomer,
      };
      return mayWith(asker, 'read', relationOf(asker, about));
    }

    test('puts a name, a whole number and words in one piece before what is newer', async () => {
      await begin(store(), aChat('whole'), [said('单号 20261130')]);
      await begin(store(), aChat('longer'), [said('单号 2026113055')]);
      expect(await found('20261130')).toEqual(['whole', 'longer']);
      await begin(store(), aChat('phrase'), [said('张益唐老师在吗')]);
      await begin(store(), aChat('apart'), [said('张先生说 益唐')]);
      expect(await found('张益唐')).toEqual(['phrase']);
      expect(await found('张 益唐')).toEqual(['phrase', 'apart']);
      await store().customers.save({ ...NOBODY, id: 'of-order', name: '益唐' });
      expect(await found('益唐')).toEqual(['order', 'apart', 'phrase']);
    });

    test('finds a customer by name whose chat has the other words', async () => {
      await store().customers.save({ ...NOBODY, id: 'of-order', name: '欧阳锋' });
      expect(await found('欧阳锋 发货')).toEqual(['order']);
      expect(await found('欧阳锋 退款')).toEqual([]);
    });

    test('can be narrowed by reason, rating and time', async () => {
      expect(await found('订单', { reason: 'customer' })).toEqual(['refund']);
      expect(await found('订单', { reason: 'idle' })).toEqual([]);
      expect(await found('订单', { rating: 5 })).toEqual([]);
      expect(await found('订单', { from: MORNING, to: MORNING + 1 })).toEqual(['order', 'refund']);
      expect(await found('订单', { from: MORNING + 1 })).toEqual([]);
    });

    test('comes in pages, also from one way of finding to the next', async () => {
      await begin(store(), aChat('p1'), [said('甲乙')]);
      await begin(store(), aChat('p2'), [said('乙和甲')]);
      await begin(store(), aChat('p3'), [said('甲乙')]);
      const all: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await store().chats.list({ limit: 1, q: '甲 乙', ...(cursor ? { cursor } : {}) });
        all.push(...page.chats.map(({ chat }) => chat.id));
        cursor = page.cursor;
      }
      expect(all).toEqual(['p3', 'p1', 'p2']);
    });

    test('comes in pages', async () => {
      const first = await store().chats.list({ limit: 1, q: '订单' });
      expect(first.chats.map(({ chat }) => chat.id)).toEqual(['order']);
      expect(await found('订单', { limit: 1, cursor: first.cursor! })).toEqual(['refund']);
    });

    test('has nothing of a chat that was forgotten', async () => {
      expect(await found('退款')).toEqual(['refund']);
      await store().erasure.emptyLines('refund', 1, 9);
      await store().erasure.forgetChat('refund');
      expect(await found('退款')).toEqual([]);
      await store().customers.save({ ...NOBODY, id: 'of-order', name: '欧阳' });
      await store().erasure.removePerson('of-order', []);
      expect(await found('欧阳')).toEqual([]);
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
