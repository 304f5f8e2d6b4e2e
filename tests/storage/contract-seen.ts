import { aChat, answered, begin, goOn, joins, noted, said } from './a-chat.ts';
import type { Current } from './contract.ts';

/** How far each side has read. The log: 1 message, 2 note, 3 joined, 4 note, 5 answer, 6 message. */
export function describeSeen(store: Current): void {
  describe('what has been seen', () => {
    beforeEach(async () => {
      await begin(store(), aChat('a'), [said('您好')]);
      await goOn(store(), 'a', [noted('老客户'), joins(), noted('急'), answered('您好'), said('在吗')]);
    });

    test('by staff is known in both counts, with the customer’s messages among it', async () => {
      expect(await store().chats.markSeen('a', 'staff', 4)).toEqual({
        customer: 0,
        customerInStaffCount: 0,
        staff: 4,
        staffInCustomerCount: 2,
        customerMessages: 1,
      });
    });

    test('by the customer is known in both counts', async () => {
      expect(await store().chats.markSeen('a', 'customer', 3)).toMatchObject({
        customer: 3,
        customerInStaffCount: 5,
      });
    });

    test('never goes backwards, nor past the end', async () => {
      await store().chats.markSeen('a', 'staff', 99);
      await store().chats.markSeen('a', 'staff', 2);
      await store().chats.markSeen('a', 'customer', 99);
      await store().chats.markSeen('a', 'customer', 1);
      const seen = {
        customer: 4,
        customerInStaffCount: 6,
        staff: 6,
        staffInCustomerCount: 4,
        customerMessages: 2,
      };
      expect(await store().chats.markSeen('a', 'staff', 0)).toEqual(seen);
      expect((await store().chats.find('a'))?.seen).toEqual(seen);
    });

    test('counts each message once when many mark at once', async () => {
      await Promise.all([1, 6, 3, 5, 2, 4].map((seq) => store().chats.markSeen('a', 'staff', seq)));
      expect((await store().chats.find('a'))?.seen).toMatchObject({ staff: 6, customerMessages: 2 });
    });

    test('stays when the chat goes on, and what a batch loads knows it', async () => {
      await store().chats.markSeen('a', 'staff', 6);
      await goOn(store(), 'a', [said('还在吗')]);
      const loaded: unknown[] = [];
      await store().chats.markSeen('a', 'customer', 1);
      await store().chats.commit(
        { chatIds: ['a'], customerIds: [], sent: [], sentByCustomers: [] },
        (found) => {
          loaded.push(found.chat('a')?.seen.staff, found.chat('a')?.seen.customer);
          return { entries: [], chats: [] };
        },
      );
      expect(loaded).toEqual([6, 1]);
    });

    test('of a chat that does not exist is nothing', async () => {
      expect(await store().chats.markSeen('none', 'staff', 1)).toBeNull();
    });
  });
}
