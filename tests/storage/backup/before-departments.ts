import { AddDepartment } from '../../../protocol/departments.ts';
import type { AuditLine } from '../../../server/domain/audit/audit.ts';
import type { Store } from '../../../server/storage/store.ts';

/** The last step of a version without departments. */
export const BEFORE_DEPARTMENTS = '0026-beside';

/** The row of a chat that waits, as a version without departments has written it. */
const WAITING = {
  ...{
    id: 'waits',
    customerId: 'li',
    startedAt: 5,
    continues: null,
    preferredAgent: null,
    leftMessage: false,
  },
  ...{ queuedBehind: 0, lastSeq: 1, lastCustomerSeq: 1, lastAt: 5, lastCustomerAt: 5, lastAgentAt: null },
  ...{ waitingSince: 5, customerMessages: 1, lastText: '在吗', lastBy: 'customer', warning: null },
  state: { status: 'waiting', queuedAt: 5, front: false, returnedBy: null },
};

/** What such a version holds: a member of staff, a setting, and a chat that waits. */
export const HELD_BEFORE = [
  `insert into chats (id, customer_id, started_at, status, queued_at, front, last_seq, last_customer_seq, body)
    values ('waits', 'li', 5, 'waiting', 5, 0, 1, 1, '${JSON.stringify(WAITING)}')`,
  `insert into staff (account, number, name, role, password_hash, status, lost_marked)
    values ('1001', '1001', '林小满', 'agent', '', 'away', 0)`,
  `insert into settings (key, value, version, changed_at, changed_by, earlier)
    values ('idleClose', '"30m"', 1, 5, 'admin', '[]')`,
];

/** Nothing of that is in a department until somebody is put into one. */
export async function expectWithoutDepartments(store: Store): Promise<void> {
  const { chats, departments, settings, staff, team } = store;
  expect(await departments.all()).toEqual([]);
  expect(await settings.all()).toMatchObject([{ key: 'idleClose', value: '30m' }]);
  expect((await staff.all()).map((one) => [one.account, one.departments])).toEqual([['1001', []]]);
  const wait = { department: null, since: 5, offeredTo: [], returnedBy: null };
  expect(await chats.queue()).toMatchObject([{ chatId: 'waits', ...wait }]);
  expect((await chats.find('waits'))?.chat).toMatchObject({ department: null, beside: { joined: [] } });
  expect(await chats.due(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);

  const line = (): AuditLine | null => null;
  const { id, ...body } = AddDepartment.parse({ id: 'sales', name: '销售' });
  const author = { by: 'admin', at: 9, line, setting: line };
  expect(await departments.change(id, () => ({ keep: body }), author)).toBeNull();
  await team.change('1001', { departments: ['sales'] }, 9, () => null);
  expect((await staff.all())[0]?.departments).toEqual([{ department: 'sales', serves: 'always' }]);
}
