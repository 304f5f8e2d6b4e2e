import type { Handed, ShiftHandover } from '../../server/domain/handover/handover.ts';
import { aChat, begin, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const item = (id: string, kind: Handed['kind'] = 'chat'): Handed => ({
  ...{ kind, id, why: kind === 'chat' ? 'owes' : 'complaint', dueAt: 7, answer: null, reason: null },
  answeredAt: null,
});
const handover = (id: string, more: Partial<ShiftHandover> = {}): ShiftHandover => ({
  ...{ id, from: '1001', to: '1002', at: 5, note: "张三的“单”'", withdrawn: false, toldAt: null },
  items: [item('T-9', 'case'), item('a')],
  ...more,
});

/** What was handed over at the end of a shift. */
export function describeHandovers(store: Current): void {
  describe('hand-overs', () => {
    test('[P8] come back as they were offered, each once, their items in order', async () => {
      await store().handovers.add(handover('h'));
      await store().handovers.add(handover('h', { note: '改', items: [] }));
      expect(await store().handovers.find('h')).toEqual(handover('h'));
      expect(await store().handovers.find('none')).toBeNull();
    });

    test('[P8] are withdrawn by the next one of the same giver', async () => {
      const { handovers } = store();
      await handovers.add(handover('h'));
      await handovers.add(handover('other', { from: '1003' }));
      await handovers.add(handover('next', { to: '1003', at: 6 }));
      const all = await handovers.list(null, null, 9);
      expect(all.map(({ id, withdrawn }) => [id, withdrawn])).toEqual([
        ['next', false],
        ['other', false],
        ['h', true],
      ]);
    });

    test('[P8] are listed for either side, the latest first, page by page', async () => {
      const { handovers } = store();
      for (const [id, at] of [
        ['a', 1],
        ['b', 2],
        ['c', 2],
        ['d', 3],
      ] as const)
        await handovers.add(
          handover(id, { at, from: id === 'd' ? '1002' : '1001', to: id === 'd' ? '1001' : '1003' }),
        );
      const ids = async (of: string | null, after: { at: number; id: string } | null, limit = 9) =>
        (await handovers.list(of, after, limit)).map(({ id }) => id);
      expect(await ids('1001', null)).toEqual(['d', 'c', 'b', 'a']);
      expect(await ids('1003', null)).toEqual(['c', 'b', 'a']);
      expect(await ids('1001', null, 2)).toEqual(['d', 'c']);
      expect(await ids('1001', { at: 2, id: 'c' })).toEqual(['b', 'a']);
      expect(await ids(null, { at: 3, id: 'd' }, 1)).toEqual(['c']);
    });

    test('[P8] stand unanswered until every item is answered or they are withdrawn, and are told of once', async () => {
      const { handovers } = store();
      const [first, second] = handover('h').items;
      await handovers.add(handover('h'));
      await handovers.add(handover('late', { from: '1003', at: 8 }));
      await handovers.add(handover('old', { from: '1004', at: 1 }));
      await handovers.add(handover('next', { from: '1004', at: 9 }));
      const untold = async (by: number, limit = 9): Promise<string[]> =>
        (await handovers.unanswered(by, limit)).map(({ id }) => id);
      expect(await untold(4)).toEqual([]);
      expect(await untold(8)).toEqual(['h', 'late']);
      expect(await untold(9, 1)).toEqual(['h']);
      const said = { answer: 'declined', reason: '满了', answeredAt: 6 } as const;
      await handovers.answer('h', first!, said);
      expect(await untold(8)).toEqual(['h', 'late']);
      await handovers.answer('h', second!, said);
      expect(await untold(8)).toEqual(['late']);
      const marked = await Promise.all([handovers.markTold('late', 10), handovers.markTold('late', 11)]);
      expect(marked.filter(Boolean)).toHaveLength(1);
      expect(await untold(8)).toEqual([]);
      expect(await handovers.markTold('old', 10)).toBe(false);
      expect((await handovers.find('late'))?.toldAt).not.toBeNull();
    });

    test('[P8] keep the first answer to each item', async () => {
      const { handovers } = store();
      await handovers.add(handover('h'));
      const accepted = { answer: 'accepted', reason: null, answeredAt: 8 } as const;
      const declined = { answer: 'declined', reason: '我也下班', answeredAt: 9 } as const;
      expect(await handovers.answer('h', { kind: 'chat', id: 'a' }, accepted)).toBe(true);
      expect(await handovers.answer('h', { kind: 'chat', id: 'a' }, declined)).toBe(false);
      expect(await handovers.answer('h', { kind: 'case', id: 'a' }, declined)).toBe(false);
      expect(await handovers.answer('h', { kind: 'case', id: 'T-9' }, declined)).toBe(true);
      const after = await handovers.find('h');
      expect(after?.items).toEqual([
        { ...item('T-9', 'case'), ...declined },
        { ...item('a'), ...accepted },
      ]);
    });

    test('[P8] lose the words about a chat that is erased, and those older than a year go', async () => {
      const { handovers, erasure } = store();
      await begin(store(), aChat('a'), [said('您好')]);
      await handovers.add(handover('h'));
      await handovers.add(handover('without', { from: '1003', items: [item('b')] }));
      const said2 = { answer: 'declined', reason: '张三很难缠', answeredAt: 9 } as const;
      await handovers.answer('h', { kind: 'chat', id: 'a' }, said2);
      await erasure.forgetChat('a');
      expect(await handovers.find('h')).toMatchObject({
        note: '',
        items: [{}, { answer: 'declined', reason: null }],
      });
      expect(await handovers.find('without')).toMatchObject({ note: handover('h').note });
      await handovers.add(handover('later', { at: 5 + 366 * 86_400_000 }));
      expect((await handovers.list(null, null, 9)).map(({ id }) => id)).toEqual(['later']);
    });
  });
}
