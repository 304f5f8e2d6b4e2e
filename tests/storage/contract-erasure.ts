import type { Customer } from '../../server/storage/customers/store.ts';
import type { NewEntry } from '../../server/domain/chat/log.ts';
import { aChat, answered, begin, goOn, joins, LEFT, MORNING, noted, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const LI: Customer = {
  ...{ id: 'of-a', firstSeenAt: 1, lastSeenAt: MORNING, name: '李', contact: '138', locale: null },
  ...{ page: null, referrer: null, attributes: {}, network: null, verifiedAs: null },
};
const FLAGGED: NewEntry = { kind: 'flagged', by: { role: 'system' }, data: { seq: 1, words: ['滚'] } };
const GIVEN: NewEntry = { kind: 'contact_given', by: { role: 'system' }, data: { contact: '138' } };
const CLOSED: NewEntry = {
  kind: 'closed',
  by: { role: 'agent', account: '1001' },
  data: { reason: 'abuse', lastCustomerAt: MORNING, lastAgentAt: null, skipped: '李先生', evidence: [1] },
};
const RATED: NewEntry = { kind: 'rated', by: { role: 'customer' }, text: '谢谢李', data: { score: 5 } };

/** What people said goes, and what is known of them; the log's skeleton stays. */
export function describeErasure(store: Current): void {
  describe('erasing', () => {
    test('empties lines of whatever kind and keeps place, kind, moment and author', async () => {
      await begin(store(), aChat('a'), [said('李'), joins(), answered('李'), noted('李'), FLAGGED, GIVEN]);
      await goOn(store(), 'a', [CLOSED, RATED]);
      const before = await store().chats.entries('a', { after: 0, limit: 99 });
      await store().erasure.emptyLines('a', 1, 99);
      const after = await store().chats.entries('a', { after: 0, limit: 99 });
      expect(JSON.stringify(after)).not.toMatch(/李|138|滚|evidence/);
      const bones = before.map(({ seq, customerSeq, at, kind, by }) => ({ seq, customerSeq, at, kind, by }));
      expect(after).toMatchObject(bones);
      expect(after.some(({ clientId }) => clientId !== undefined)).toBe(false);
    });

    test('goes as far as it is told and may be done again', async () => {
      await begin(store(), aChat('a'), [said('一'), said('二'), said('三')]);
      await store().erasure.emptyLines('a', 1, 2);
      await store().erasure.emptyLines('a', 1, 2);
      const log = await store().chats.entries('a', { after: 0, limit: 9 });
      expect(log.map((entry) => 'text' in entry && entry.text)).toEqual(['', '', '三']);
    });

    test('takes a chat out of the search for good, and forgets what its customer had read', async () => {
      await begin(store(), aChat('a'), [said('退款发票'), LEFT]);
      await store().chats.markSeen('a', 'customer', 2);
      expect((await store().chats.list({ q: '退款发票', limit: 5 })).chats).toHaveLength(1);
      await store().erasure.emptyLines('a', 1, 2);
      await store().erasure.forgetChat('a');
      expect((await store().chats.list({ q: '退款发票', limit: 5 })).chats).toEqual([]);
      expect((await store().chats.find('a'))?.seen).toMatchObject({ customer: 0, customerInStaffCount: 0 });
    });

    test('unlinks a chat: its customer finds nothing, and the next batch goes by the new name', async () => {
      await begin(store(), aChat('a', { continues: 'before' }), [said('您好'), LEFT]);
      expect(await store().chats.latestOf('of-a')).not.toBeNull();
      await store().erasure.unlink('a', 'nobody');
      expect(await store().chats.latestOf('of-a')).toBeNull();
      await goOn(store(), 'a', [noted('x')]);
      expect((await store().chats.find('a'))?.chat).toMatchObject({ customerId: 'nobody', continues: null });
      expect((await store().chats.latestOf('nobody'))?.chat.id).toBe('a');
    });

    test('finds old chats by their close, never one that runs, and each only until it is done', async () => {
      const closedAt = async (id: string, at: number): Promise<void> => {
        await begin(store(), aChat(id, { startedAt: at - 10, lastAt: at - 10 }), [said('您好'), LEFT]);
      };
      await closedAt('old', MORNING - 1000);
      await closedAt('young', MORNING);
      await begin(store(), aChat('runs', { startedAt: MORNING - 9000 }), [said('您好'), joins()]);
      const old = () => store().erasure.closedBefore(MORNING - 500, 9);
      expect(await old()).toEqual([{ id: 'old', lastSeq: 2 }]);
      expect(await store().erasure.countDue('chats', MORNING - 500, 9)).toBe(1);
      await store().erasure.forgetChat('old');
      expect(await old()).toEqual([]);
    });

    test('removes a customer long gone, unless a chat of theirs runs', async () => {
      await store().customers.save(LI);
      await store().customers.save({ ...LI, id: 'of-b' });
      await begin(store(), aChat('b'), [said('您好')]);
      expect(await store().erasure.countDue('contacts', MORNING + 1, 9)).toBe(1);
      expect(await store().erasure.removeCustomers(MORNING, 9)).toEqual([]);
      expect(await store().erasure.removeCustomers(MORNING + 1, 9)).toEqual(['of-a']);
      expect(await store().customers.find('of-b')).not.toBeNull();
    });

    test('removes a person’s own row once', async () => {
      await store().customers.save(LI);
      expect(await store().erasure.removePerson('of-a', [])).toEqual({ contacts: 1, blocks: 0 });
      expect(await store().erasure.removePerson('of-a', [])).toEqual({ contacts: 0, blocks: 0 });
    });

    test('removes blocks and records of before a moment, some at a time', async () => {
      const block = {
        kind: 'customer',
        value: 'x',
        label: 'x',
        reason: 'x',
        chatId: 'a',
        by: '9001',
      } as const;
      for (const id of ['1', '2', '3'])
        await store().blocks.add({ ...block, id, at: 1, until: Number(id) * 10, lifted: null });
      expect(await store().erasure.countDue('blocks', 25, 9)).toBe(2);
      expect(await store().erasure.countDue('blocks', 25, 1)).toBe(1);
      expect(await store().erasure.countDue('records', 25, 9)).toBe(0);
      expect(await store().erasure.removeBlocks(25, 1)).toBe(1);
      expect(await store().erasure.removeBlocks(25, 9)).toBe(1);
      expect(await store().erasure.removeBlocks(25, 9)).toBe(0);
    });

    test('remembers what it was asked, once, until it is done', async () => {
      for (const at of [5, 6]) await store().erasure.intend({ customerId: 'c', by: '9001', at });
      expect(await store().erasure.intended(5, 9)).toEqual([]);
      expect(await store().erasure.intended(6, 9)).toEqual([{ customerId: 'c', by: '9001', at: 5 }]);
      await store().erasure.done('c');
      expect(await store().erasure.intended(6, 9)).toEqual([]);
    });
  });
}
