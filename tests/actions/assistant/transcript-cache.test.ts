import { newChat } from '../../../server/domain/chat/chat.ts';
import { append } from '../../../server/domain/chat/fold.ts';
import { LOOK_BACK } from '../../../server/domain/chat/transcript.ts';
import { TranscriptCache } from '../../../server/actions/assistant/transcript-cache.ts';
import type { ChatNews } from '../../../server/delivery/publish.ts';
import type { ChatStore } from '../../../server/storage/chats/store.ts';

const seen = { customer: 0, customerInStaffCount: 0, staff: 0, staffInCustomerCount: 0, customerMessages: 0 };
const words = '话'.repeat(4000);
const NO_MARKS = { marksOf: () => Promise.resolve([]) };

/** A new chat that begins with as many of the longest messages as are looked back on. */
function longChat(id: string): ChatNews {
  const { chat, entries } = LONG;
  return {
    before: null,
    after: { chat: { ...chat, id, customerId: id }, seen },
    entries: entries.map((entry) => ({ ...entry, chatId: id })),
  };
}

/** Made once: thousands of such chats would take longer to make than to keep. */
const LONG = (() => {
  const birth = { continues: null, preferredAgent: null, leftMessage: false, queuedBehind: 0 };
  const chat = newChat({ ...birth, id: 'long', customerId: 'long', startedAt: 1 });
  const lines = Array.from({ length: LOOK_BACK }, () => ({
    ...({ kind: 'message', text: words } as const),
    by: { role: 'customer' } as const,
  }));
  return append(chat, lines, 1);
})();

test('talks of thousands of chats take what a hundred take, and what was let go is read when it is needed', async () => {
  const asked: string[] = [];
  const store: Pick<ChatStore, 'entries'> = {
    entries: (chatId) => Promise.resolve((asked.push(chatId), longChat(chatId).entries)),
  };
  const talks = new TranscriptCache(store, NO_MARKS);
  for (let n = 0; n < 3000; n += 1) talks.handle(longChat(`c${n}`));
  expect(talks.bytes).toBeLessThan(20_000_000);
  expect((await talks.of(longChat('c2999').after.chat)).lines).toHaveLength(LOOK_BACK);
  expect((await talks.of(longChat('c0').after.chat)).lines).toHaveLength(LOOK_BACK);
  expect(asked).toEqual(['c0']);
});

test('the talk of a busy chat stays at hand, however many others come and are left alone', async () => {
  const asked: string[] = [];
  const talks = new TranscriptCache(
    { entries: (chatId) => Promise.resolve((asked.push(chatId), [])) },
    NO_MARKS,
  );
  const busy = longChat('busy');
  talks.handle(busy);
  for (let n = 0; n < 120; n += 1) {
    talks.handle(longChat(`c${n}`));
    await talks.of(busy.after.chat);
  }
  expect(asked).toEqual([]);
});
