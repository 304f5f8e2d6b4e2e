import type { CustomerChat } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { isFromStaff } from './log.ts';

/**
 * How far the server's clock is ahead of `performance.now()`, ms; null until the first message from the server.
 * `performance.now()` does not jump when the computer's clock is set.
 */
export type Ahead = number | null;

/**
 * Updates the offset from the server's time in a message (ISO 8601) and the local time of its arrival. Messages take
 * time to travel, so each one gives a lower bound, and the highest is the most exact.
 */
export function learn(ahead: Ahead, serverNow: string, arrived: number): Ahead {
  const bound = Date.parse(serverNow) - arrived;
  if (Number.isNaN(bound)) return ahead;
  return ahead === null ? bound : Math.max(ahead, bound);
}

/** The server's time at a local time, Unix ms; null without an offset. */
export function deskTime(ahead: Ahead, local: number): number | null {
  return ahead === null ? null : local + ahead;
}

const LAST_MINUTES_MS = 5 * 60_000;
// A timeout is announced at least twenty seconds before it ends (WCAG 2.2.1).
const LEAST_MS = 20_000;

/** A countdown for the customer with its remaining time. */
export interface Countdown {
  kind: 'idle' | 'warned';
  leftMs: number;
}

/**
 * The countdown to show now, if any: the five minutes of a warning always [P2]; the idle time only in its last five
 * minutes or its last quarter, whichever is shorter [P1].
 */
export function countdown(chat: CustomerChat, entries: readonly Entry[], now: number): Countdown | null {
  if (chat.status === 'closed') return null;
  if (chat.warned !== null) return { kind: 'warned', leftMs: leftUntil(chat.warned.until, now) };
  if (chat.closesAt === null || chat.owes === 'agent') return null;
  const leftMs = leftUntil(chat.closesAt, now);
  return leftMs <= quietUntil(chat.closesAt, entries) ? { kind: 'idle', leftMs } : null;
}

/** A duration as `4:05` or `1:02:03`, rounded up to seconds. */
export function clockFace(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

function leftUntil(until: string, now: number): number {
  return Math.max(0, Date.parse(until) - now);
}

function quietUntil(closesAt: string, entries: readonly Entry[]): number {
  const asked = entries.findLast(isFromStaff);
  const whole = asked === undefined ? LAST_MINUTES_MS * 4 : Date.parse(closesAt) - Date.parse(asked.at);
  return Math.max(LEAST_MS, Math.min(LAST_MINUTES_MS, whole / 4));
}
