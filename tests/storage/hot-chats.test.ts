import { HotChats } from '../../server/storage/sqlite/hot-chats.ts';
import type { Seen } from '../../server/storage/chats/store.ts';
import { aChat } from './a-chat.ts';

const seenBy = (staff: number): Seen => ({
  customer: 0,
  customerInStaffCount: 0,
  staff,
  staffInCustomerCount: staff,
  customerMessages: 0,
});

const found = (id: string, seen: Seen) => {
  const stored = { key: 1, chat: aChat(id), seen };
  return {
    byId: new Map([[id, stored]]),
    byCustomer: new Map([[`of-${id}`, stored]]),
    sent: new Map(),
    sentByCustomers: new Map(),
  };
};

const wanted = (chatId: string) => ({ chatIds: [chatId], customerIds: [], sent: [], sentByCustomers: [] });

describe('the chats at hand', () => {
  test('know what was seen while they were being loaded', () => {
    const hot = new HotChats();
    hot.begin();
    hot.keepSeen('a', seenBy(5));
    hot.keepFound(found('a', seenBy(2)));
    expect(hot.get('a')?.seen.staff).toBe(5);
  });

  test('keep what was seen while they were being stored', () => {
    const hot = new HotChats();
    hot.begin();
    hot.keepFound(found('a', seenBy(2)));
    hot.keepSeen('a', seenBy(5));
    const chats = [{ chat: aChat('a', { lastSeq: 9 }), isNew: false, dueAt: null }];
    hot.keepStored({ entries: [], chats }, new Map([['a', 1]]));
    expect(hot.get('a')).toMatchObject({ chat: { lastSeq: 9 }, seen: { staff: 5 } });
  });

  test('answer for a batch only if they have all of it', () => {
    const hot = new HotChats();
    hot.keepFound(found('a', seenBy(0)));
    expect(hot.find(wanted('a'))?.byId.get('a')?.chat.id).toBe('a');
    expect(hot.find({ ...wanted('a'), customerIds: ['of-a'] })?.byCustomer.get('of-a')?.chat.id).toBe('a');
    expect(hot.find({ ...wanted('a'), customerIds: ['of-b'] })).toBeNull();
    expect(hot.find(wanted('b'))).toBeNull();
  });

  test('give way to those that were used later', () => {
    const hot = new HotChats();
    for (let n = 0; n <= 10_000; n += 1) hot.keepFound(found(`chat-${n}`, seenBy(0)));
    expect(hot.get('chat-0')).toBeUndefined();
    expect(hot.latestOf('of-chat-0')).toBeUndefined();
    expect(hot.latestOf('of-chat-10000')?.chat.id).toBe('chat-10000');
  });

  test('are forgotten when nobody knows what is stored', () => {
    const hot = new HotChats();
    hot.keepFound(found('a', seenBy(0)));
    hot.forget();
    expect(hot.find(wanted('a'))).toBeNull();
    expect(hot.latestOf('of-a')).toBeUndefined();
  });
});
