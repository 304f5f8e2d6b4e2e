import { create } from 'zustand';
import type { StaffChat, StaffView } from '../../../../protocol/chat.ts';

/** The columns by which the floor can be sorted. */
export const COLUMNS = [
  'customer',
  'agent',
  'since',
  'waiting',
  'owes',
  'situation',
  'clocks',
  'last',
] as const;

/** One of {@link COLUMNS}. */
export type Column = (typeof COLUMNS)[number];

/** The sort column and direction. */
export interface Order {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

/** The current order of the table, which the navigation keys follow. */
export const useOrder = create<Order>()(() => ({ column: 'waiting', direction: 'ascending' }));

/** The sorted sessions; those without a value in the column come last. */
export function sorted(
  chats: readonly StaffChat[],
  staff: Readonly<Record<string, StaffView>>,
  { column, direction }: Order,
): StaffChat[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...chats].sort((a, b) => {
    const left = valueOf(a, column, staff);
    const right = valueOf(b, column, staff);
    if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
    return sign * left.localeCompare(right);
  });
}

/** Times are compared as ISO 8601 text, so "ascending" is earliest, that is longest wait, first. */
function valueOf(chat: StaffChat, column: Column, staff: Readonly<Record<string, StaffView>>): string {
  switch (column) {
    case 'customer':
      return chat.customer.name ?? '';
    case 'agent':
      return chat.agent === null ? '' : (staff[chat.agent]?.number ?? chat.agent);
    case 'since':
      return chat.startedAt;
    case 'waiting':
      return chat.waitingSince ?? '';
    case 'owes':
      return chat.owes ?? '';
    case 'situation':
      return chat.situation ?? '';
    case 'clocks':
      return chat.deadlines.map(({ at }) => at).sort()[0] ?? '';
    case 'last':
      return chat.lastAt;
  }
}
