import type { Announcement } from '../../server/domain/announcement/announcement.ts';
import type { NewEntry } from '../../server/domain/chat/log.ts';
import { aChat, answered, begin, goOn, joins, LEFT, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const NOTICE: Announcement = {
  ...{
    id: 'a',
    by: '9001',
    at: 5,
    title: "新活动'",
    text: '“满减”\n第二行',
    department: 'sales',
    outage: null,
  },
  ...{ endedAt: null, endedBy: null },
};
const OUTAGE: Announcement = {
  ...{ ...NOTICE, id: 'b', at: 6, department: null },
  outage: {
    situations: ['fault_outage'],
    sentence: { 'zh-CN': '正在修复', en: 'Being repaired' },
    over: { 'zh-CN': '已恢复', en: 'Works again' },
  },
};
const idOf = (name: string): string => `fault_outage.own-outage-${name}-en`;
const sends = (name: string, clientId = name): NewEntry => ({
  ...{ kind: 'message', by: { role: 'agent', account: '1001' }, clientId, text: '正在修复' },
  data: { phraseId: idOf(name), phraseUse: 'verbatim', manual: 'v1' },
});

/** What leads announce, who confirmed it, and who was told. */
export function describeAnnouncements(store: Current): void {
  describe('announcements', () => {
    const idsOf = async (overSince = 0, limit = 9) =>
      (await store().announcements.list(overSince, limit)).map(({ id }) => id);

    test('[P8] come back as they were made, each once, and no more than may be in force', async () => {
      expect(await store().announcements.add(NOTICE, 2)).toBe(true);
      expect(await store().announcements.add({ ...NOTICE, title: '改' }, 2)).toBe(true);
      expect(await store().announcements.add(OUTAGE, 2)).toBe(true);
      expect(await store().announcements.add({ ...NOTICE, id: 'c' }, 2)).toBe(false);
      expect(await store().announcements.find('a')).toEqual(NOTICE);
      expect(await store().announcements.find('b')).toEqual(OUTAGE);
      expect(await store().announcements.find('c')).toBeNull();
    });

    test('[P8] end once; those in force are listed first, those long over not at all', async () => {
      for (const one of [NOTICE, OUTAGE, { ...NOTICE, id: 'c', at: 7 }])
        await store().announcements.add(one, 9);
      expect(await store().announcements.end('c', '9002', 20)).toBe(true);
      expect(await store().announcements.end('c', '9001', 21)).toBe(false);
      expect(await store().announcements.find('c')).toMatchObject({ endedAt: 20, endedBy: '9002' });
      expect(await idsOf()).toEqual(['b', 'a', 'c']);
      expect(await idsOf(21)).toEqual(['b', 'a']);
      expect(await idsOf(0, 1)).toEqual(['b']);
    });

    test('[P8] are confirmed by each once, at the first time', async () => {
      const { announcements } = store();
      await announcements.add(NOTICE, 9);
      await announcements.confirm('a', '1002', 8);
      await announcements.confirm('a', '1001', 9);
      await announcements.confirm('a', '1002', 99);
      expect(await announcements.confirmations(['a', 'b'])).toEqual(
        new Map([
          [
            'a',
            [
              { account: '1002', at: 8 },
              { account: '1001', at: 9 },
            ],
          ],
          ['b', []],
        ]),
      );
    });

    test('[P8] count each chat once in whose log their sentence is, and name those that are open', async () => {
      await begin(store(), aChat('one'), [said('登录不了')]);
      await goOn(store(), 'one', [joins(), sends('x'), sends('y', 'again')]);
      await begin(store(), aChat('two'), [said('登录不了')]);
      await goOn(store(), 'two', [joins(), sends('y'), LEFT]);
      await begin(store(), aChat('three'), [said('登录不了')]);
      await goOn(store(), 'three', [joins(), sends('z'), answered('您好')]);
      const told = await store().announcements.told(['x', 'y'].map(idOf), 9);
      expect(told.map(({ chatId }) => chatId).sort()).toEqual(['one', 'two']);
      expect(await store().announcements.told(['x', 'y'].map(idOf), 1)).toHaveLength(1);
      expect(await store().announcements.countTold(['x', 'y'].map(idOf))).toBe(2);
      expect(await store().announcements.countTold([])).toBe(0);
      expect(await store().announcements.openOf(['one', 'two'])).toEqual([{ chatId: 'one', agent: '1001' }]);
    });

    test('[P8] name whom nobody has told of the end: all of their told chats are closed, each customer once', async () => {
      const told = async (id: string, customerId: string, more: NewEntry[]): Promise<void> => {
        await begin(store(), aChat(id, { customerId }), [said(`登录不了 ${id}`)]);
        await goOn(store(), id, [joins(), sends('x'), ...more]);
      };
      await told('gone', 'li', [LEFT]);
      await told('again', 'li', [LEFT]);
      await told('before', 'wang', [LEFT]);
      await told('here', 'wang', []);
      await told('heard', 'zhao', [sends('over'), LEFT]);
      await begin(store(), aChat('other', { customerId: 'sun' }), [said('在吗'), LEFT]);
      const ids = { telling: [idOf('x')], over: [idOf('over')], note: 'over:a' };
      expect(await store().announcements.untoldOfEnd(ids, 9)).toEqual([
        { customerId: 'li', chatId: 'again' },
      ]);
      expect(await store().announcements.untoldOfEnd({ ...ids, telling: [] }, 9)).toEqual([]);
      await goOn(store(), 'here', [LEFT]);
      expect(await store().announcements.untoldOfEnd(ids, 1)).toHaveLength(1);
      expect(await store().announcements.untoldOfEnd(ids, 9)).toHaveLength(2);
    });

    test('[P8] a sentence that was withdrawn was not said, neither of the outage nor of its end', async () => {
      const recalled: NewEntry = {
        ...{ kind: 'recalled', by: { role: 'agent', account: '1001' } },
        data: { seq: 3, customerSeq: 2, words: '正在修复' },
      };
      await begin(store(), aChat('one'), [said('登录不了'), joins(), sends('x'), sends('over'), LEFT]);
      await begin(store(), aChat('two'), [said('登录不了'), joins(), sends('x'), recalled, LEFT]);
      const ids = { telling: [idOf('x')], over: [idOf('over')], note: 'over:a' };
      const { announcements } = store();
      expect((await announcements.told(ids.telling, 9)).map(({ chatId }) => chatId)).toEqual(['one']);
      expect(await announcements.countTold(ids.telling)).toBe(1);
      expect(await announcements.untoldOfEnd(ids, 9)).toEqual([]);
      await goOn(store(), 'one', [{ ...recalled, data: { ...recalled.data, seq: 4 } }]);
      expect(await announcements.untoldOfEnd(ids, 9)).toEqual([{ customerId: 'of-one', chatId: 'one' }]);
    });

    test('[P8] whoever is being erased is told nothing more, nor anybody of an erased chat', async () => {
      const ids = { telling: [idOf('x')], over: [], note: 'over:a' };
      for (const id of ['one', 'two', 'three'])
        await begin(store(), aChat(id), [said('登录不了'), joins(), sends('x'), LEFT]);
      const { announcements, erasure } = store();
      await erasure.intend({ customerId: 'of-one', by: '9001', at: 9 });
      await erasure.forgetChat('two');
      expect(await announcements.untoldOfEnd(ids, 9)).toEqual([{ customerId: 'of-three', chatId: 'three' }]);
    });

    test('[P8] have a state that tells each change', async () => {
      const { announcements } = store();
      const states = [await announcements.state()];
      await announcements.add(NOTICE, 9);
      states.push(await announcements.state());
      await announcements.add(OUTAGE, 9);
      states.push(await announcements.state());
      await announcements.end('a', '9001', 9);
      states.push(await announcements.state());
      expect(new Set(states).size).toBe(4);
    });
  });
}
