import { addDepartment, removeDepartment } from '../../../server/actions/departments/departments.ts';
import { changeCase, openCase } from '../../../server/actions/cases/change-case.ts';
import { returnCasesOfDisabled } from '../../../server/actions/team/disabled-accounts.ts';
import type { Case } from '../../../server/domain/case/case.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import { aDesk, granted, settle, shut, type TestDesk } from '../a-desk.ts';

const FIRST: Staff = { role: 'agent', account: '1001' };
const SECOND: Staff = { role: 'agent', account: '1002' };

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

/** A case of a kind that needs nothing more; gives its number. */
async function recorded(owner: string | null, department: string | null = null): Promise<number> {
  const about = { kind: 'feedback' as const, customerId: null, chatId: null, seq: null };
  const event = { type: 'opened' as const, by: FIRST, owner, department, text: '建议' };
  return granted(await openCase(test_.desk, about, event)).stored.number;
}

async function is(number: number): Promise<Case> {
  const stored = await test_.store.cases.find(number);
  if (!stored) throw new Error('no such case');
  return stored.case;
}

async function disable(account: string): Promise<void> {
  await test_.store.team.change(account, { disabled: true }, test_.clock.now(), () => null);
  await test_.desk.directory.readStaff();
}

test('what a disabled account has goes back into the queue, and what it is offered stays with its owner', async () => {
  const [held, offered, finished, others] = [
    await recorded('1001', 'product'),
    await recorded('1002'),
    await recorded('1001'),
    await recorded('1002'),
  ];
  const to = { owner: '1001' };
  await changeCase(test_.desk, { number: offered, event: { type: 'assigned', by: SECOND, to } });
  await changeCase(test_.desk, { number: finished, event: { type: 'done', by: FIRST } });
  await disable('1001');
  for (let round = 0; round < 2; round += 1) await returnCasesOfDisabled(test_.desk);
  await settle(test_);
  expect(await is(held)).toMatchObject({ owner: null, department: 'product', lastSeq: 2 });
  expect(await is(offered)).toMatchObject({ owner: '1002', offer: null, lastSeq: 3 });
  expect(await is(finished)).toMatchObject({ owner: '1001', lastSeq: 2 });
  expect(await is(others)).toMatchObject({ owner: '1002', lastSeq: 1 });
  expect((await test_.store.cases.entries(held)).at(-1)).toMatchObject({
    ...{ type: 'released', by: { role: 'system' }, data: { from: ['1001'] } },
  });
});

test('a department is not removed while open cases are in it or offered to it', async () => {
  for (const id of ['product', 'returns'])
    granted(await addDepartment(test_.desk, 'admin', { id, name: id, overflow: [], pages: [] }));
  const [number, offered] = [await recorded(null, 'product'), await recorded('1001')];
  const to = { department: 'returns' };
  await changeCase(test_.desk, { number: offered, event: { type: 'assigned', by: FIRST, to } });
  for (const id of ['product', 'returns'])
    expect(await removeDepartment(test_.desk, 'admin', id)).toMatchObject({ refused: 'conflict' });
  await changeCase(test_.desk, { number, event: { type: 'done', by: FIRST } });
  await changeCase(test_.desk, { number: offered, event: { type: 'declined', by: FIRST } });
  for (const id of ['product', 'returns']) expect(await removeDepartment(test_.desk, 'admin', id)).toBeNull();
});
