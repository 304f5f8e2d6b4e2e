import type { Cell } from '../../../phrases/exchange/csv.ts';
import {
  MEASURE_PARTS,
  type Figure,
  type Measure,
  type Measured,
  type MeasuredItems,
  type Slice,
} from '../../../protocol/measures.ts';

/** A table of a measure as a file has it. Times are in milliseconds, shares between 0 and 1. */
export function measureTable(
  measured: Measured,
  measure: Measure,
  table: 'series' | 'missing' | 'customers' | Slice,
): Cell[][] {
  switch (table) {
    case 'series':
      return [
        ['from', 'to', ...columnsOf(measure)],
        ...measured.series.map(({ from, to, figures }) => [from, to, ...cellsOf(measure, figures[measure])]),
      ];
    case 'missing':
      return [['step', 'chats'], ...Object.entries(measured.missing)];
    case 'customers':
      return [
        ['customer', 'name', 'class', 'chats', 'complaints'],
        ...measured.customers.rows.map(({ id, name, class: of, chats, complaints }) => [
          ...[id, name, of, chats, complaints],
        ]),
      ];
    case 'agent':
    case 'department':
    case 'class':
    case 'customerClass':
    case 'cause':
      return [
        [table, ...columnsOf(measure)],
        ...(measured.slices[measure][table]?.rows ?? []).map(({ key, figure }) => [
          key,
          ...cellsOf(measure, figure),
        ]),
      ];
  }
}

/** The list behind a figure as a file has it. */
export function itemTable({ items }: Pick<MeasuredItems, 'items'>): Cell[][] {
  return [
    [
      'at',
      'measure',
      'part',
      'chat',
      'case',
      'agent',
      'department',
      'customer',
      'name',
      'value',
      'cause',
      'missing',
    ],
    ...items.map((one) => [
      ...[one.at, one.measure, one.part, one.chatId, one.case, one.agent, one.department],
      ...[one.customerId, one.customerName, one.value, one.cause, one.missing.join(' ')],
    ]),
  ];
}

function columnsOf(measure: Measure): string[] {
  const more = measure === 'expectation' ? ['expected', 'perceived'] : [];
  return [...MEASURE_PARTS[measure], 'rate', 'mean', 'median', 'p90', ...more];
}

function cellsOf(measure: Measure, { parts, rate, mean, spread, ...both }: Figure): Cell[] {
  const more = measure === 'expectation' ? [both.expected ?? null, both.perceived ?? null] : [];
  return [...parts, rate, mean, spread.median, spread.p90, ...more];
}
