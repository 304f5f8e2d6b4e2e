import type { CustomerChat } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { isFromStaff } from './log.ts';

/**
 * How far the desk's clock is ahead of this page's own, in milliseconds; null until the desk was heard.
 * Counted against `performance.now()`, which does not jump when somebody sets the computer's clock.
 */
export type Ahead = number | null;

/**
 * Learns from a time the desk named and the moment it arrived. News takes time to travel, so every telling is a
 * lower bound, and the highest is nearest to the truth.
 */
export function learn(ahead: Ahead, told: string, arrived: number): Ahead {
  const bound = Date.parse(told) - arrived;
  if (Number.isNaN(bound)) return ahead;
  return ahead === null ? bound : Math.max(ahead, bound);
}

/** The desk's time at a moment of the page's clock, in milliseconds since 1970; null if the desk was never heard. */
export function deskTime(ahead: Ahead, local: number): number | null {
  return ahead === null ? null : local + ahead;
}

const LAST_MINUTES_MS = 5 * 60_000;
// Whoever is timed out gets at least twenty seconds to say that they are still there (WCAG 2.2.1).
const LEAST_MS = 20_000;

/** A clock that the customer is shown, and how long it still runs. */
export interface Countdown {
  kind: 'idle' | 'warned';
  leftMs: number;
}

/**
 * The clock to show now, if any. The five minutes of a warning always show [P2]; the idle clock stays quiet until the
 * last five minutes or the last quarter of its time, whichever is less [P1].
 */
export function countdown(chat: CustomerChat, entries: readonly Entry[], now: number): Countdown | null {
  if (chat.status === 'closed') return null;
  if (chat.warned !== null) return { kind: 'warned', leftMs: leftUntil(chat.warned.until, now) };
  if (chat.closesAt === null || chat.owes === 'agent') return null;
  const leftMs = leftUntil(chat.closesAt, now);
  return leftMs <= quietUntil(chat.closesAt, entries) ? { kind: 'idle', leftMs } : null;
}

/** Milliseconds as a clock shows them, `4:05` or `1:02:03`; a begun second counts. */
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
