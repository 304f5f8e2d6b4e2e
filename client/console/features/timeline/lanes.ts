import type { TimelinePage, TimelinePerson, TimelineSpan } from '../../../../protocol/timeline.ts';

/** The width of a lane, in units of its drawing. */
export const LANE_WIDTH = 1000;

/** From when to when a timeline is drawn, in milliseconds; `now` is where spans that go on end. */
export interface Drawn {
  from: number;
  to: number;
  now: number;
}

/** The range of a page. */
export function drawnIn({ from, to, now }: Pick<TimelinePage, 'from' | 'to' | 'now'>): Drawn {
  return { from: Date.parse(from), to: Date.parse(to), now: Date.parse(now) };
}

/** The people of several pages; one whose spans are on two pages is one. */
export function peopleIn(pages: readonly TimelinePage[]): TimelinePerson[] {
  const people = new Map<string, TimelinePerson>();
  for (const person of pages.flatMap((page) => page.people)) {
    const known = people.get(person.account);
    people.set(person.account, known ? { ...known, spans: [...known.spans, ...person.spans] } : person);
  }
  return [...people.values()];
}

/** What of a span lies in the range: its moments, and its place in a lane. */
export function placeOf(span: TimelineSpan, { from, to, now }: Drawn) {
  const begin = Math.max(from, Date.parse(span.from));
  const end = Math.max(begin, Math.min(to, span.to === null ? now : Date.parse(span.to)));
  const unit = LANE_WIDTH / (to - from);
  return { begin, end, x: (begin - from) * unit, width: (end - begin) * unit };
}

/** Whether somebody has as many chats as they may have. */
export function isBusy({ chats, capacity }: Pick<TimelineSpan, 'chats' | 'capacity'>): boolean {
  return chats >= capacity;
}

/** What a lane comes to; lengths in whole minutes. */
export interface Totals {
  online: number;
  /** Of that, with as many chats as they may have. */
  busy: number;
  away: number;
  /** The most chats at once. */
  most: number;
}

/** The sums of somebody's spans in the range. */
export function totalsOf(spans: readonly TimelineSpan[], drawn: Drawn): Totals {
  const sums = { online: 0, busy: 0, away: 0, most: 0 };
  for (const span of spans) {
    const { begin, end } = placeOf(span, drawn);
    sums[span.state] += end - begin;
    if (span.state === 'online' && isBusy(span)) sums.busy += end - begin;
    sums.most = Math.max(sums.most, span.chats);
  }
  const minutes = (ms: number): number => Math.round(ms / 60_000);
  return {
    online: minutes(sums.online),
    busy: minutes(sums.busy),
    away: minutes(sums.away),
    most: sums.most,
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Where the axis has a line: every three hours of a day, every day of more, at most about ten. */
export function ticksIn({ from, to }: Drawn): { at: number; x: number; isDay: boolean }[] {
  const days = (to - from) / DAY_MS;
  const isDay = days > 1.5;
  const step = isDay
    ? Math.max(1, Math.ceil(days / 10)) * DAY_MS
    : to - from <= 8 * HOUR_MS
      ? HOUR_MS
      : 3 * HOUR_MS;
  const count = Math.ceil((to - from) / step);
  return Array.from({ length: count }, (_, n) => ({
    at: from + n * step,
    x: (n * step * LANE_WIDTH) / (to - from),
    isDay,
  }));
}
