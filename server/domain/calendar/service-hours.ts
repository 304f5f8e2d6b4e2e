import { DAY_MINUTES, everyDay, type Calendar, type Interval } from './calendar.ts';
import { OpenHours } from './open-hours.ts';

/** The hours of the desk, as everybody asks them. [P10] */
export interface ServiceHours {
  calendar: Calendar;
  open: OpenHours;
  /** As they were written, for people. */
  text: string;
}

const INTERVAL = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

/** Reads `08:00-12:00,14:00-18:00`, the same every day; null if it is invalid. `00:00-24:00` is always. */
export function parseServiceHours(text: string, timeZone: string): ServiceHours | null {
  const intervals: Interval[] = [];
  for (const part of text.split(',')) {
    const interval = parseInterval(part.trim());
    if (!interval) return null;
    intervals.push(interval);
  }
  const calendar = { timeZone, week: everyDay(intervals), days: new Map() };
  return { calendar, open: new OpenHours(calendar), text };
}

function parseInterval(text: string): Interval | null {
  const numbers = INTERVAL.exec(text)?.slice(1).map(Number);
  if (!numbers) return null;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = numbers;
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  const valid = fromMinute < 60 && toMinute < 60 && from < to && to <= DAY_MINUTES;
  return valid ? { from, to } : null;
}
