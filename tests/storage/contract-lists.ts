import { JUST_QUEUED } from '../../server/domain/chat/chat.ts';
import { BadCursor, type ChatFilter, type ChatPage } from '../../server/storage/chats/store.ts';
import { aChat, begin, goOn, joins, LEFT, MORNING, noted, said } from './a-chat.ts';
import type { NewEntry } from '../../server/domain/chat/log.ts';
import type { Current } from './contract.ts';

/** Lists: newest first, page by page, only what the asker may see. */
export function describeLists(store: Current): void {
  const ids = async (filter: Partial<ChatFilter>): Promise<string[]> =>
    (await store().chats.list({ limit: 50, ...filter })).chats.map(({ chat }) => chat.id);

  describe('a list', () => {
    beforeEach(async () => {
      await begin(store(), aChat('closed-1', { customerId: 'li' }), [said('一'), joins('1001'), LEFT]);
      await begin(store(), aChat('open-1'), [said('二'), joins('1001')]);
      await begin(store(), aChat('open-2'), [said('三'), joins('1002')]);
      await begin(store(), aChat('waiting', { customerId: 'li' }), [said('四')]);
    });

    test('is newest first', async () => {
      expect(await ids({})).toEqual(['waiting', 'open-2', 'open-1', 'closed-1']);
    });

    test('can be narrowed by state, agent and customer', async () => {
      expect(await ids({ status: 'open' })).toEqual(['open-2', 'open-1']);
      expect(await ids({ status: 'closed' })).toEqual(['closed-1']);
      expect(await ids({ agent: '1001' })).toEqual(['open-1', 'closed-1']);
      expect(await ids({ customerId: 'li' })).toEqual(['waiting', 'closed-1']);
      expect(await ids({ customerId: 'li', status: 'closed', agent: '1001' })).toEqual(['closed-1']);
    });

    test('shows an agent their own chats and the queue’s, whatever they ask for', async () => {
      expect(await ids({ visibleTo: '1001' })).toEqual(['waiting', 'open-1', 'closed-1']);
      expect(await ids({ visibleTo: '1001', agent: '1002' })).toEqual([]);
      expect(await ids({ visibleTo: '1002', status: 'closed' })).toEqual([]);
      expect(await ids({ visibleTo: '1002', customerId: 'li' })).toEqual(['waiting']);
      expect(await ids({ visibleTo: '1002', agent: '1002' })).toEqual(['open-2']);
    });

    test('comes in pages that neither repeat nor leave out, also while chats begin', async () => {
      const first = await store().chats.list({ limit: 3 });
      await begin(store(), aChat('later'), [said('五')]);
      const second = await store().chats.list({ limit: 3, cursor: first.cursor! });
      expect(first.chats.map(({ chat }) => chat.id)).toEqual(['waiting', 'open-2', 'open-1']);
      expect(second.chats.map(({ chat }) => chat.id)).toEqual(['closed-1']);
      expect(second.cursor).toBeNull();
    });

    test('a page that ends with the list leads nowhere', async () => {
      expect((await store().chats.list({ limit: 4 })).cursor).toBeNull();
    });

    test.each(['', 'x', 'YzA', 'YzE=', "' or 1=1 --", 'Yy0x'])('refuses the cursor %j', async (cursor) => {
      await expect(store().chats.list({ limit: 3, cursor })).rejects.toThrow(BadCursor);
      await expect(store().chats.list({ limit: 3, cursor, q: '一' })).rejects.toThrow(BadCursor);
    });

    test('of running chats has all of them', async () => {
      const running = await store().chats.running();
      expect(running.map(({ chat }) => chat.id).sort()).toEqual(['open-1', 'open-2', 'waiting']);
    });

    test('[P6] knows which running chats somebody is in beside their agents, until they leave or it closes', async () => {
      const { chats } = store();
      const ids = async () => (await chats.withBeside()).map(({ chat }) => chat.id);
      const beside = {
        kind: 'joined',
        by: { role: 'lead', account: '9001' },
        data: { how: 'beside' },
      } as const;
      const calls: NewEntry = {
        ...{ kind: 'note', by: { role: 'agent', account: '1002' }, text: '@1003 请看' },
        data: { mentions: ['1003'] },
      };
      await goOn(store(), 'open-1', [beside]);
      await goOn(store(), 'open-2', [calls]);
      expect(await ids()).toEqual(['open-1', 'open-2']);
      const owners = await chats.ownersOf(['open-1', 'open-2', 'waiting']);
      expect([...owners.values()].map((owner) => owner.beside)).toEqual(
        expect.arrayContaining([
          { joined: ['9001'], invited: [] },
          { joined: [], invited: ['1003'] },
          { joined: [], invited: [] },
        ]),
      );
      expect((await chats.find('open-1'))?.chat.beside).toEqual({ joined: ['9001'], invited: [] });
      await goOn(store(), 'open-1', [{ kind: 'left', by: beside.by }]);
      await goOn(store(), 'open-2', [LEFT]);
      expect(await ids()).toEqual([]);
    });

    test('of open chats comes in pages from the oldest, of everybody or of one agent', async () => {
      const { chats } = store();
      const first = await chats.runningPage({ status: 'open' }, { limit: 1 });
      const second = await chats.runningPage({ status: 'open' }, { limit: 1, cursor: first.cursor! });
      expect([...first.chats, ...second.chats].map(({ chat }) => chat.id)).toEqual(['open-1', 'open-2']);
      expect(second.cursor).toBeNull();
      const mine = await chats.runningPage({ status: 'open', agent: '1002' }, { limit: 5 });
      expect(mine.chats.map(({ chat }) => chat.id)).toEqual(['open-2']);
    });

    test('of the queue comes in pages in the order in which it is dealt', async () => {
      const state = (front: boolean, queuedAt: number) => ({
        status: 'waiting' as const,
        front,
        queuedAt,
        ...JUST_QUEUED,
      });
      await begin(store(), aChat('late', { state: state(false, MORNING + 9) }), [said('五')]);
      await begin(store(), aChat('back', { state: state(true, MORNING + 5) }), [said('六')]);
      await begin(store(), aChat('twin', { state: state(false, MORNING + 9) }), [said('七')]);
      const { chats } = store();
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const next: ChatPage = await chats.runningPage(
          { status: 'waiting' },
          { limit: 1, ...(cursor === null ? {} : { cursor }) },
        );
        seen.push(...next.chats.map(({ chat }) => chat.id));
        ({ cursor } = next);
      } while (cursor !== null);
      expect(seen).toEqual(['back', 'waiting', 'late', 'twin']);
      expect(await chats.waitingCount()).toBe(4);
    });

    test.each(['', 'x', 'Yw', 'cTEuMQ', 'cTIuMS5h', 'YzE'])(
      'of the queue refuses the cursor %j',
      async (cursor) => {
        const page = { limit: 1, cursor };
        await expect(store().chats.runningPage({ status: 'waiting' }, page)).rejects.toThrow(BadCursor);
      },
    );

    test('knows how many wait from one network', async () => {
      const { customers, chats } = store();
      const known = { firstSeenAt: 1, lastSeenAt: 1, attributes: {}, verifiedAs: null };
      const about = { name: null, contact: null, locale: null, page: null, referrer: null };
      await customers.save({ id: 'li', ...known, ...about, network: 'n' });
      await customers.save({ id: 'of-open-1', ...known, ...about, network: 'n' });
      expect(await chats.waitingFrom('n')).toBe(1);
      expect(await chats.waitingFrom('other')).toBe(0);
      // Whatever a customer writes into it.
      await begin(store(), aChat('night', { customerId: 'li', leftMessage: true }), [
        said('"leftMessage":false'),
      ]);
      expect(await chats.waitingFrom('n')).toBe(1);
    });

    test('knows loads, open chats, and who talks with whom', async () => {
      expect(await store().chats.loads()).toEqual(
        new Map([
          ['1001', 1],
          ['1002', 1],
        ]),
      );
      expect(await store().chats.openChatsOf('1001')).toEqual(['open-1']);
      expect(await store().chats.worksFor('1001', 'of-open-1')).toBe(true);
      expect(await store().chats.worksFor('1002', 'of-open-1')).toBe(false);
      expect(await store().chats.worksFor('1001', 'li')).toBe(false);
    });

    test('knows the latest chat of a customer and how many there are', async () => {
      expect((await store().chats.latestOf('li'))?.chat.id).toBe('waiting');
      expect(await store().chats.latestOf('nobody')).toBeNull();
      expect(await store().chats.countsOf(['li', 'of-open-1', 'nobody'])).toEqual(
        new Map([
          ['li', 2],
          ['of-open-1', 1],
        ]),
      );
    });

    test('knows so many of the latest chats of each customer', async () => {
      const newest = async (limit: number) =>
        (await store().chats.newestOfEach(['li', 'of-open-1', 'nobody'], limit)).map(({ chat }) => chat.id);
      const own = (await store().chats.list({ customerId: 'li', limit: 9 })).chats.map(({ chat }) => chat.id);
      expect((await newest(1)).sort()).toEqual(['open-1', 'waiting']);
      expect((await newest(2)).filter((id) => id !== 'open-1')).toEqual(own);
      expect(await store().chats.newestOfEach([], 1)).toEqual([]);
    });

    test('of a log comes from either end, in either count', async () => {
      await goOn(store(), 'open-1', [noted('记'), said('甲'), noted('记二'), said('乙')]);
      const seqs = async (page: { after: number; limit: number } | { last: number }) => [
        (await store().chats.entries('open-1', page)).map(({ seq }) => seq),
        (await store().chats.entriesForCustomer('open-1', page)).map(({ seq }) => seq),
      ];
      expect(await seqs({ after: 2, limit: 2 })).toEqual([
        [3, 4],
        [4, 6],
      ]);
      expect(await seqs({ last: 3 })).toEqual([
        [4, 5, 6],
        [2, 4, 6],
      ]);
      expect(await store().chats.entry('open-1', 5)).toMatchObject({ kind: 'note', customerSeq: null });
      expect(await store().chats.entry('open-1', 7)).toBeNull();
    });
  });
}
