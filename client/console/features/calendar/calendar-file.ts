import { cut } from '../../../../protocol/graphemes.ts';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import {
  INTERVALS_MAX,
  intervalOf,
  nearestWorkday,
  timeOf,
  WEEKDAYS,
  type Weekday,
  type WireDay,
  type WireInterval,
} from '../../../../protocol/calendar.ts';

/** The largest accepted file, bytes. */
export const CALENDAR_FILE_MAX = 1_000_000;
/** How many years ahead recurring events are expanded. */
const YEARS_AHEAD = 2;
/** The limit of expanded occurrences of all events. */
const OCCURRENCES_MAX = 20_000;
const NAME_MAX = 60;
const WORKED = /班|上班|make-?up|work(ing)? ?day/iu;

/** The days in a calendar file. */
export interface FileDays {
  days: WireDay[];
  /** Dates for which the file has only some hours. */
  timed: ReadonlySet<string>;
  /** Occurrences that have no equivalent as a day: of several days but not whole days, or beyond the limits. */
  skipped: number;
}

/** One occurrence in local time. */
type Occurrence =
  | { kind: 'days'; first: Temporal.PlainDate; after: Temporal.PlainDate; name: string }
  | { kind: 'hours'; from: Temporal.ZonedDateTime; to: Temporal.ZonedDateTime; name: string };

/**
 * The days in a calendar file (.ics) from `today` on, for two years. All-day events are holidays, or make-up days if
 * their title says so, and have no time zone; timed events are the only hours of their date, in the desk's time zone.
 * Null if it is not a calendar file.
 */
export function daysInFile(text: string, today: string, timeZone: string): FileDays | null {
  const events = eventsIn(text);
  if (events === null) return null;
  const from = Temporal.PlainDate.from(today);
  const until = from.add({ years: YEARS_AHEAD });
  const { read, dropped } = firstOf(events, until, timeZone);
  const days = new Map<string, WireDay>();
  const hours = new Map<string, { intervals: WireInterval[]; name: string }>();
  let skipped = dropped;
  for (const occurrence of read) {
    if (occurrence?.kind === 'days')
      for (const date of datesOf(occurrence, from, until)) days.set(date, wholeDay(date, occurrence.name));
    else if (!occurrence || !addHours(hours, occurrence, { today, until: until.toString(), timeZone }))
      skipped += 1;
  }
  const timed = new Set([...hours.keys()].filter((date) => !days.has(date)));
  const ofHours = [...timed].map((date): WireDay => {
    const { intervals, name } = hours.get(date) ?? { intervals: [], name: '' };
    return { date, intervals: apart(intervals), ...(name === '' ? {} : { name }), source: 'ics' };
  });
  return {
    days: [...days.values(), ...ofHours].sort((one, other) => (one.date < other.date ? -1 : 1)),
    timed,
    skipped,
  };
}

/** The occurrences of all events up to the bound, and how many events had more than fitted. */
function firstOf(
  events: readonly ICAL.Event[],
  until: Temporal.PlainDate,
  timeZone: string,
): { read: (Occurrence | null)[]; dropped: number } {
  const read: (Occurrence | null)[] = [];
  let dropped = 0;
  for (const event of events)
    for (const occurrence of occurrencesOf(event, until, timeZone)) {
      if (read.length < OCCURRENCES_MAX) read.push(occurrence);
      else dropped += 1;
      if (dropped > 0) break;
    }
  return { read, dropped };
}

/** The dates of whole days that lie in the time that is looked at. */
function* datesOf(
  { first, after }: Extract<Occurrence, { kind: 'days' }>,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Generator<string> {
  const last = Temporal.PlainDate.compare(after, until) < 0 ? after : until;
  const begin = Temporal.PlainDate.compare(first, from) < 0 ? from : first;
  for (let date = begin; Temporal.PlainDate.compare(date, last) < 0; date = date.add({ days: 1 }))
    yield date.toString();
}

/** Notes an event's hours under its date; false if no day can express them. */
function addHours(
  hours: Map<string, { intervals: WireInterval[]; name: string }>,
  occurrence: Extract<Occurrence, { kind: 'hours' }>,
  { today, until, timeZone }: { today: string; until: string; timeZone: string },
): boolean {
  const { date, interval } = hoursOf(occurrence, timeZone);
  if (interval === null) return false;
  if (date < today || date >= until) return true;
  const known = hours.get(date) ?? { intervals: [], name: occurrence.name };
  hours.set(date, { ...known, intervals: [...known.intervals, interval] });
  return true;
}

function eventsIn(text: string): ICAL.Event[] | null {
  try {
    const parsed: unknown = ICAL.parse(text);
    if (!Array.isArray(parsed) || parsed[0] !== 'vcalendar') return null;
    const parts = new ICAL.Component(parsed).getAllSubcomponents('vevent').map((part) => ({
      part,
      uid: String(part.getFirstPropertyValue('uid') ?? ''),
      isException: part.hasProperty('recurrence-id'),
    }));
    const exceptions = new Map<string, ICAL.Component[]>();
    for (const { part, uid, isException } of parts)
      if (isException) exceptions.set(uid, [...(exceptions.get(uid) ?? []), part]);
    return parts
      .filter(({ part, isException }) => !isException && part.hasProperty('dtstart'))
      .map(({ part, uid }) => new ICAL.Event(part, { exceptions: exceptions.get(uid) ?? [] }));
  } catch {
    // The parser's messages do not help the person who has chosen the file.
    return null;
  }
}

/** The occurrences of an event that begin before a date; yields null for one that cannot be converted. */
function* occurrencesOf(
  event: ICAL.Event,
  until: Temporal.PlainDate,
  timeZone: string,
): Generator<Occurrence | null> {
  const zone = zoneOf(event);
  if (!event.isRecurring()) {
    yield occurrence(event.summary, event.startDate, event.endDate, zone, timeZone);
    return;
  }
  const last = until.toString();
  const iterator = event.iterator();
  // Its types do not say that there is no next one after the last.
  const nextOf = (): ICAL.Time | null => iterator.next();
  for (let next = nextOf(); next && dateOf(next) < last; next = nextOf()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    yield occurrence(item.summary, startDate, endDate, zone, timeZone);
  }
}

function occurrence(
  summary: unknown,
  start: ICAL.Time,
  end: ICAL.Time,
  zone: string | null,
  timeZone: string,
): Occurrence | null {
  const name = cut((typeof summary === 'string' ? summary : '').replace(/\s+/gu, ' ').trim(), NAME_MAX);
  try {
    if (!start.isDate)
      return {
        kind: 'hours',
        from: momentOf(start, zone, timeZone),
        to: momentOf(end, zone, timeZone),
        name,
      };
    const first = Temporal.PlainDate.from(dateOf(start));
    const after = Temporal.PlainDate.from(dateOf(end));
    // An end that is not after the start means one day.
    const least = first.add({ days: 1 });
    return { kind: 'days', first, after: Temporal.PlainDate.compare(after, least) < 0 ? least : after, name };
  } catch {
    return null;
  }
}

/** The time zone in the event's `DTSTART`, if any. */
function zoneOf({ component }: ICAL.Event): string | null {
  const named: unknown = component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  return typeof named === 'string' ? named : null;
}

function dateOf({ year, month, day }: ICAL.Time): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** A time of the file: in UTC, else in the event's zone if the platform knows it, else in the desk's. */
function momentOf(time: ICAL.Time, named: string | null, timeZone: string): Temporal.ZonedDateTime {
  const { year, month, day, hour, minute } = time;
  const local = Temporal.PlainDateTime.from({ year, month, day, hour, minute });
  const zone = time.zone === ICAL.Timezone.utcTimezone ? 'UTC' : named;
  try {
    return local.toZonedDateTime(zone ?? timeZone).withTimeZone(timeZone);
  } catch {
    return local.toZonedDateTime(timeZone);
  }
}

/** The interval on the date on which the hours begin; null if it is empty. */
function hoursOf(
  { from, to }: Extract<Occurrence, { kind: 'hours' }>,
  timeZone: string,
): { date: string; interval: WireInterval | null } {
  const [begin, end] = [from.withTimeZone(timeZone), to.withTimeZone(timeZone)];
  const minutes = end.epochMilliseconds - begin.epochMilliseconds;
  const at = (time: Temporal.ZonedDateTime) => timeOf(time.hour * 60 + time.minute);
  const isMidnight = end.hour === 0 && end.minute === 0;
  const interval: WireInterval = [at(begin), isMidnight ? '24:00' : at(end)];
  const isRead = minutes > 0 && minutes < 86_400_000 && intervalOf(interval) !== null;
  return { date: begin.toPlainDate().toString(), interval: isRead ? interval : null };
}

/** The intervals in order, without those that overlap an earlier one, up to the limit of a day. */
function apart(intervals: readonly WireInterval[]): WireInterval[] {
  const ordered = [...intervals].sort(([one], [other]) => (one < other ? -1 : 1));
  const kept: WireInterval[] = [];
  let reached = 0;
  for (const wire of ordered) {
    const interval = intervalOf(wire);
    if (interval === null || interval.from < reached) continue;
    reached = interval.to;
    kept.push(wire);
  }
  return kept.slice(0, INTERVALS_MAX);
}

function wholeDay(date: string, name: string): WireDay {
  const named = name === '' ? {} : { name };
  return WORKED.test(name)
    ? { date, as: nearestWorkday(weekdayOf(date)), ...named, source: 'ics' }
    : { date, intervals: [], ...named, source: 'ics' };
}

function weekdayOf(date: string): Weekday {
  return WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 'mon';
}
