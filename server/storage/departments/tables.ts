import type { Serves } from '../../../protocol/departments.ts';
import type { Instant } from '../../domain/instant.ts';

/** The tables of departments. */
export interface DepartmentTables {
  departments: DepartmentTable;
  staff_departments: StaffDepartmentTable;
}

/** One row a department; `overflow` and `pages` are JSON. */
export interface DepartmentTable {
  id: string;
  name: string;
  overflow: string;
  pages: string;
  version: number;
  changed_at: Instant;
  changed_by: string;
}

/** One row a member of staff in a department. */
interface StaffDepartmentTable {
  account: string;
  department: string;
  serves: Serves;
}
