import { addDepartment } from '../../../server/actions/departments/departments.ts';
import { changeServing } from '../../../server/actions/departments/change-serving.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import type { StaffRole } from '../../../server/storage/accounts/staff-store.ts';
import { aDesk, granted, shut, type TestDesk } from '../a-desk.ts';

let test_: TestDesk;
beforeEach(async () => {
  const staff: [string, StaffRole][] = [
    ['1001', 'agent'],
    ['9001', 'lead'],
    ['9002', 'lead'],
    ['admin', 'admin'],
  ];
  test_ = await aDesk({ staff });
  for (const id of ['sales', 'returns'])
    granted(await addDepartment(test_.desk, 'admin', { id, name: id, overflow: [], pages: [] }));
  for (const account of ['1001', '9002', 'admin']) await belong(account, 'sales', 'returns');
});
afterEach(() => shut(test_));

const belong = (account: string, ...departments: string[]) =>
  test_.store.team.change(account, { departments }, test_.clock.at, () => null);
const pause = async (role: StaffRole, by: string, account: string, id = 'sales') => {
  const outcome = await changeServing(test_.desk, { account: by, role }, { id, account, serves: 'paused' });
  return isRefusal(outcome) ? outcome.refused : 'paused';
};

test('a lead of departments pauses their agents there, and in no other department', async () => {
  await belong('9001', 'sales');
  expect(await pause('lead', '9001', '1001', 'returns')).toBe('forbidden');
  expect(await pause('lead', '9001', '1001')).toBe('paused');
  const member = await test_.store.staff.find('1001');
  expect(member?.departments).toEqual([
    { department: 'returns', serves: 'always' },
    { department: 'sales', serves: 'paused' },
  ]);
});

test('no lead pauses leads or administrators; administrators pause everybody', async () => {
  expect(await pause('lead', '9001', '1001')).toBe('paused');
  for (const account of ['9002', 'admin']) expect(await pause('lead', '9001', account)).toBe('forbidden');
  for (const account of ['9002', 'admin']) expect(await pause('admin', 'admin', account)).toBe('paused');
  expect(await pause('admin', 'admin', 'nobody')).toBe('not_found');
});
