import type { CalendarView, HoursAnswer, WireDay } from '../../../protocol/calendar.ts';
import type { DepartmentsView, DepartmentView, OverflowStep, Serves } from '../../../protocol/departments.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { departmentOperations as ask } from '../../../protocol/operations/departments.ts';
import { call } from './call.ts';

/** What is said of a department in its form. */
export interface DepartmentWords {
  name: string;
  overflow: OverflowStep[];
  pages: string[];
}

/** Every department. */
export function allDepartments(): Promise<Answer<DepartmentsView>> {
  return call(ask.departments, {});
}

/** A new department. */
export function addDepartment(
  id: string,
  words: DepartmentWords,
): Promise<Answer<{ department: DepartmentView }>> {
  return call(ask.addDepartment, { id, ...words });
}

/** Changes a department; `own`: null is the desk's value again. */
export function changeDepartment(
  id: string,
  change: Partial<DepartmentWords> & { own?: Record<string, unknown>; version: number },
): Promise<Answer<{ department: DepartmentView }>> {
  return call(ask.changeDepartment, { id, ...change });
}

/** Settles how somebody serves one of their departments. */
export function changeServing(id: string, account: string, serves: Serves): Promise<Answer<object>> {
  return call(ask.changeServing, { id, account, serves });
}

/** The dates that are other for a department than for the desk. */
export function fetchDepartmentCalendar(id: string): Promise<Answer<CalendarView>> {
  return call(ask.departmentCalendar, { id });
}

/** Changes them, if the department is still as this client has read it. */
export function putDepartmentDays(
  id: string,
  days: WireDay[],
  version: number,
): Promise<Answer<CalendarView>> {
  return call(ask.putDepartmentDays, { id, days, version });
}

/** Takes the last change of them back. */
export function undoDepartmentDays(id: string, version: number): Promise<Answer<CalendarView>> {
  return call(ask.undoDepartmentDays, { id, version });
}

/** Whether a department is open at a local time of the desk's time zone, `2026-10-01T09:30`. */
export function fetchDepartmentHoursAt(id: string, at: string): Promise<Answer<HoursAnswer>> {
  return call(ask.departmentHoursAt, { id, at });
}

/** Removes a department. */
export function removeDepartment(id: string): Promise<Answer<object>> {
  return call(ask.removeDepartment, { id });
}
