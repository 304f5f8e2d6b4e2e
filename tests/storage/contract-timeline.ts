import type { Away } from '../../server/domain/status/standing.ts';
import { aChat, begin, joins, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const MINUTE = 60_000;
const MEAL: Away = { cause: 'chosen', reason: '用餐', by: null, since: 20 * MINUTE };

/** Who was online or away, and with how many chats. */
export function describeTimeline(store: Current): void {
  describe('the timeline', () => {
    const follow = (at: number, account = '1001') => store().timeline.follow([{ account, at }], 5);
    const spans = (from: number, to: number, limit = 9) =>
      store().timeline.spansOf('1001', { from: from * MINUTE, to: to * MINUTE }, limit);
    const short = async (from: number, to: number) =>
      (await spans(from, to)).map((one) => [
        one.state,
        one.chats,
        one.from / MINUTE,
        one.to === null ? null : one.to / MINUTE,
      ]);

    beforeEach(async () => {
      await store().staff.add([
        {
          ...{
            account: '1001',
            number: '1001',
            name: '小王',
            role: 'agent',
            passwordHash: '',
            status: 'away',
          },
          ...{ away: null, lostAt: 0, lostMarked: false, disabledAt: null, sessionEpoch: 0, mail: null },
          ...{ languages: [], capacity: null, lastSignInAt: null, departments: [] },
        },
      ]);
    });

    /** Online at 10, one chat at 15, a meal at 20, gone at 40. */
    const aMorning = async () => {
      await store().staff.setLost('1001', null);
      await store().staff.setStatus('1001', { status: 'online', away: null }, 10 * MINUTE);
      await follow(10 * MINUTE);
      await begin(store(), aChat('a'), [said('在吗'), joins('1001')]);
      await follow(15 * MINUTE);
      await store().staff.setStatus('1001', { status: 'away', away: MEAL }, 20 * MINUTE);
      await follow(21 * MINUTE);
      await store().staff.setLost('1001', 40 * MINUTE);
      await follow(41 * MINUTE);
    };

    test('is what is stored of people, with the moments that the facts name', async () => {
      await aMorning();
      expect(await short(0, 60)).toEqual([
        ['online', 0, 10, 15],
        ['online', 1, 15, 20],
        ['away', 1, 20, 40],
      ]);
      expect((await spans(0, 60)).at(-1)).toEqual({
        ...{ account: '1001', from: 20 * MINUTE, to: 40 * MINUTE, state: 'away', cause: 'chosen' },
        ...{ reason: '用餐', by: null, chats: 1, capacity: 5 },
      });
      expect(await follow(50 * MINUTE)).toBe(0);
      expect(await follow(50 * MINUTE, 'nobody')).toBe(0);
    });

    test('gives what touches a range, also what began long before, and the rest page by page', async () => {
      await aMorning();
      expect(await short(16, 17)).toEqual([['online', 1, 15, 20]]);
      expect(await short(15, 20)).toEqual([['online', 1, 15, 20]]);
      expect(await short(41, 90)).toEqual([]);
      const [first] = await spans(0, 60, 1);
      expect(first?.from).toBe(10 * MINUTE);
      const range = { from: 0, to: 60 * MINUTE, after: 10 * MINUTE };
      expect((await store().timeline.spansOf('1001', range, 9)).map(({ from }) => from / MINUTE)).toEqual([
        15, 20,
      ]);
    });

    test('two that follow the same change at once write it once', async () => {
      await store().staff.setLost('1001', null);
      const written = await Promise.all([
        follow(10 * MINUTE),
        follow(10 * MINUTE + 1),
        follow(10 * MINUTE + 2),
      ]);
      expect(written.sort()).toEqual([0, 0, 1]);
      expect(await short(0, 60)).toHaveLength(1);
    });

    test('after a crash what ran ends at the last beat; while another process is alive it goes on', async () => {
      await store().staff.setLost('1001', null);
      await follow(10 * MINUTE);
      await store().timeline.beat(30 * MINUTE);
      await store().timeline.beat(29 * MINUTE);
      expect(await store().timeline.endAbandoned(29 * MINUTE, 31 * MINUTE)).toBe(false);
      expect(await short(0, 60)).toEqual([['away', 0, 10, null]]);
      const both = [0, 1].map(() => store().timeline.endAbandoned(89 * MINUTE, 90 * MINUTE));
      // Two processes that start together: the second finds that the first is alive.
      expect((await Promise.all(both)).sort()).toEqual([false, true]);
      expect(await short(0, 60)).toEqual([['away', 0, 10, 30]]);
    });

    test('what began after the last beat of a process that crashed ends no earlier than it began', async () => {
      await store().timeline.beat(5 * MINUTE);
      await store().staff.setLost('1001', null);
      await follow(10 * MINUTE);
      await store().timeline.endAbandoned(Infinity, 90 * MINUTE);
      expect(await short(0, 60)).toEqual([['away', 0, 10, 10]]);
    });

    test('is removed by its end, some at a time, and what runs stays', async () => {
      await aMorning();
      await store().staff.setLost('1001', null);
      await follow(50 * MINUTE);
      const before = 90 * MINUTE;
      expect(await store().erasure.countDue('timeline', before, 9)).toBe(3);
      expect(await store().timeline.removeBefore(before, 2)).toBe(2);
      expect(await store().timeline.removeBefore(before, 2)).toBe(1);
      expect(await short(0, 90)).toEqual([['away', 1, 50, null]]);
    });
  });
}
