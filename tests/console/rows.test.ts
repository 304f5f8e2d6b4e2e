import { rowsOf } from '../../client/console/features/chat/log/rows.ts';
import { entry } from './samples.ts';

const at = (day: number, time: string) => `2026-11-${day}T${time}Z`;

describe('the lines of a chat', () => {
  test('have a break before each day and the beginning on top', () => {
    const rows = rowsOf([entry(1, { at: at(10, '12:00:00') }), entry(2, { at: at(14, '12:00:00') })], []);
    expect(rows.map(({ type }) => type)).toEqual(['beginning', 'day', 'entry', 'day', 'entry']);
  });

  test('lines of one person within a minute are one block', () => {
    const rows = rowsOf(
      [
        entry(1, { at: at(10, '12:00:00') }),
        entry(2, { at: at(10, '12:00:30') }),
        entry(3, { at: at(10, '12:02:00') }),
      ],
      [],
    );
    expect(rows.flatMap((row) => (row.type === 'entry' ? [row.last] : []))).toEqual([false, true, true]);
  });

  test('a mark that was taken back is gone, and one set again is there', () => {
    const marks = (...kinds: ('flagged' | 'unflagged')[]) =>
      rowsOf([entry(1), ...kinds.map((kind, at) => entry(2 + at, { kind, data: { seq: 1 } }))], [])[2];
    expect(marks('flagged', 'unflagged')).toMatchObject({ flagged: false });
    expect(marks('flagged', 'unflagged', 'flagged')).toMatchObject({ flagged: true });
  });

  test('a flagged message is marked where it stands', () => {
    const rows = rowsOf([entry(1), entry(2, { kind: 'flagged', data: { seq: 1 } })], []);
    expect(rows.flatMap((row) => (row.type === 'entry' ? [row.flagged] : []))).toEqual([true, false]);
  });

  test('a line keeps its key when it is stored, so that nothing jumps', () => {
    const line = {
      clientId: 'c1',
      chatId: 'a',
      kind: 'message',
      text: 'x',
      at: 0,
      state: 'sending',
    } as const;
    const before = rowsOf([], [line]).at(-1)?.key;
    expect(rowsOf([entry(1, { clientId: 'c1' })], []).at(-1)?.key).toBe(before);
  });
});
