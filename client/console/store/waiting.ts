import type { DeadlineKind, StaffChat } from '../../../protocol/chat.ts';

/** From when on a wait is marked, and from when on it is an alarm, ms. */
export const DUE_MS = 40_000;
export const OVERDUE_MS = 180_000;

/** How pressing a wait is. */
export type Urgency = 'calm' | 'due' | 'overdue';

/** How pressing a wait of so many milliseconds is. */
export function urgencyOf(waitedMs: number): Urgency {
  if (waitedMs >= OVERDUE_MS) return 'overdue';
  return waitedMs >= DUE_MS ? 'due' : 'calm';
}

/** For how long the customer has been waiting for an answer, ms; null when nobody waits. */
export function waitedMs(chat: StaffChat, now: number): number | null {
  if (chat.status === 'closed' || chat.waitingSince === null) return null;
  return Math.max(0, now - Date.parse(chat.waitingSince));
}

/** A length of time as a clock shows it: 0:07, 12:30, 1:02:03; whole days in front. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  if (days > 0) return `${days}d ${hours}:${two(minutes)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** What is left until a deadline, ms; null if the chat does not stand under it. */
export function leftMs(chat: StaffChat, kind: DeadlineKind, now: number): number | null {
  const deadline = chat.deadlines.find((one) => one.kind === kind);
  if (!deadline || chat.status === 'closed') return null;
  return Math.max(0, Date.parse(deadline.at) - now);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
