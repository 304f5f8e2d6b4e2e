import { AddCaseEntry } from '../../protocol/cases.ts';
import { caseForCustomer, caseForStaff } from '../../server/delivery/present-case.ts';
import { ACase, AGENT, HOUR, LEAD } from '../domain/case/a-case.ts';

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

test('[P5] the answer is what the customer reads; what staff note beside it is theirs, and an answer taken back is none', () => {
  const one = new ACase('complaint', { class: 'service' });
  const seen = () => caseForCustomer({ number: 1001, case: one.case });
  one.happens({ type: 'verified', by: AGENT, text: '看过照片' });
  one.now += HOUR;
  one.happens({ type: 'answered', by: AGENT, text: '客户很急', answer: { answer: '新杯子明天寄出' } });
  expect(seen()).toEqual({
    ...{ number: 'T-1001', kind: 'complaint', state: 'answered', dueAt: null },
    ...{ answer: '新杯子明天寄出', answeredAt: new Date(one.now).toISOString() },
  });
  one.happens({ type: 'returned', by: LEAD, to: 'verified', text: '再查' });
  expect(seen()).toMatchObject({ state: 'open' });
  expect(seen()).not.toHaveProperty('answer');
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
