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

/** Removes a department. */
export function removeDepartment(id: string): Promise<Answer<object>> {
  return call(ask.removeDepartment, { id });
}
