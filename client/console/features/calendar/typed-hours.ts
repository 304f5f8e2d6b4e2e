import { intervalOf, type WireInterval } from '../../../../protocol/calendar.ts';

const TYPED = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/;

/** Hours as they are typed, `8-12 14:30-18`; nothing is closed, and null cannot be meant. Full-width signs count too. */
export function hoursTyped(text: string): WireInterval[] | null {
  const parts = text
    .normalize('NFKC')
    .replace(/\s*[-–—~〜至到]\s*/gu, '-')
    .split(/[\s,;、;]+/u)
    .filter((part) => part !== '');
  const read = parts.map((part): WireInterval | null => {
    const [, from, fromMinute, to, toMinute] = TYPED.exec(part) ?? [];
    if (from === undefined || to === undefined) return null;
    const interval: WireInterval = [timeIn(from, fromMinute), timeIn(to, toMinute)];
    return intervalOf(interval) === null ? null : interval;
  });
  const known = read.filter((interval) => interval !== null);
  return known.length === read.length ? known : null;
}

function timeIn(hour: string, minute = '00'): string {
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** Hours as they may be typed again. */
export function hoursAsTyped(intervals: readonly WireInterval[]): string {
  return intervals.map((interval) => interval.join('-')).join(' ');
}
