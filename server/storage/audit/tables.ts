import type { AuditAct } from '../../../protocol/audit.ts';
import type { Instant } from '../../domain/instant.ts';

/** The tables of the audit log. */
export interface AuditTables {
  audit_log: AuditTable;
  audit_head: AuditHeadTable;
  audit_departments: AuditDepartmentTable;
}

/** One row an act. The database itself refuses to change or remove one. */
export interface AuditTable {
  seq: number;
  at: Instant;
  by: string | null;
  act: AuditAct;
  about: string | null;
  details: string;
  key_name: string;
  seal: string;
}

/** One row a department that a line of the audit log belongs to, with what such lines are asked for by. */
interface AuditDepartmentTable extends Pick<AuditTable, 'seq' | 'at' | 'by' | 'act'> {
  department: string;
}

/** One row: the end of the audit log. Writers lock it. */
interface AuditHeadTable {
  id: number;
  seq: number;
  seal: string;
}
