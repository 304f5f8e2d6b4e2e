import { intervalOf, type WireInterval } from '../../../../protocol/calendar.ts';

const TYPED = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/;

/** Parses hours like `8-12 14:30-18`; empty means closed. Accepts full-width characters. Null if it is invalid. */
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

/** Formats hours in the syntax of {@link hoursTyped}. */
export function hoursAsTyped(intervals: readonly WireInterval[]): string {
  return intervals.map((interval) => interval.join('-')).join(' ');
}
