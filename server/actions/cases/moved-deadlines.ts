import type { z } from 'zod';
import { StoredCalendar } from '../../../protocol/calendar.ts';
import {
  MOVED_NAMED,
  type MovedDeadline,
  type MovedDeadlines,
  type PreviewDeadlines,
} from '../../../protocol/moved-deadlines.ts';
import { caseNumber } from '../../delivery/present-case.ts';
import { NO_CALENDAR } from '../../domain/calendar/service-hours.ts';
import type { Staff } from '../../domain/chat/author.ts';
import { dueByCalendar } from '../../domain/case/due.ts';
import { NO_SUCH_DEPARTMENT } from '../../domain/department/changes.ts';
import { iso } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { CALENDAR_KEY } from '../../live/desk-settings.ts';
import { readChanges } from '../../settings/desk-settings.ts';
import { ownCalendarKey, ownKey } from '../../settings/departments-in-force.ts';
import type { CaseStore, StoredCase } from '../../storage/cases/store.ts';
import type { Needs } from '../services.ts';
import { recorded } from '../audit/audit.ts';
import { daysToKeep, weekToKeep } from '../settings/calendar.ts';
import { weekGivenBack } from '../settings/change-settings.ts';
import { changesInFile } from '../settings/exchange-settings.ts';
import { caseRules, type CaseServices } from './change-case.ts';
import { changeTogether, inPortions } from './change-together.ts';

/** How many running cases are read at once. */
const PER_PAGE = 200;

type Asked = z.output<typeof PreviewDeadlines>;
type Reading = Needs<'clock' | 'profile' | 'rules' | 'settings' | 'store.cases'>;

/**
 * Which running deadlines a change of the calendar would move, before it is made. None if the change itself moves none, even
 * where somebody has left deadlines as they were at an earlier change. [P10]
 */
export async function previewDeadlines(services: Reading, asked: Asked): Promise<MovedDeadlines | Refusal> {
  const hoursOf = hoursAsked(services, asked);
  if (isRefusal(hoursOf)) return hoursOf;
  const at = services.clock.now();
  const moved: MovedDeadline[] = [];
  let count = 0;
  let isByThis = false;
  for await (const page of openCases(services.store.cases)) {
    for (const { number, case: one } of page) {
      const inForce = caseRules(services, one.department);
      const due = dueByCalendar(one.deadline, at, { ...inForce, open: hoursOf(one.department).open });
      isByThis ||= due?.dueAt !== dueByCalendar(one.deadline, at, inForce)?.dueAt;
      if (due === null || one.deadline === null) continue;
      count += 1;
      const [before, after] = [iso(one.deadline.dueAt), iso(due.dueAt)];
      if (moved.length < MOVED_NAMED)
        moved.push({ number: caseNumber(number), kind: one.kind, owner: one.owner, before, after });
    }
  }
  const { timeZone } = services.profile.hours.calendar;
  return isByThis ? { count, timeZone, cases: moved } : { count: 0, timeZone, cases: [] };
}

/**
 * Counts the running deadlines anew by the calendar in force, each with a line in its log, and puts on record how many. Repeated, it
 * moves what is left. [P10]
 */
export async function moveDeadlines(
  services: Reading & Needs<CaseServices | 'audit'>,
  by: Staff,
): Promise<{ moved: number }> {
  // The calendar may have been changed on another process.
  await services.settings.read();
  const at = services.clock.now();
  let moved = 0;
  try {
    for await (const page of openCases(services.store.cases)) {
      const due = page.filter(
        ({ case: one }) => dueByCalendar(one.deadline, at, caseRules(services, one.department)) !== null,
      );
      for (const numbers of inPortions(due.map(({ number }) => number))) {
        const changed = await changeTogether(services, numbers, { type: 'recounted', by });
        moved += changed.filter(({ entries }) => entries.at(-1)?.type === 'recounted').length;
      }
    }
  } finally {
    // Those before an interruption have been moved too.
    const said = { by: by.account, act: 'deadlines_moved', details: { cases: moved } } as const;
    if (moved > 0) await recorded(services, {}, said);
  }
  return { moved };
}

/** The hours of each department as they would be. */
function hoursAsked(
  services: Reading,
  asked: Asked,
): ReturnType<Reading['settings']['hoursUnder']> | Refusal {
  const { department } = asked;
  if (department !== undefined && !services.rules.departments?.has(department)) return NO_SUCH_DEPARTMENT;
  if (asked.file !== undefined) return fileAsked(services, asked.file);
  if (asked.undoes !== undefined) return undoneSettingAsked(services, asked.undoes);
  if (asked.timeZone !== undefined) return timeZoneAsked(services, asked.timeZone);
  if (asked.hours !== undefined) return dailyHoursAsked(services, department, asked.hours);
  const key = department === undefined ? CALENDAR_KEY : ownCalendarKey(department);
  const calendar = calendarAsked(services, key, asked);
  return isRefusal(calendar) ? calendar : services.settings.hoursUnder(new Map([[key, calendar]]));
}

/** Those of the desk give up a week that its calendar has. */
function dailyHoursAsked(
  { settings }: Reading,
  department: string | undefined,
  hours: string | null,
): ReturnType<Reading['settings']['hoursUnder']> | Refusal {
  const read = readChanges({ serviceHours: hours });
  if (isRefusal(read)) return read;
  const value = read.changes.get('serviceHours') ?? null;
  if (department !== undefined)
    return settings.hoursUnder(new Map([[ownKey(department, 'serviceHours'), value]]));
  const calendar: StoredCalendar = { ...settings.storedCalendar(), week: null };
  return settings.hoursUnder(
    new Map<string, unknown>([
      ['serviceHours', value],
      [CALENDAR_KEY, calendar],
    ]),
  );
}

/** That of the desk: a department has none of its own. */
function timeZoneAsked(
  { settings }: Reading,
  timeZone: string | null,
): ReturnType<Reading['settings']['hoursUnder']> | Refusal {
  const read = readChanges({ timeZone });
  return isRefusal(read) ? read : settings.hoursUnder(read.changes);
}

function fileAsked(services: Reading, text: string): ReturnType<Reading['settings']['hoursUnder']> | Refusal {
  const changes = changesInFile(services, text);
  return isRefusal(changes)
    ? changes
    : services.settings.hoursUnder(new Map(changes.map(({ key, value }) => [key, value])));
}

function undoneSettingAsked(
  { settings }: Reading,
  key: NonNullable<Asked['undoes']>,
): ReturnType<Reading['settings']['hoursUnder']> | Refusal {
  const kept = settings.stored(key);
  const last = kept?.earlier.at(-1);
  if (kept === null || last === undefined) return refuse('not_found', `${key} was never changed.`);
  const week = weekGivenBack(settings, kept).map(({ key: ofWeek, value }) => [ofWeek, value] as const);
  return settings.hoursUnder(new Map<string, unknown>([[key, last.value], ...week]));
}

function calendarAsked(
  services: Reading,
  key: string,
  { week, days, undo }: Asked,
): StoredCalendar | Refusal {
  const kept = services.settings.stored(key);
  const read = StoredCalendar.safeParse(kept?.value);
  const before = read.success ? read.data : NO_CALENDAR;
  if (undo === true) {
    const last = kept?.earlier.at(-1);
    if (last === undefined) return refuse('not_found', 'The calendar was never changed.');
    const earlier = StoredCalendar.safeParse(last.value);
    return earlier.success ? earlier.data : NO_CALENDAR;
  }
  const weekAfter = key === CALENDAR_KEY ? weekToKeep(services, week, before) : null;
  if (weekAfter !== null && 'refused' in weekAfter) return weekAfter;
  return { week: weekAfter, days: days === undefined ? before.days : daysToKeep(days) };
}

/** Pages of every running case: one whose place in the order changes meanwhile may come twice. */
async function* openCases(cases: CaseStore): AsyncGenerator<StoredCase[]> {
  let cursor: string | null | undefined;
  do {
    const page = await cases.list({ status: 'open', limit: PER_PAGE, ...(cursor ? { cursor } : {}) });
    yield page.cases;
    cursor = page.cursor;
  } while (cursor !== null);
}
