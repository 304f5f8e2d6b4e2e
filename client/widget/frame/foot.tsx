/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import { isRunning } from '../connection/view.ts';
import { BlockedCard } from './blocked-card.tsx';

/** Where the customer writes; while they are blocked, or have to sign in first, why they cannot. [P2] */
export function Foot(props: {
  desk: DeskView | null;
  chat: CustomerChat | null;
  now: number;
  children: ComponentChildren;
}): JSX.Element {
  const { desk, chat, now, children } = props;
  if (desk?.signInFirst && !isRunning(chat)) return <p class="banner">{desk.signInFirst}</p>;
  const blocked = desk?.blocked;
  if (!blocked || Date.parse(blocked.until) <= now) return <>{children}</>;
  return <BlockedCard blocked={blocked} now={now} />;
}

/** Whether something on the screen changes by time alone: a running chat's clocks, the end of a block. */
export function isTicking(chat: CustomerChat | null, desk: DeskView | null): boolean {
  return isRunning(chat) || (desk?.blocked !== undefined && desk.blocked !== null);
}
