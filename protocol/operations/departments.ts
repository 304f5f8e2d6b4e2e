import {
  AddDepartment,
  ChangeDepartment,
  ChangeServing,
  DepartmentAddress,
  ServingAddress,
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
  /** Leads settle for how somebody serves a department; who belongs to it is an administrator's decision. */
  changeServing: httpAt('PATCH /api/departments/:id/staff/:account', ServingAddress, {
    input: ChangeServing,
    output: gives<object>(),
    needs: { desk: 'setServing' },
    audited: ['serving_changed'],
  }),
};
