import type { NewEntry } from '../../server/domain/chat/log.ts';
import { aChat, answered, begin, goOn, joins, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const recalled = (seq: number, words: string): NewEntry => ({
  ...{ kind: 'recalled', by: { role: 'agent', account: '1001' } },
  data: { seq, customerSeq: seq, words },
});

/** What is left of a message that was withdrawn. */
export function describeRecall(store: Current): void {
  describe('a withdrawn message', () => {
    test('is empty wherever it is read, and the line that withdraws it has the words', async () => {
      await begin(store(), aChat('a'), [said('在吗'), joins(), answered('密码是甲乙丙')]);
      const found = async () => (await store().chats.list({ limit: 5, q: '甲乙丙' })).chats.length;
      expect(await found()).toBe(1);
      await goOn(store(), 'a', [recalled(3, '密码是甲乙丙')]);
      expect(await store().chats.entry('a', 3)).toMatchObject({ kind: 'message', text: '' });
      const seen = await store().chats.entriesForCustomer('a', { after: 0, limit: 9 });
      expect(seen.filter(({ kind }) => kind === 'message').map((one) => 'text' in one && one.text)).toEqual([
        '在吗',
        '',
      ]);
      expect(await store().chats.entry('a', 4)).toMatchObject({ data: { words: '密码是甲乙丙' } });
      expect(await found()).toBe(0);
      await store().erasure.emptyLines('a', 1, 9);
      expect(await store().chats.entry('a', 4)).toMatchObject({ data: { seq: 3, words: '' } });
    });

    test('is withdrawn with the chat’s first lines, or before the search has read it', async () => {
      await begin(store(), aChat('b'), [said('在吗'), joins(), answered('丁戊己'), recalled(3, '丁戊己')]);
      expect(await store().chats.entry('b', 3)).toMatchObject({ text: '' });
      expect((await store().chats.list({ limit: 5, q: '丁戊己' })).chats).toEqual([]);
    });
  });
}
