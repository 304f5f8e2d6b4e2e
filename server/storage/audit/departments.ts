import type { Transaction } from 'kysely';
import type { AuditLine } from '../../domain/audit/audit.ts';
import { departmentSourceOf } from '../../domain/audit/subject.ts';
import type { Tables } from '../schema.ts';

/**
 * Files a new line under the departments that it belongs to, see `departmentSourceOf`. Outside the seal: it only says where a line is
 * found, and every line is found without it.
 */
export async function fileUnderDepartments(db: Transaction<Tables>, line: AuditLine): Promise<void> {
  const departments = await departmentsOf(db, line);
  if (departments.length === 0) return;
  const { seq, at, act, by } = line;
  const rows = departments.map((department) => ({ department, at, seq, act, by }));
  await db.insertInto('audit_departments').values(rows).execute();
}

async function departmentsOf(db: Transaction<Tables>, line: AuditLine): Promise<string[]> {
  const source = departmentSourceOf(line);
  if (source === null) return [];
  if (source.kind === 'named') return [source.department];
  if (source.kind === 'staff') {
    const own = db.selectFrom('staff_departments').select('department').where('account', '=', source.id);
    return (await own.orderBy('department').execute()).map(({ department }) => department);
  }
  const table = source.kind === 'chat' ? 'chats' : 'cases';
  const row = await db.selectFrom(table).select('department').where('id', '=', source.id).executeTakeFirst();
  return row?.department ? [row.department] : [];
}
