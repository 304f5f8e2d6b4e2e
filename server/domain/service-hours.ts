import { DateTime } from 'luxon';
import type { Instant } from './instant.ts';

/** A stretch of the day in minutes since midnight; `to` is not part of it. */
interface Shift {
  from: number;
  to: number;
}

/** When people are there, every day, in one time zone. [P10] */
export interface ServiceHours {
  shifts: Shift[];
  timeZone: string;
  /** As it was written, for people. */
  text: string;
}

const SHIFT = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

/** Reads `08:00-12:00,14:00-18:00`; null if it cannot be meant. `00:00-24:00` is always. */
export function parseServiceHours(text: string, timeZone: string): ServiceHours | null {
  const shifts = text.split(',').map((part) => parseShift(part.trim()));
  if (shifts.includes(null)) return null;
  return { shifts: shifts.filter((shift) => shift !== null), timeZone, text };
}

/** Whether people are there around the clock. */
export function isAlwaysOpen({ shifts }: ServiceHours): boolean {
  const ordered = [...shifts].sort((one, other) => one.from - other.from);
  const until = ordered.reduce((end, { from, to }) => (from <= end ? Math.max(end, to) : end), 0);
  return until >= 24 * 60;
}

/** Whether the desk is within its hours. */
export function isOpenAt(hours: ServiceHours, at: Instant): boolean {
  const local = DateTime.fromMillis(at, { zone: hours.timeZone });
  const minute = local.hour * 60 + local.minute;
  return hours.shifts.some(({ from, to }) => minute >= from && minute < to);
}

/** When the desk opens next; null if it is open now. */
export function opensNext(hours: ServiceHours, at: Instant): Instant | null {
  if (isOpenAt(hours, at)) return null;
  const today = DateTime.fromMillis(at, { zone: hours.timeZone }).startOf('day');
  const openings = [0, 1].flatMap((days) =>
    hours.shifts.map(({ from }) =>
      today
        .plus({ days })
        .set({ hour: Math.floor(from / 60), minute: from % 60 })
        .toMillis(),
    ),
  );
  return openings.filter((opening) => opening > at).sort((one, other) => one - other)[0] ?? null;
}

function parseShift(text: string): Shift | null {
  const numbers = SHIFT.exec(text)?.slice(1).map(Number);
  if (!numbers) return null;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = numbers;
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  const real = fromMinute < 60 && toMinute < 60 && from < to && to <= 24 * 60;
  return real ? { from, to } : null;
}

/** What decides whether somebody takes chats. */
export interface Availability {
  status: 'online' | 'away';
  /** Whether a console of theirs is connected, to whichever process. */
  connected: boolean;
  disabledAt: number | null;
}

/**
 * Whether somebody takes chats now. The one rule: dealing, transfers, "somebody is there" and the floor ask it, so that
 * nobody is called present to customers and then given no chat. Everybody who is online takes chats, whatever their role.
 */
export function takesChats({ status, connected, disabledAt }: Availability): boolean {
  return disabledAt === null && connected && status === 'online';
}
