import type { Announcement } from '../../server/domain/announcement/announcement.ts';
import type { MessageRecord } from '../../server/domain/record/message-record.ts';
import { aChat, begin, goOn, joins, said } from './a-chat.ts';
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
const record = (chatId: string, seq: number, phraseId: string | null, use: MessageRecord['use']) => ({
  ...{ chatId, seq, at: seq * 10, account: '1001', use, phraseId, manual: 'v1', distance: null },
  ...{ offer: null, findings: [], saidAgain: false, length: 3, typed: null },
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

    test('[P8] count each chat once that their sentence was sent to, and name those that are open', async () => {
      await begin(store(), aChat('one'), [said('登录不了')]);
      await goOn(store(), 'one', [joins()]);
      await begin(store(), aChat('two'), [said('登录不了')]);
      await store().records.add([
        ...[
          record('one', 2, 'x', 'verbatim'),
          record('one', 3, 'y', 'edited'),
          record('two', 4, 'y', 'verbatim'),
        ],
        ...[
          record('three', 5, 'x', 'free'),
          record('three', 6, 'z', 'verbatim'),
          record('three', 7, null, 'free'),
        ],
      ]);
      expect(await store().announcements.told(['x', 'y'], 9)).toEqual([
        { chatId: 'two', at: 40 },
        { chatId: 'one', at: 20 },
      ]);
      expect(await store().announcements.told(['x', 'y'], 1)).toHaveLength(1);
      expect(await store().announcements.countTold(['x', 'y'])).toBe(2);
      expect(await store().announcements.countTold([])).toBe(0);
      expect(await store().announcements.openOf(['one', 'two'])).toEqual([{ chatId: 'one', agent: '1001' }]);
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
