import type { Temporal } from 'temporal-polyfill';
import { zoned } from '../days.ts';
import type { Duration, Instant } from '../instant.ts';
import { WEEKDAYS } from '../../../protocol/calendar.ts';
import { intervalsOn, isAlwaysOpen, type Calendar } from './calendar.ts';

/** How far ahead an opening is looked for. A desk that opens within none of these days never opens. */
export const LOOK_AHEAD_DAYS = 400;
const DAY_MS = 86_400_000;

/** A stretch of real time; `to` is not part of it. */
export interface Span {
  from: Instant;
  to: Instant;
}

/** Open or closed, and when that changes; null if it does not within {@link LOOK_AHEAD_DAYS}. */
interface State {
  open: boolean;
  until: Instant | null;
}

/**
 * Answers whether the desk is open, when it opens and closes, and how much working time lies between two moments. [P10]
 * Pure, apart from a cache of computed dates and of the last state.
 */
export class OpenHours {
  private readonly spans = new Map<string, readonly Span[]>();
  private remembered: (State & { since: Instant; before: Instant }) | null = null;

  constructor(private readonly calendar: Calendar) {}

  /** Whether the desk is open. */
  isOpen(at: Instant): boolean {
    return this.stateAt(at).open;
  }

  /** When the desk opens next; null if it is open, or never opens. */
  nextOpening(at: Instant): Instant | null {
    const { open, until } = this.stateAt(at);
    return open ? null : until;
  }

  /** When the desk closes next; null if it is closed, or never closes. */
  nextClosing(at: Instant): Instant | null {
    const { open, until } = this.stateAt(at);
    return open ? until : null;
  }

  /** The date whose hours decide about a moment: the day before while its night runs on, else the moment's own. */
  decidingDate(at: Instant): Temporal.PlainDate {
    const today = this.dateOf(at);
    const before = today.subtract({ days: 1 });
    const covers = (date: Temporal.PlainDate) =>
      this.spansOn(date).some(({ from, to }) => from <= at && at < to);
    return !covers(today) && covers(before) ? before : today;
  }

  /**
   * The moment at which this much open time has passed since `at`. For zero, `at` itself if the desk is open, else its
   * next opening. Null if there is less open time than that within {@link LOOK_AHEAD_DAYS}.
   */
  plus(at: Instant, working: Duration): Instant | null {
    const { remembered } = this;
    // The usual question is about a time in which the desk is open throughout.
    if (remembered?.open === true && at >= remembered.since && at < remembered.before)
      if (remembered.until !== null && at + working <= remembered.until) return at + working;
    let left = working;
    for (const { from, to } of this.openFrom(at)) {
      if (to - from >= left) return from + left;
      left -= to - from;
    }
    return null;
  }

  /** How much open time lies between two moments. */
  between(from: Instant, to: Instant): Duration {
    let total = 0;
    for (const span of this.openFrom(from, to)) {
      if (span.from >= to) break;
      total += Math.min(span.to, to) - span.from;
    }
    return total;
  }

  private stateAt(at: Instant): State {
    const { remembered } = this;
    if (remembered && at >= remembered.since && at < remembered.before) return remembered;
    const state = this.lookFrom(at);
    const before = state.until ?? at + LOOK_AHEAD_DAYS * DAY_MS;
    this.remembered = { ...state, since: at, before };
    return state;
  }

  private lookFrom(at: Instant): State {
    // Looking through all the days ahead takes a tenth of a second: every start of a desk would wait for it.
    if (isAlwaysOpen(this.calendar)) return { open: true, until: null };
    let until: Instant | null = null;
    for (const { from, to } of this.openFrom(at)) {
      if (until === null && from > at) return { open: false, until: from };
      if (until !== null && from > until) return { open: true, until };
      until = to;
    }
    if (until === null) return { open: false, until: null };
    // If every span touches the next, there is no closing within the look-ahead.
    return { open: true, until: until < at + (LOOK_AHEAD_DAYS - 1) * DAY_MS ? until : null };
  }

  /**
   * The open spans from a moment on, in order, none overlapping another, the first cut to begin no earlier than `at`.
   * Without `before` it ends after {@link LOOK_AHEAD_DAYS}.
   */
  private *openFrom(at: Instant, before?: Instant): Generator<Span> {
    const today = this.dateOf(at);
    const last = before === undefined ? today.add({ days: LOOK_AHEAD_DAYS }) : this.dateOf(before);
    let reached = at;
    // Last night may run into today.
    for (let date = today.subtract({ days: 1 }); date.until(last).sign >= 0; date = date.add({ days: 1 })) {
      for (const { from, to } of this.spansOn(date)) {
        if (to <= reached) continue;
        yield { from: Math.max(from, reached), to };
        reached = to;
      }
    }
  }

  private dateOf(at: Instant): Temporal.PlainDate {
    return zoned(at, this.calendar.timeZone).toPlainDate();
  }

  private spansOn(date: Temporal.PlainDate): readonly Span[] {
    const key = date.toString();
    const known = this.spans.get(key);
    if (known) return known;
    if (this.spans.size > 4 * LOOK_AHEAD_DAYS) this.spans.clear();
    const spans = spansOf(this.calendar, date);
    this.spans.set(key, spans);
    return spans;
  }
}

/** The open spans that begin on a date, in order, as instants. */
function spansOf(calendar: Calendar, date: Temporal.PlainDate): readonly Span[] {
  const { timeZone } = calendar;
  const weekday = WEEKDAYS[date.dayOfWeek - 1];
  if (!weekday) throw new RangeError(`no weekday ${date.dayOfWeek}`);
  return intervalsOn(calendar, date.toString(), weekday)
    .map(({ from, to }) => ({
      from: instantOf(date, from, timeZone, 'earlier'),
      to: instantOf(date, to, timeZone, 'later'),
    }))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from);
}

/**
 * The instant of a local time. When clocks go back, a time occurs twice and `which` chooses: an interval begins with
 * the first and ends with the last. When they go forward, a time that is skipped is the moment of the change.
 */
function instantOf(
  date: Temporal.PlainDate,
  minute: number,
  timeZone: string,
  which: 'earlier' | 'later',
): Instant {
  const local = date.toPlainDateTime().add({ minutes: minute });
  const found = local.toZonedDateTime(timeZone, { disambiguation: which });
  if (found.toPlainDateTime().equals(local)) return found.epochMilliseconds;
  const before = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? found).epochMilliseconds;
}
