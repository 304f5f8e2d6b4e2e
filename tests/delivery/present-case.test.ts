import { AddCaseEntry } from '../../protocol/cases.ts';
import { caseForCustomer, caseForStaff } from '../../server/delivery/present-case.ts';
import { ACase, AGENT, HOUR } from '../domain/case/a-case.ts';

const names = { name: (account: string) => account };

test('[P5] a customer is told by when they have an answer, and of no date of the desk’s own after it', () => {
  const one = new ACase('complaint', { class: 'service' });
  const seen = () => caseForCustomer({ number: 1001, case: one.case });
  expect(seen()).toMatchObject({ state: 'open', dueAt: new Date(one.now + 12 * HOUR).toISOString() });
  one.happens({ type: 'verified', by: AGENT });
  one.happens({ type: 'answered', by: AGENT });
  one.happens({ type: 'carriedOut', by: AGENT });
  expect(one.case.deadline).not.toBeNull();
  expect(seen()).toMatchObject({ state: 'answered', dueAt: null });
});

test('[P5] a case that ended late is overdue no more, and says that it was', () => {
  const one = new ACase('feedback');
  one.passes(8 * 24 * HOUR);
  const seen = () => caseForStaff({ number: 1001, case: one.case }, names);
  expect(seen()).toMatchObject({ status: 'open', overdue: true, everOverdue: true });
  one.happens({ type: 'done', by: AGENT });
  expect(seen()).toMatchObject({ status: 'done', overdue: false, everOverdue: true });
});

test.each(['returned', 'declined', 'reopened'])('%s says why, as a reason or as a text', (type) => {
  for (const said of [{ reason: '一' }, { text: '一' }])
    expect(AddCaseEntry.safeParse({ type, ...said }).success).toBe(true);
  for (const said of [{}, { text: ' ' }])
    expect(AddCaseEntry.safeParse({ type, ...said }).error?.issues[0]?.path).toEqual([
      'text' in said ? 'text' : 'reason',
    ]);
});

test('a proposal needs no words', () => {
  expect(AddCaseEntry.safeParse({ type: 'proposed', clientId: 'a' }).success).toBe(true);
});
