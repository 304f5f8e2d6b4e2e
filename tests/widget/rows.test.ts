import { changeOutbox } from '../../client/widget/connection/outbox.ts';
import { rowsOf } from '../../client/widget/frame/rows.ts';
import { after, agentSaid, entryWith, written } from './samples.ts';

test('each message of the customer says how far it has come', () => {
  const outbox = changeOutbox([], { change: 'wrote', item: written('a') });
  const rows = rowsOf([entryWith(1), entryWith(2)], outbox, 1);
  expect(rows.flatMap((row) => (row.row === 'bubble' ? [row.mark] : []))).toEqual([
    'seen',
    'stored',
    'unsent',
  ]);
});

test('messages of one side close together make one group, others do not', () => {
  const rows = rowsOf([agentSaid(1), agentSaid(2), agentSaid(3, after(900)), entryWith(4)], [], 0);
  const bubbles = rows.flatMap((row) => (row.row === 'bubble' ? [[row.first, row.last]] : []));
  expect(bubbles).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

test('a new day breaks the conversation', () => {
  const rows = rowsOf([entryWith(1), entryWith(2, { at: after(3 * 86_400) })], [], 0);
  expect(rows.map((row) => row.row)).toEqual(['day', 'bubble', 'day', 'bubble']);
});

test('what customers are told nothing of makes no row', () => {
  const nudge = entryWith(1, { kind: 'nudged', by: { role: 'system' } });
  expect(rowsOf([nudge], [], 0)).toEqual([]);
});

test('a quoted file is named; only what is gone counts as withdrawn', () => {
  const file = { id: 'f', name: 'invoice.pdf', type: 'application/pdf', size: 9 };
  const answer = entryWith(3, { data: { quote: 2 } });
  const quoteIn = (quoted: object) =>
    rowsOf([entryWith(2, { text: '', ...quoted }), answer], [], 0).flatMap((row) =>
      row.row === 'bubble' ? (row.quote ?? []) : [],
    );
  expect(quoteIn({ files: [file] })).toEqual(['invoice.pdf']);
  expect(quoteIn({})).toEqual([]);
});
