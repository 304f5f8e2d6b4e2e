import type { CaseTurn, CaseView } from '../../protocol/cases.ts';
import { callOf } from '../../client/console/store/case-calls.ts';
import { dismissNotice, showCaseNotice, useView } from '../../client/console/store/view.ts';
import { aCase } from './a-case.ts';

const OWNER = { asker: { account: '1001', role: 'agent' }, departments: [] } as const;
const OTHER = { asker: { account: '1002', role: 'agent' }, departments: ['sales'] } as const;
const LEAD = { asker: { account: '9001', role: 'lead' }, departments: [] } as const;
const THEIR_LEAD = { asker: { account: '9002', role: 'lead' }, departments: ['sales'] } as const;

/** Whom a change calls, in the order owner, colleague of sales, lead of all, lead of sales. */
const called = (turned: CaseTurn, more: Partial<CaseView> = {}, by?: string): (string | null)[] =>
  [OWNER, OTHER, LEAD, THEIR_LEAD].map((reader) => callOf(aCase(more), turned, { ...reader, by }));

test.each<[CaseTurn, Partial<CaseView>, (string | null)[]]>([
  ['warned', {}, ['warned', null, null, null]],
  ['overdue', {}, ['overdue', null, 'overdueOf', 'overdueOf']],
  ['overdue', { department: 'stock' }, ['overdue', null, 'overdueOf', null]],
  ['overdue', { owner: null, department: 'sales' }, [null, 'overdueOf', 'overdueOf', 'overdueOf']],
  ['offered', { offeredTo: { owner: '1002' } }, [null, 'offered', null, null]],
  ['proposed', { step: 'proposed' }, [null, null, 'proposed', 'proposed']],
  ['returned', { step: 'verified' }, ['returned', null, null, null]],
])('[P5] what is %s calls who has to act: %j', (turned, more, calls) => {
  expect(called(turned, more)).toEqual(calls);
});

const TO_SALES = { offeredTo: { department: 'sales' } };

test.each<[string, CaseTurn, Partial<CaseView>, string, (string | null)[]]>([
  [
    'an owner sends back their own proposal',
    'returned',
    { step: 'verified' },
    '1001',
    [null, null, null, null],
  ],
  ['a lead approves their own case', 'approved', { owner: '9001' }, '9001', [null, null, null, null]],
  ["a lead proposes on somebody's case", 'proposed', {}, '9001', [null, null, null, 'proposed']],
  ['a lead hands a case to their department', 'offered', TO_SALES, '9002', [null, 'offered', null, null]],
])('[P5] nobody is called for what they did themselves: %s', (_, turned, more, by, calls) => {
  expect(called(turned, more, by)).toEqual(calls);
});

test('cases that call at once are one notice with one sound, until it is put away', () => {
  const several = (amount: number) => `${amount} 张`;
  for (const number of ['T-1', 'T-2', 'T-2']) showCaseNotice(number, `${number} 已逾期`, several);
  expect(useView.getState().notice).toEqual({ kind: 'news', words: '2 张', caseNumbers: ['T-1', 'T-2'] });
  dismissNotice();
  showCaseNotice('T-3', 'T-3 已逾期', several);
  expect(useView.getState().notice).toMatchObject({ words: 'T-3 已逾期', calls: true });
});
