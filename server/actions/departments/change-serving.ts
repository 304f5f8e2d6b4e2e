import type { Serves } from '../../../protocol/departments.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { settlesServing } from '../../../protocol/team.ts';
import { NOT_LED } from '../../domain/account/team.ts';
import { NO_SUCH_DEPARTMENT } from '../../domain/department/changes.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { StaffMember } from '../../storage/accounts/staff-store.ts';
import { recorded } from '../audit/audit.ts';
import type { Needs } from '../services.ts';
import { accountChanged } from '../team/account-watch.ts';

/** Settles how somebody serves one of their departments. Refuses leads who lead neither them nor that department. */
export async function changeServing(
  services: Parameters<typeof accountChanged>[0] & Needs<'audit' | 'log' | 'store.staff' | 'store.team'>,
  asker: Asker,
  { id, account, serves }: { id: string; account: string; serves: Serves },
): Promise<object | Refusal> {
  const { staff, team } = services.store;
  const [by, member] = await Promise.all([staff.find(asker.account), staff.find(account)]);
  if (member === null) return NO_SUCH_DEPARTMENT;
  if (by === null || !settlesServing(ledFrom(by), ledFrom(member), id)) return NOT_LED;
  if (!(await team.setServing(account, id, serves))) return NO_SUCH_DEPARTMENT;
  const details = { department: id, serves };
  await recorded(services, {}, { by: asker.account, act: 'serving_changed', about: account, details });
  await accountChanged(services, account);
  return {};
}

function ledFrom({ role, departments }: StaffMember) {
  return { role, departments: departments.map(({ department }) => department) };
}
