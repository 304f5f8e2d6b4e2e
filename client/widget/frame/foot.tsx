/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import { isRunning } from '../connection/view.ts';
import { BlockedCard } from './blocked-card.tsx';

/** Where the customer writes; while they are blocked, why they cannot. [P2] */
export function Foot(props: {
  desk: DeskView | null;
  now: number;
  children: ComponentChildren;
}): JSX.Element {
  const { desk, now, children } = props;
  const blocked = desk?.blocked;
  if (!blocked || Date.parse(blocked.until) <= now) return <>{children}</>;
  return <BlockedCard blocked={blocked} now={now} />;
}

/** Whether something on the screen changes by time alone: a running chat's clocks, the end of a block. */
export function isTicking(chat: CustomerChat | null, desk: DeskView | null): boolean {
  return isRunning(chat) || (desk?.blocked !== undefined && desk.blocked !== null);
}
