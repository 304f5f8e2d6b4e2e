import { departmentOperations as ask } from '../../protocol/operations/departments.ts';
import {
  addDepartment,
  changeDepartment,
  listDepartments,
  removeDepartment,
} from '../actions/departments/departments.ts';
import { changeServing } from '../actions/departments/change-serving.ts';
import {
  departmentCalendar,
  departmentHoursAt,
  putDepartmentDays,
  undoDepartmentDays,
} from '../actions/departments/department-calendar.ts';
import type { ChatServices, Needs } from '../actions/services.ts';
import { isRefusal } from '../domain/refusal.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** Departments: everybody reads them, administrators change them, leads settle who serves them. */
export function departmentHandlers(
  services: Needs<
    | ChatServices
    | 'audit'
    | 'clock'
    | 'dispatcher'
    | 'log'
    | 'rooms'
    | 'rules'
    | 'settings'
    | 'store.departments'
    | 'store.staff'
    | 'store.team'
  >,
): Record<keyof typeof ask, HttpHandled> {
  return {
    departments: staffRoute(ask.departments, () => Promise.resolve(listDepartments(services))),
    addDepartment: staffRoute(ask.addDepartment, async ({ asker, input }) => {
      const department = await addDepartment(services, asker.account, input);
      return isRefusal(department) ? department : { department };
    }),
    changeDepartment: staffRoute(ask.changeDepartment, async ({ asker, address, input }) => {
      const department = await changeDepartment(services, asker.account, address.id, input);
      return isRefusal(department) ? department : { department };
    }),
    removeDepartment: staffRoute(ask.removeDepartment, async ({ asker, address }) => {
      return (await removeDepartment(services, asker.account, address.id)) ?? {};
    }),
    departmentCalendar: staffRoute(ask.departmentCalendar, ({ address }) =>
      Promise.resolve(departmentCalendar(services, address.id)),
    ),
    putDepartmentDays: staffRoute(ask.putDepartmentDays, ({ asker, address, input }) =>
      putDepartmentDays(services, asker.account, address.id, input),
    ),
    undoDepartmentDays: staffRoute(ask.undoDepartmentDays, ({ asker, address, input }) =>
      undoDepartmentDays(services, asker.account, address.id, input.version),
    ),
    departmentHoursAt: staffRoute(ask.departmentHoursAt, ({ address, input }) =>
      Promise.resolve(departmentHoursAt(services, address.id, input.at)),
    ),
    changeServing: staffRoute(ask.changeServing, ({ asker, address, input }) =>
      changeServing(services, asker, { ...address, serves: input.serves }),
    ),
  };
}
