import type { DepartmentsView, DepartmentView } from '../../../protocol/departments.ts';
import { ownValues, ownValuesBefore } from '../../settings/departments-in-force.ts';
import type { StoredDepartment } from '../../storage/departments/store.ts';
import type { Needs } from '../services.ts';

/** Every department, with what it has of its own and who belongs to it. */
export function listDepartments(services: Needs<'directory' | 'settings'>): DepartmentsView {
  return { departments: services.settings.storedDepartments().map((one) => departmentView(services, one)) };
}

/** One department as staff see it. */
export function departmentView(
  { directory, settings }: Needs<'directory' | 'settings'>,
  { id, name, overflow, pages, version }: StoredDepartment,
): DepartmentView {
  const staff = directory.members().flatMap(({ account, departments }) => {
    const membership = departments.find(({ department }) => department === id);
    return membership ? [{ account, serves: membership.serves }] : [];
  });
  const own = Object.fromEntries(ownValues(id, settings.allStored()));
  const ownBefore = Object.fromEntries(ownValuesBefore(id, settings.allStored()));
  return { id, name, overflow: [...overflow], pages: [...pages], own, ownBefore, staff, version };
}
