import { render, screen } from '@testing-library/react';
import type { Entry } from '../../protocol/entry.ts';
import { EntryRow } from '../../client/console/features/chat/log/entry-row.tsx';
import { rowsOf } from '../../client/console/features/chat/log/rows.ts';
import '../../client/console/locales/i18n.ts';
import { entry } from './samples.ts';

/** A message that knows how often its words were read: once more whenever it is drawn. */
function watched(): { message: Entry; reads: () => number } {
  const reads = jest.fn(() => '您好');
  const message = Object.defineProperty(entry(1), 'text', { get: reads, enumerable: true });
  return { message, reads: () => reads.mock.calls.length };
}

function Log({ entries }: { entries: readonly Entry[] }) {
  return rowsOf(entries, []).map((row) => <EntryRow key={row.key} row={row} chatId="a" />);
}

test('a line that comes draws itself, and the line before it only where its block goes on', () => {
  const { message, reads } = watched();
  const minutes = (seq: number) => entry(seq, { at: `2026-11-21T08:${10 + seq}:00.000Z` });
  const { rerender } = render(<Log entries={[message]} />);
  const before = reads();
  rerender(<Log entries={[message, minutes(2)]} />);
  expect(screen.getAllByRole('article')).toHaveLength(2);
  expect(reads()).toBe(before);

  rerender(<Log entries={[message, entry(2, { at: message.at }), minutes(3)]} />);
  expect(reads()).toBeGreaterThan(before);
});
