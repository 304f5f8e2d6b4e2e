import type { CalendarView, HoursAnswer, StoredCalendar, WireDay } from '../../../protocol/calendar.ts';
import { NO_SUCH_DEPARTMENT } from '../../domain/department/changes.ts';
import type { Department } from '../../domain/department/department.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { ownCalendarKey, ownDays } from '../../settings/departments-in-force.ts';
import type { Needs } from '../services.ts';
import { daysToKeep, hoursAt, viewOf } from '../settings/calendar.ts';
import { keepOwnOf } from './departments.ts';

type Reading = Needs<'clock' | 'rules' | 'settings'>;
type Changing = Reading & Parameters<typeof keepOwnOf>[0];

/** The dates that are other for a department than for the desk, and its state at this moment. [P10] */
export function departmentCalendar(services: Reading, id: string): CalendarView | Refusal {
  const found = find(services, id);
  if (found === null) return NO_SUCH_DEPARTMENT;
  const { settings, clock } = services;
  const kept = settings.stored(ownCalendarKey(id));
  const days = ownDays(id, settings.allStored());
  return { ...viewOf(clock.now(), found.department.hours, days, kept), version: found.version };
}

/** Whether a department is open at a moment of the desk's clocks, and which date's hours say so. [P10] */
export function departmentHoursAt(services: Reading, id: string, at: string): HoursAnswer | Refusal {
  const found = find(services, id);
  if (found === null) return NO_SUCH_DEPARTMENT;
  const { settings } = services;
  const days = [...ownDays(id, settings.allStored()), ...settings.calendar().days];
  return hoursAt(found.department.hours, days, at);
}

/** Keeps the dates that are other for a department; they decide about everything from that moment on. [P10] */
export async function putDepartmentDays(
  services: Changing,
  by: string,
  id: string,
  { days, version }: { days: readonly WireDay[]; version: number },
): Promise<CalendarView | Refusal> {
  const value: StoredCalendar | null = days.length === 0 ? null : { week: null, days: daysToKeep(days) };
  const refused = await keepOwnOf(services, by, id, version, { key: ownCalendarKey(id), value });
  return refused ?? departmentCalendar(services, id);
}

/** Takes the last change of a department's dates back. Refuses if the department has been changed since it was read. [P10] */
export async function undoDepartmentDays(
  services: Changing,
  by: string,
  id: string,
  version: number,
): Promise<CalendarView | Refusal> {
  // Another process may have made the change that is taken back.
  await services.settings.read();
  if (find(services, id) === null) return NO_SUCH_DEPARTMENT;
  const key = ownCalendarKey(id);
  const last = services.settings.stored(key)?.earlier.at(-1);
  if (last === undefined) return refuse('not_found', 'The dates of this department were never changed.');
  const refused = await keepOwnOf(services, by, id, version, { key, value: last.value });
  return refused ?? departmentCalendar(services, id);
}

function find({ rules, settings }: Reading, id: string): { department: Department; version: number } | null {
  const department = rules.departments?.get(id);
  const version = settings.storedDepartments().find((one) => one.id === id)?.version;
  return department === undefined || version === undefined ? null : { department, version };
}
