import { create } from 'zustand';
import type { StaffChat, StaffView } from '../../../../protocol/chat.ts';

/** The columns of the floor by which it can be sorted. */
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

/** Which column, and which way. */
export interface Order {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

/** The order that the table has now; the keys go through the chats in the same one. */
export const useOrder = create<Order>()(() => ({ column: 'waiting', direction: 'ascending' }));

/** The sessions in an order; what has no value in the column always comes last. */
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

/** Times are compared as ISO text, so "ascending" is "earliest first": who has waited longest. */
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
