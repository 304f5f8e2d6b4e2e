import { CASE_KINDS, type CaseKind } from '../../../protocol/cases.ts';
import type { OwedWhy } from '../../../protocol/handovers.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import type { Instant } from '../instant.ts';

/** What is handed over: a chat by its id, a case by its number. */
export interface ItemId {
  kind: 'chat' | 'case';
  id: string;
}

/** An item of a hand-over, and what its taker has said to it. */
export interface Handed extends ItemId {
  why: OwedWhy;
  dueAt: Instant | null;
  answer: 'accepted' | 'declined' | 'gone' | null;
  reason: string | null;
  answeredAt: Instant | null;
}

/** What somebody owed at the end of a shift, offered to a colleague. What is not accepted stays theirs. [P8] */
export interface ShiftHandover {
  id: string;
  from: string;
  to: string;
  at: Instant;
  note: string;
  /** Withdrawn when another one is offered in its place. */
  withdrawn: boolean;
  /** When leads were told that nobody answers it. */
  toldAt: Instant | null;
  items: Handed[];
}

/** Every reason why something is owed. */
export const OWED_WHYS: readonly OwedWhy[] = ['crisis', 'owes', 'open', ...CASE_KINDS];

/** Whether two mean the same chat or case. */
export function isSame(one: ItemId, other: ItemId): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** Whether its taker still owes an answer to an item. */
export function statusOf({ withdrawn, items }: ShiftHandover): 'offered' | 'settled' | 'withdrawn' {
  if (items.every(({ answer }) => answer !== null)) return 'settled';
  return withdrawn ? 'withdrawn' : 'offered';
}

/** Whether somebody sees it: its two sides, and leads. */
export function seesHandover(asker: Asker, { from, to }: Pick<ShiftHandover, 'from' | 'to'>): boolean {
  return asker.account === from || asker.account === to || may(asker, 'watchFloor');
}

/** Why a chat is owed: the gravest. */
export function whyOfChat({ crisis, owes }: { crisis: boolean; owes: boolean }): OwedWhy {
  if (crisis) return 'crisis';
  return owes ? 'owes' : 'open';
}

/** How something stands when it is accepted: it has to be moved, it is there already, or there is nothing left to move. */
export function standingOf(
  { owner, isOpen }: { owner: string | null; isOpen: boolean },
  { from, to }: Pick<ShiftHandover, 'from' | 'to'>,
): 'theirs' | 'moved' | 'gone' {
  if (!isOpen) return 'gone';
  if (owner === to) return 'moved';
  return owner === from ? 'theirs' : 'gone';
}

/** Something that is owed, with what its place in a sheet follows from. */
interface Placed {
  why: OwedWhy;
  dueAt: Instant | null;
  urgent: boolean;
}

const GRAVE: Record<OwedWhy, number> = {
  ...{ crisis: 0, owes: 1, open: 2, complaint: 3, promise: 3, followUp: 3, message: 3, feedback: 3 },
} satisfies Record<'crisis' | 'owes' | 'open' | CaseKind, number>;

/** The order of a sheet: crises, chats whose customer waits, other chats; then urgent cases, and by their deadlines. */
export function inSheetOrder<T extends Placed>(items: readonly T[]): T[] {
  return [...items].sort(
    (one, other) =>
      GRAVE[one.why] - GRAVE[other.why] ||
      Number(other.urgent) - Number(one.urgent) ||
      (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity) ||
      0,
  );
}
