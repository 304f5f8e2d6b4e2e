import { sorted } from '../../client/console/features/floor/sorting.ts';
import { at, chat } from './samples.ts';

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('the floor', () => {
  test('sorts by wait, longest first, and whoever does not wait comes last either way', () => {
    const chats = [
      chat('none'),
      chat('new', { waitingSince: at('08:05:00') }),
      chat('old', { waitingSince: at('08:01:00') }),
    ];
    expect(ids(sorted(chats, {}, { column: 'waiting', direction: 'ascending' }))).toEqual([
      'old',
      'new',
      'none',
    ]);
    expect(ids(sorted(chats, {}, { column: 'waiting', direction: 'descending' }))).toEqual([
      'new',
      'old',
      'none',
    ]);
  });

  test('[P1] [P2] sorts by the deadline that comes first', () => {
    const chats = [
      chat('idle', { deadlines: [{ kind: 'idle', at: at('09:00:00') }] }),
      chat('warned', { deadlines: [{ kind: 'harassment', at: at('08:05:00') }] }),
    ];
    expect(ids(sorted(chats, {}, { column: 'clocks', direction: 'ascending' }))).toEqual(['warned', 'idle']);
  });
});
