import type { NewEntry } from '../../server/domain/chat/log.ts';
import { aChat, begin, goOn, joins, LEFT, MORNING, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const BACK: NewEntry = {
  kind: 'transferred',
  by: { role: 'system' },
  data: { to: null, why: 'agent_lost' },
};

/** What the sweep and the queue ask. */
export function describeSweep(store: Current): void {
  describe('the sweep', () => {
    test('finds what is due, earliest first, up to the moment and the limit', async () => {
      for (const [id, dueAt] of [
        ['late', 30],
        ['early', 10],
        ['middle', 20],
        ['never', null],
      ] as const)
        await begin(store(), aChat(id), [said('您好')], { dueAt });
      const due = async (now: number, limit: number) =>
        (await store().chats.due(now, limit)).map(({ chatId }) => chatId);
      expect(await due(9, 9)).toEqual([]);
      expect(await due(20, 9)).toEqual(['early', 'middle']);
      expect(await due(99, 1)).toEqual(['early']);
      expect(await store().chats.due(10, 9)).toEqual([
        { chatId: 'early', customerId: 'of-early', department: null, dueAt: 10 },
      ]);
    });

    test('asks a chat at its new moment only', async () => {
      await begin(store(), aChat('a'), [said('您好')], { dueAt: 10 });
      await goOn(store(), 'a', [said('在吗')], { dueAt: 50 });
      expect(await store().chats.due(49, 9)).toEqual([]);
      await goOn(store(), 'a', [LEFT], { dueAt: null });
      expect(await store().chats.due(99, 9)).toEqual([]);
    });
  });

  describe('the queue', () => {
    test('has the waiting chats, also those that came back', async () => {
      await begin(store(), aChat('fresh', { preferredAgent: '1002' }), [said('您好')]);
      await begin(store(), aChat('back'), [said('您好'), joins()]);
      await goOn(store(), 'back', [BACK]);
      const queue = await store().chats.queue();
      expect(queue.sort((one, other) => one.chatId.localeCompare(other.chatId))).toEqual([
        expect.objectContaining({ chatId: 'back', queuedAt: MORNING, front: true, preferredAgent: null }),
        expect.objectContaining({
          ...{ chatId: 'fresh', queuedAt: MORNING, front: false, preferredAgent: '1002' },
          ...{ returnedBy: null, department: null, since: MORNING, offeredTo: [] },
          ...{ offer: null, tried: [] },
        }),
      ]);
    });

    test('knows who gave a chat back', async () => {
      await begin(store(), aChat('a'), [said('您好'), joins()]);
      await goOn(store(), 'a', [{ ...BACK, data: { to: null, why: 'agent' } } as NewEntry]);
      const [back] = await store().chats.queue();
      const joined = (await store().chats.entry('a', 2))?.by;
      expect(back).toMatchObject({ front: true, returnedBy: (joined as { account: string }).account });
    });

    test('knows a chat that was taken and came back within one batch', async () => {
      await begin(store(), aChat('a'), [said('您好')]);
      await goOn(store(), 'a', [joins(), BACK]);
      expect((await store().chats.queue())[0]).toMatchObject({ chatId: 'a', front: true });
    });

    test('remembers the last waits, newest first', async () => {
      for (const at of [1, 3, 2])
        await begin(store(), aChat(`a${at}`), [said('您好'), joins()], {
          taken: { at, waited: at * 100, position: at },
        });
      await goOn(store(), 'a3', [said('在吗')]);
      expect(await store().chats.lastWaits(2)).toEqual([
        { department: null, waited: 300, position: 3 },
        { department: null, waited: 200, position: 2 },
      ]);
    });
  });
}
