import type { DraftWords } from '../../protocol/drafts.ts';
import { DRAFTS_EACH } from '../../protocol/limits.ts';
import type { StaffChange } from '../../server/storage/accounts/team-store.ts';
import { aChat, begin, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const WORDS: DraftWords = { text: "“稍等”\n'; drop table drafts; --", kind: 'message', other: '备注' };

/** What staff have written and not sent. */
export function describeDrafts(store: Current): void {
  const put = (chatId: string, was: number, draft: DraftWords | null = WORDS, more = {}) =>
    store().drafts.put({ account: '1001', chatId, was, draft, at: 5, ...more });

  describe('drafts', () => {
    test('come back as they were written, to their author alone', async () => {
      expect(await put('a', 0)).toEqual({ kept: { chatId: 'a', version: 1, draft: WORDS }, isOwn: true });
      await put('a', 0, WORDS, { account: '1002' });
      await put('b', 0);
      await put('b', 1, null);
      expect(await store().drafts.of('1001')).toEqual([{ chatId: 'a', version: 1, draft: WORDS }]);
    });

    test('are not replaced by whoever knows an older version, nor come back after they were emptied', async () => {
      await put('a', 0);
      await put('a', 1, { text: '新', kind: 'note' });
      const newer = { chatId: 'a', version: 2, draft: { text: '新', kind: 'note' } };
      expect(await put('a', 1)).toEqual({ kept: newer, isOwn: false });
      await put('a', 2, null);
      const empty = { chatId: 'a', version: 3, draft: null };
      expect(await put('a', 2)).toEqual({ kept: empty, isOwn: false });
    });

    test('of two at once one is kept', async () => {
      const both = await Promise.all([put('a', 0), put('a', 0, { text: '二', kind: 'message' })]);
      expect(both.filter(({ isOwn }) => isOwn)).toHaveLength(1);
    });

    test('are bounded in number for each person: the oldest go', async () => {
      await put('x', 0, WORDS, { account: '1002' });
      for (let n = 0; n <= DRAFTS_EACH; n += 1) await put(`c${n}`, 0, WORDS, { at: n });
      const ids = (await store().drafts.of('1001')).map(({ chatId }) => chatId);
      expect(ids).toHaveLength(DRAFTS_EACH);
      expect(ids).not.toContain('c0');
      expect(await store().drafts.of('1002')).toHaveLength(1);
    });

    test('with words are not dropped for the many that were emptied since', async () => {
      await put('old', 0, WORDS, { at: 1 });
      for (let n = 0; n <= DRAFTS_EACH; n += 1) await put(`c${n}`, 0, null, { at: 2 + n });
      expect(await store().drafts.of('1001')).toHaveLength(1);
    });

    test('go with the chat that has ended, and with the one that is erased', async () => {
      await begin(store(), aChat('a'), [said('您好')]);
      await put('a', 0);
      await put('a', 0, WORDS, { account: '1002' });
      await put('b', 0);
      await store().drafts.forget(['b', 'none']);
      expect(await store().drafts.of('1001')).toHaveLength(1);
      await store().erasure.forgetChat('a');
      expect(await store().drafts.of('1001')).toEqual([]);
      expect(await store().drafts.of('1002')).toEqual([]);
    });

    test("go when their author's account is disabled, and with no other change of it", async () => {
      await store().team.add({ account: 'bo', number: '8', name: 'Bo', role: 'agent', capacity: null });
      const change = (to: StaffChange) => store().team.change('bo', to, 5, () => null);
      await put('a', 0, WORDS, { account: 'bo' });
      await put('a', 0);
      await change({ disabled: false, name: '波' });
      expect(await store().drafts.of('bo')).toHaveLength(1);
      await change({ disabled: true });
      expect(await store().drafts.of('bo')).toEqual([]);
      expect(await store().drafts.of('1001')).toHaveLength(1);
    });
  });
}
