import { z } from 'zod';
import type { Cell } from '../../../phrases/exchange/csv.ts';
import {
  TIMELINE_DAYS_MAX,
  TIMELINE_FILE_MAX,
  TIMELINE_PAGE,
  type TimelinePage,
  type TimelinePerson,
  type TimelineSpan,
} from '../../../protocol/timeline.ts';
import { zoned } from '../../domain/days.ts';
import { iso, isoOrNull, type Instant } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { periodOf } from '../../domain/report/period.ts';
import type { Span } from '../../domain/status/timeline.ts';
import type { StaffMember } from '../../storage/accounts/staff-store.ts';
import type { Needs } from '../services.ts';

type Reading = Needs<'clock' | 'directory' | 'profile' | 'store.timeline'>;

/** Which part of the timeline is asked for. */
export interface TimelineAsked {
  from?: string | undefined;
  to?: string | undefined;
  department?: string | undefined;
  account?: string | undefined;
  cursor?: string | undefined;
}

/** People of one page at most: those without a span cost a query too. */
const PEOPLE = 100;

const DAY_MS = 86_400_000;
const BAD_CURSOR: Refusal = {
  ...refuse('bad_request', 'cursor: take it from the page before'),
  field: 'cursor',
};
const TOO_LONG: Refusal = {
  ...refuse('bad_request', `from: a timeline covers at most ${TIMELINE_DAYS_MAX} days`),
  field: 'from',
};
const TOO_MUCH = refuse(
  'too_large',
  `A file holds at most ${TIMELINE_FILE_MAX} lines; choose a shorter time.`,
);

/** A page of the timeline. Who was never seen in the range is on it as long as the account is enabled. */
export async function readTimeline(services: Reading, asked: TimelineAsked): Promise<TimelinePage | Refusal> {
  const range = rangeOf(services, asked);
  if (isRefusal(range)) return range;
  const start = asked.cursor === undefined ? FIRST : placeIn(asked.cursor);
  if ('refused' in start) return start;
  const { people, next } = await peopleFrom(services, start, { range, members: wanted(services, asked) });
  return {
    ...{ from: iso(range.from), to: iso(range.to), now: iso(services.clock.now()) },
    ...{ timeZone: services.profile.hours.calendar.timeZone, people },
    ...(next === null ? {} : { cursor: cursorAt(next) }),
  };
}

interface Wanted {
  range: { from: Instant; to: Instant };
  /** By account. */
  members: readonly StaffMember[];
}

async function peopleFrom(
  services: Reading,
  start: Place,
  { range, members }: Wanted,
): Promise<{ people: TimelinePerson[]; next: Place | null }> {
  const people: TimelinePerson[] = [];
  let left = TIMELINE_PAGE;
  let seen = 0;
  for (const member of members) {
    const { account } = member;
    if (account < start.account) continue;
    if (left === 0 || seen === PEOPLE) return { people, next: { account, after: null } };
    const after = start.account === account ? start.after : null;
    const page = { ...range, ...(after === null ? {} : { after }) };
    const spans = await services.store.timeline.spansOf(account, page, left + 1);
    const shown = spans.slice(0, left);
    if (shown.length > 0 || (member.disabledAt === null && after === null))
      people.push(personOf(member, shown));
    if (shown.length < spans.length) return { people, next: { account, after: shown.at(-1)?.from ?? after } };
    left -= shown.length;
    seen += 1;
  }
  return { people, next: null };
}

/** The whole of a range as a table, one line for each span; refused if it is too long. Times are the desk's. */
export async function timelineTable(
  services: Reading,
  asked: TimelineAsked,
): Promise<{ name: string; rows: Cell[][] } | Refusal> {
  const { timeZone } = services.profile.hours.calendar;
  const range = rangeOf(services, asked);
  if (isRefusal(range)) return range;
  const rows: Cell[][] = [HEAD];
  let cursor: string | undefined;
  do {
    const page = await readTimeline(services, { ...asked, ...(cursor === undefined ? {} : { cursor }) });
    if (isRefusal(page)) return page;
    for (const person of page.people)
      for (const span of person.spans) rows.push(lineOf(person, span, page, timeZone));
    if (rows.length > TIMELINE_FILE_MAX) return TOO_MUCH;
    ({ cursor } = page);
    // Messages have their turn between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  } while (cursor !== undefined);
  const [first, last] = [dayOf(range.from, timeZone), dayOf(range.to - 1, timeZone)];
  return { name: `timeline-${first}-${last}.csv`, rows };
}

const HEAD: Cell[] = [
  ...['account', 'number', 'name', 'from', 'to', 'minutes', 'state', 'cause', 'reason', 'setBy'],
  ...['chats', 'capacity', 'busy'],
];

/** What of a span lies in the range. */
function lineOf(
  { account, number, name }: TimelinePerson,
  span: TimelineSpan,
  { from: begin, to: end, now }: TimelinePage,
  timeZone: string,
): Cell[] {
  const from = Math.max(Date.parse(span.from), Date.parse(begin));
  const to = Math.min(Date.parse(span.to ?? now), Date.parse(end));
  const { state, cause = null, reason = null, by = null, chats, capacity } = span;
  return [
    ...[account, number, name, localTime(from, timeZone), localTime(to, timeZone)],
    ...[Math.round((to - from) / 6000) / 10, state, cause, reason, by],
    ...[chats, capacity, chats >= capacity ? 1 : 0],
  ];
}

/** `2026-03-02 09:30:00`. */
function localTime(at: Instant, timeZone: string): string {
  return zoned(at, timeZone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
}

function dayOf(at: Instant, timeZone: string): string {
  return zoned(at, timeZone).toPlainDate().toString();
}

function rangeOf({ clock, profile }: Reading, { from, to }: TimelineAsked) {
  const asked = from !== undefined && to !== undefined ? { from, to } : { days: 1 };
  const period = periodOf(asked, profile.hours.calendar.timeZone, clock.now());
  if (isRefusal(period)) return period;
  // An hour more for the day on which clocks go back.
  return period.to - period.from > TIMELINE_DAYS_MAX * DAY_MS + 3_600_000
    ? TOO_LONG
    : { from: period.from, to: period.to };
}

function wanted({ directory }: Reading, { account, department }: TimelineAsked): StaffMember[] {
  return directory
    .members()
    .filter((member) => account === undefined || member.account === account)
    .filter(
      (member) => department === undefined || member.departments.some((one) => one.department === department),
    )
    .sort((one, other) => (one.account < other.account ? -1 : 1));
}

function personOf({ account, number, name, disabledAt }: StaffMember, spans: Span[]): TimelinePerson {
  return { account, number, name, disabled: disabledAt !== null, spans: spans.map(spanView) };
}

function spanView({ from, to, state, cause, reason, by, chats, capacity }: Span): TimelineSpan {
  return {
    ...{ from: iso(from), to: isoOrNull(to), state, chats, capacity },
    ...(cause === null ? {} : { cause }),
    ...(reason === null ? {} : { reason }),
    ...(by === null ? {} : { by }),
  };
}

/** From which person on, and after which of their spans. */
interface Place {
  account: string;
  after: Instant | null;
}

const FIRST: Place = { account: '', after: null };

function cursorAt({ account, after }: Place): string {
  return Buffer.from(JSON.stringify([account, after])).toString('base64url');
}

const Cursor = z.tuple([z.string(), z.int().nullable()]);

function placeIn(cursor: string): Place | Refusal {
  try {
    const [account, after] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { account, after };
  } catch {
    return BAD_CURSOR;
  }
}
