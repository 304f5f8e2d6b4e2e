import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import {
  type HoursAnswer,
  WEEKDAYS,
  type CalendarChange,
  type CalendarView,
  type PutCalendar,
  type StoredCalendar,
  type WireDay,
  type WireWeek,
  hoursText,
  wireInterval,
} from '../../../protocol/calendar.ts';
import { variableOf } from '../../../protocol/settings.ts';
import { overlapIn } from '../../domain/calendar/calendar.ts';
import { weekFrom, wireWeek, type ServiceHours } from '../../domain/calendar/service-hours.ts';
import { missingYear } from '../../domain/calendar/compare-days.ts';
import { zoned } from '../../domain/days.ts';
import { iso, isoOrNull, type Instant } from '../../domain/instant.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { CALENDAR_KEY } from '../../live/desk-settings.ts';
import type { Needs } from '../services.ts';
import type { SettingChange, StoredSetting } from '../../storage/settings/store.ts';
import { calendarChange, storeChanges } from './store-changes.ts';

/** The calendar for staff, with its state at this moment. [P10] */
export function calendarView({ settings, clock }: Needs<'clock' | 'settings'>): CalendarView {
  const { week, days } = settings.calendar();
  const kept = settings.stored(CALENDAR_KEY);
  const view = viewOf(clock.now(), settings.profile.hours, days, kept);
  return {
    ...view,
    ownWeek: week !== null,
    ...(settings.overrides.has('serviceHours') ? { lockedBy: variableOf('serviceHours') } : {}),
    missingYear: missingYear(days, view.today),
  };
}

/** Dates of the desk or of a department, as they are kept, with the hours that follow from them. [P10] */
export function viewOf(
  now: Instant,
  { calendar, open }: ServiceHours,
  days: readonly WireDay[],
  kept: StoredSetting | null,
): CalendarView {
  return {
    week: wireWeek(calendar.week),
    days: days.map((day) => ({
      ...day,
      intervals: day.as === undefined ? (day.intervals ?? []) : calendar.week[day.as].map(wireInterval),
    })),
    timeZone: calendar.timeZone,
    ownWeek: false,
    version: kept?.version ?? 0,
    changedAt: kept === null ? null : iso(kept.changedAt),
    changedBy: kept?.changedBy ?? null,
    undo: undoOf(kept),
    open: open.isOpen(now),
    changesAt: isoOrNull(open.nextOpening(now) ?? open.nextClosing(now)),
    missingYear: null,
    today: zoned(now, calendar.timeZone).toPlainDate().toString(),
  };
}

/**
 * Whether these hours, the desk's or a department's, are open at a moment of the desk's own clocks, and which date's hours say
 * so; `days` are the dates that made them. [P10]
 */
export function hoursAt({ calendar, open }: ServiceHours, days: readonly WireDay[], at: string): HoursAnswer {
  const moment = Temporal.PlainDateTime.from(at).toZonedDateTime(calendar.timeZone).epochMilliseconds;
  const date = open.decidingDate(moment);
  const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? 'mon';
  return {
    open: open.isOpen(moment),
    changesAt: isoOrNull(open.nextOpening(moment) ?? open.nextClosing(moment)),
    date: date.toString(),
    weekday,
    day: days.find((day) => day.date === date.toString()) ?? null,
  };
}

/** Keeps a calendar; it decides about everything from that moment on. [P10] */
export async function putCalendar(
  services: Needs<'audit' | 'clock' | 'settings' | 'store.settings'>,
  by: string,
  asked: z.output<typeof PutCalendar>,
): Promise<CalendarView | Refusal> {
  // Another process may have changed the part that stays.
  await services.settings.read();
  const kept = services.settings.storedCalendar();
  const isPart = asked.week === undefined || asked.days === undefined;
  const version = asked.version ?? (isPart ? versionOf(services) : undefined);
  const week = weekToKeep(services, asked.week, kept);
  if (week !== null && 'refused' in week) return week;
  const days = asked.days === undefined ? kept.days : daysToKeep(asked.days);
  const value: StoredCalendar = { week, days };
  return keepCalendar(services, by, { key: CALENDAR_KEY, value, version });
}

/** Takes the last change of the calendar back, week and days. Refuses if somebody else has changed it since. [P10] */
export async function undoCalendar(
  services: Needs<'audit' | 'clock' | 'settings' | 'store.settings'>,
  by: string,
  version: number,
): Promise<CalendarView | Refusal> {
  // Another process may have made the change that is taken back.
  await services.settings.read();
  const last = services.settings.stored(CALENDAR_KEY)?.earlier.at(-1);
  if (last === undefined) return refuse('not_found', 'The calendar was never changed.');
  return keepCalendar(services, by, { key: CALENDAR_KEY, value: last.value, version });
}

function versionOf({ settings }: Needs<'settings'>): number {
  return settings.stored(CALENDAR_KEY)?.version ?? 0;
}

async function keepCalendar(
  services: Needs<'audit' | 'clock' | 'settings' | 'store.settings'>,
  by: string,
  change: SettingChange,
): Promise<CalendarView | Refusal> {
  const [changed] = await storeChanges(services, by, [change]);
  if (changed === undefined) return calendarView(services);
  const message = `The calendar was changed by ${changed.changedBy} meanwhile; look at it again.`;
  return refuse('conflict', message);
}

function undoOf(kept: StoredSetting | null): CalendarChange | null {
  const last = kept?.earlier.at(-1);
  return last === undefined ? null : calendarChange(kept?.value, last.value);
}

/** The week to store, of one that was asked for. One equal to that in force is not stored: `serviceHours` continues to decide. */
export function weekToKeep(
  { settings }: Needs<'settings'>,
  asked: StoredCalendar['week'] | undefined,
  kept: StoredCalendar,
): StoredCalendar['week'] | Refusal {
  if (asked === undefined) return kept.week;
  const isLocked = settings.overrides.has('serviceHours');
  if (asked === null) return isLocked ? kept.week : null;
  const fault = weekFault(asked);
  if (fault) return fault;
  const week = weekFrom(asked);
  const isInForce =
    JSON.stringify(wireWeek(week)) === JSON.stringify(wireWeek(settings.profile.hours.calendar.week));
  if (isLocked && !isInForce) {
    const message = `The week is settled by the environment variable ${variableOf('serviceHours')}.`;
    return { ...refuse('conflict', message), field: 'week' };
  }
  return isInForce ? kept.week : wireWeek(week);
}

/** Why a week cannot be kept: intervals that overlap, also over midnight; null if it can. */
export function weekFault(asked: WireWeek): Refusal | null {
  const overlap = overlapIn(weekFrom(asked));
  if (!overlap) return null;
  const [before, next] = overlap.intervals;
  const message = `week.${overlap.weekday}: ${hoursText([before])} and ${hoursText([next])} overlap`;
  return { ...refuse('bad_request', message), field: `week.${overlap.weekday}` };
}

/** Days by date; one with the hours of another weekday has none of its own. */
export function daysToKeep(days: readonly WireDay[]): WireDay[] {
  return days
    .map(({ intervals, ...day }) => (day.as === undefined && intervals ? { ...day, intervals } : day))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}
