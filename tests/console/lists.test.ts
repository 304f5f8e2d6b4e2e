import {
  closedOf,
  longestOverdue,
  mineOf,
  neighbour,
  overdueCount,
  queueOf,
} from '../../client/console/store/lists.ts';
import { at, byId, chat, deskWithSales } from './samples.ts';

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('the lists of the inbox', () => {
  test('mine: who has waited longest for an answer first, then the liveliest', () => {
    const chats = byId(
      chat('quiet', { lastAt: at('08:09:00') }),
      chat('new', { waitingSince: at('08:05:00') }),
      chat('old', { waitingSince: at('08:01:00') }),
      chat('lively', { lastAt: at('08:10:00') }),
      chat('other', { agent: '1002' }),
    );
    expect(ids(mineOf(chats, '1001'))).toEqual(['old', 'new', 'lively', 'quiet']);
  });

  test('mine: a chat that was handed over and not opened yet stands among those that call, promise or not', () => {
    const handover = { at: at('08:03:00'), by: '1002', why: 'agent', note: null } as const;
    const chats = byId(
      chat('lively', { lastAt: at('08:10:00') }),
      chat('new', { waitingSince: at('08:05:00') }),
      chat('handed', { handover, held: { until: at('08:20:00') }, lastAt: at('08:03:00') }),
      chat('old', { waitingSince: at('08:01:00') }),
    );
    expect(ids(mineOf(chats, '1001'))).toEqual(['old', 'handed', 'new', 'lively']);
    expect(longestOverdue(byId(chat('handed', { handover })), '1001')?.id).toBe('handed');
  });

  test('queue: in the order of arrival', () => {
    const waits = (id: string, time: string) =>
      chat(id, { status: 'waiting', agent: null, queuedAt: at(time) });
    expect(ids(queueOf(byId(waits('b', '08:02:00'), waits('a', '08:01:00'))))).toEqual(['a', 'b']);
  });

  test('closed: fetched and just closed, each once, latest first', () => {
    const ended = (id: string, time: string) => chat(id, { status: 'closed', closedAt: at(time) });
    const now = byId(ended('c', '09:00:00'), ended('b', '08:00:00'), chat('open'));
    expect(ids(closedOf(now, [ended('b', '08:00:00'), ended('a', '07:00:00')], '1001'))).toEqual([
      'c',
      'b',
      'a',
    ]);
  });

  test('the key for the longest wait goes to own customers before the queue', () => {
    const queued = chat('q', {
      status: 'waiting',
      agent: null,
      waitingSince: at('07:00:00'),
      queuedAt: at('07:00:00'),
    });
    const own = chat('own', { waitingSince: at('08:00:00') });
    expect(longestOverdue(byId(queued, own), '1001')?.id).toBe('own');
    expect(longestOverdue(byId(queued, chat('own')), '1001')?.id).toBe('q');
  });

  test('moving stops at both ends and begins at the first', () => {
    const list = [chat('a'), chat('b')];
    expect(neighbour(list, 'b', 1)?.id).toBe('b');
    expect(neighbour(list, null, 1)?.id).toBe('a');
    expect(neighbour([], 'a', 1)).toBeNull();
  });

  test('three minutes count as overdue, not a second less', () => {
    const list = [chat('a', { waitingSince: at('08:00:00') })];
    expect(overdueCount(list, Date.parse(at('08:02:59')))).toBe(0);
    expect(overdueCount(list, Date.parse(at('08:03:00')))).toBe(1);
  });

  test('each chat is overdue by the time of its own department', () => {
    const since = { waitingSince: at('08:00:00') };
    const list = [chat('a', since), chat('b', { ...since, department: 'sales' })];
    const overdue = ['08:01:59', '08:02:00', '08:10:00'].map((time) =>
      overdueCount(list, Date.parse(at(time)), deskWithSales),
    );
    expect(overdue).toEqual([0, 1, 2]);
  });
});
