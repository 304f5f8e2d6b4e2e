import { AskHours, CALENDAR_MAX_BYTES, type CalendarView, type HoursAnswer } from '../calendar.ts';
import {
  AddDepartment,
  ChangeDepartment,
  ChangeServing,
  DepartmentAddress,
  PutDepartmentDays,
  ServingAddress,
  UndoDepartmentDays,
  type DepartmentsView,
  type DepartmentView,
} from '../departments.ts';
import { gives, http, httpAt, noInput } from './operation.ts';

/** The departments of the desk: everybody reads them, administrators change them. */
export const departmentOperations = {
  departments: http('GET /api/departments', {
    input: noInput,
    output: gives<DepartmentsView>(),
    needs: { desk: 'readDepartments' },
  }),
  addDepartment: http('POST /api/departments', {
    input: AddDepartment,
    output: gives<{ department: DepartmentView }>(),
    needs: { desk: 'manageDepartments' },
    audited: ['department_added'],
    answers: 201,
  }),
  changeDepartment: httpAt('PATCH /api/departments/:id', DepartmentAddress, {
    input: ChangeDepartment,
    output: gives<{ department: DepartmentView }>(),
    needs: { desk: 'manageDepartments' },
    audited: ['department_changed', 'settings_changed'],
  }),
  /** `conflict` while chats wait or are open in it; whoever belongs to it is taken out of it. */
  removeDepartment: httpAt('DELETE /api/departments/:id', DepartmentAddress, {
    input: noInput,
    output: gives<object>(),
    needs: { desk: 'manageDepartments' },
    audited: ['department_removed'],
    answers: 204,
  }),
  /** The dates that are other for this department than for the desk; the week is the one that it has. */
  departmentCalendar: httpAt('GET /api/departments/:id/calendar', DepartmentAddress, {
    input: noInput,
    output: gives<CalendarView>(),
    needs: { desk: 'readCalendar' },
  }),
  putDepartmentDays: httpAt('PUT /api/departments/:id/calendar', DepartmentAddress, {
    input: PutDepartmentDays,
    output: gives<CalendarView>(),
    needs: { desk: 'manageDepartments' },
    audited: ['settings_changed'],
    bodyMax: CALENDAR_MAX_BYTES,
  }),
  undoDepartmentDays: httpAt('POST /api/departments/:id/calendar/undo', DepartmentAddress, {
    input: UndoDepartmentDays,
    output: gives<CalendarView>(),
    needs: { desk: 'manageDepartments' },
    audited: ['settings_changed'],
  }),
  departmentHoursAt: httpAt('GET /api/departments/:id/calendar/hours', DepartmentAddress, {
    input: AskHours,
    output: gives<HoursAnswer>(),
    needs: { desk: 'readCalendar' },
  }),
  /** Leads settle for how somebody serves a department; who belongs to it is an administrator's decision. */
  changeServing: httpAt('PATCH /api/departments/:id/staff/:account', ServingAddress, {
    input: ChangeServing,
    output: gives<object>(),
    needs: { desk: 'setServing' },
    audited: ['serving_changed'],
  }),
};
