import type { CaseView, CaseStep } from '../../protocol/cases.ts';
import { actionName, actionsOn } from '../../client/console/store/case-actions.ts';
import {
  byDue,
  groupOf,
  isListed,
  isPast,
  isSoon,
  pressing,
  waitsFor,
  type CaseReader,
} from '../../client/console/store/case-lists.ts';
import { caseGone, casesCame, forgetCases, useCases } from '../../client/console/store/cases.ts';
import { aCase } from './a-case.ts';

const reader = (account: string, change: Partial<CaseReader> = {}): CaseReader => ({
  asker: { account, role: account.startsWith('9') ? 'lead' : 'agent' },
  departments: [],
  now: Date.parse('2026-11-21T13:00:00.000Z'),
  ...change,
});
const owner = reader('1001');
const lead = reader('9001');

const at = (...steps: CaseStep[]): Partial<CaseView> => ({
  step: steps.at(-1) ?? 'received',
  passed: steps.map((step) => ({ step, at: '2026-11-21T12:00:00.000Z', by: { role: 'agent' } })),
});

describe('[P5] the next step of a complaint', () => {
  test.each<[CaseStep[], string | null]>([
    [['received'], 'verified'],
    [['received', 'verified'], 'answered'],
    [['received', 'verified', 'proposed'], null],
    [['received', 'verified', 'proposed', 'approved'], 'answered'],
    [['received', 'verified', 'answered'], 'carriedOut'],
    [['received', 'verified', 'answered', 'carriedOut'], 'followedUp'],
    [['received', 'verified', 'answered', 'carriedOut', 'followedUp'], 'archived'],
  ])('after %j its owner takes %s', (steps, next) => {
    expect(actionsOn(aCase(at(...steps)), owner).next).toBe(next);
  });

  test('is a proposal where it is complex: it is not settled without a lead', () => {
    const { next, others } = actionsOn(aCase({ ...at('received', 'verified'), complex: true }), owner);
    expect(next).toBe('proposed');
    expect(others).not.toContain('answered');
  });

  test('is the approval for a lead, who can also send it back', () => {
    const { next, others } = actionsOn(aCase(at('received', 'verified', 'proposed')), lead);
    expect(next).toBe('approved');
    expect(others).toContain('returned');
  });

  test('is to take it back for whoever hands it over, by the name of that', () => {
    const offered = aCase({ owner: '1001', offeredTo: { owner: '1002' } });
    expect(actionsOn(offered, reader('1001')).others).toContain('declined');
    expect(actionsOn(aCase({ owner: '1001' }), reader('1001')).others).not.toContain('declined');
    expect(['1001', '1002'].map((account) => actionName('declined', offered, account))).toEqual([
      'takenBack',
      'declined',
    ]);
  });

  test('is to take it for a colleague to whom it is offered, who can decline', () => {
    const { next, others } = actionsOn(aCase({ offeredTo: { owner: '1002' } }), reader('1002'));
    expect(next).toBe('accepted');
    expect(others).toContain('declined');
    expect(others).not.toContain('verified');
  });

  test('[P10] is also the result of a call, for a message and what is to be followed up', () => {
    for (const kind of ['message', 'followUp'] as const) {
      const { next, others } = actionsOn(aCase({ kind, class: null }), owner);
      expect([next, others[0]]).toEqual(['done', 'called']);
    }
    expect(actionsOn(aCase({ kind: 'feedback', class: null }), owner).others).not.toContain('called');
  });

  test('is nothing for who has only recorded it', () => {
    const recorded = aCase({ owner: '1002', openedBy: { role: 'agent', account: '1001' } });
    expect(actionsOn(recorded, owner)).toEqual({ next: null, others: ['commented', 'madeUrgent'] });
  });

  test('is nothing in one that is over, but it is reopened within 30 days', () => {
    const over = aCase({ status: 'done', step: 'archived', doneAt: '2026-11-21T12:30:00.000Z' });
    expect(actionsOn(over, owner)).toEqual({ next: 'reopened', others: ['commented', 'analysed'] });
    const longAgo = reader('1001', { now: Date.parse('2026-12-22T00:00:00.000Z') });
    expect(actionsOn(over, longAgo)).toEqual({ next: null, others: ['commented', 'analysed'] });
  });
});

test('[P7] a promise is kept until its time, and after it only broken and then done', () => {
  const promise = aCase({ kind: 'promise', class: null });
  const late = reader('1001', { now: Date.parse('2026-11-22T00:00:00.000Z') });
  expect(actionsOn(promise, owner).next).toBe('kept');
  expect(actionsOn(promise, late).others).toContain('broken');
  expect(actionsOn(promise, late).next).toBeNull();
  expect(actionsOn({ ...promise, step: 'broken' }, late).next).toBe('done');
});

describe('the list of cases', () => {
  test('has the overdue first, then by due time, then what has none, then what is over', () => {
    const over = aCase({ number: 'T-4', status: 'done', doneAt: '2026-11-21T12:30:00.000Z' });
    const later = aCase({ number: 'T-2', dueAt: '2026-11-25T00:00:00.000Z' });
    const never = aCase({ number: 'T-3', dueAt: null, warnAt: null });
    const past = aCase({ number: 'T-1', dueAt: '2026-11-21T12:59:59.000Z' });
    const sorted = [over, never, later, past].sort(byDue);
    expect(sorted.map(({ number }) => number)).toEqual(['T-1', 'T-2', 'T-3', 'T-4']);
    expect(sorted.map((one) => groupOf(one, owner.now))).toEqual(['overdue', 'later', 'none', 'done']);
  });

  test('marks what is past and what is soon by the clock, before the desk has said so', () => {
    const one = aCase();
    const warned = Date.parse('2026-11-21T22:00:00.000Z');
    const due = Date.parse('2026-11-22T00:00:00.000Z');
    expect([warned - 1, warned, due - 1, due].map((now) => isSoon(one, now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([due - 1, due].map((now) => isPast(one, now))).toEqual([false, true]);
  });

  test('of a department has its cases alone; what is offered stands among the own', () => {
    const sales = reader('1002', { departments: ['sales'] });
    const foreign = aCase({ department: 'sales' });
    expect(isListed(foreign, 'department', {}, sales)).toBe(true);
    expect(isListed(foreign, 'department', {}, owner)).toBe(false);
    expect(isListed(foreign, 'mine', {}, sales)).toBe(false);
    const offered = aCase({ offeredTo: { owner: '1002' } });
    expect([isListed(offered, 'mine', {}, sales), isListed(offered, 'queue', {}, sales)]).toEqual([
      true,
      false,
    ]);
  });

  test('has what is offered to the own department in the queue, and does not count it as pressing', () => {
    const sales = reader('1002', { departments: ['sales'] });
    const offered = aCase({ offeredTo: { department: 'sales' } });
    expect([isListed(offered, 'queue', {}, sales), isListed(offered, 'mine', {}, sales)]).toEqual([
      true,
      false,
    ]);
    expect(isListed(offered, 'queue', {}, reader('1003'))).toBe(false);
    expect(pressing({ offered }, sales)).toBe(0);
    expect(pressing({ offered: { ...offered, offeredTo: { owner: '1002' } } }, sales)).toBe(1);
  });

  test('narrows by kind, class, step, owner, customer, and shows what is over only if asked', () => {
    const one = aCase();
    const narrow = (filters: Parameters<typeof isListed>[2]) => isListed(one, 'all', filters, lead);
    expect([{}, { kind: 'promise' as const }, { class: 'service' as const }].map(narrow)).toEqual([
      true,
      false,
      false,
    ]);
    expect([{ step: 'verified' as const }, { owner: 'none' }, { customer: 'd' }].map(narrow)).toEqual([
      false,
      false,
      false,
    ]);
    expect(isListed({ ...one, status: 'done' }, 'all', {}, lead)).toBe(false);
    expect(isListed({ ...one, status: 'done' }, 'all', { over: true }, lead)).toBe(true);
  });
});

test('the number on the rail counts own cases that press, what is offered, and what a lead has to approve or look after', () => {
  const soon = aCase({ number: 'T-1', warned: true });
  const calm = aCase({ number: 'T-2' });
  const others = aCase({ number: 'T-3', owner: '1002', overdue: true });
  const offered = aCase({ number: 'T-4', owner: '1002', offeredTo: { owner: '1001' } });
  const proposed = aCase({ number: 'T-5', ...at('received', 'verified', 'proposed') });
  const all = Object.fromEntries([soon, calm, others, offered, proposed].map((one) => [one.number, one]));
  expect(pressing(all, owner)).toBe(2);
  expect(pressing(all, lead)).toBe(2);
  expect([offered, proposed].map((one) => waitsFor(one, owner))).toEqual(['offered', null]);
});

test('[P5] the number on the rail counts for a lead what is overdue in their departments, and for an agent only their own', () => {
  const past = { owner: '1002', dueAt: '2026-11-21T12:59:00.000Z' };
  const sales = aCase({ ...past, number: 'T-1', department: 'sales' });
  const repairs = aCase({ ...past, number: 'T-2', department: 'repairs' });
  const none = aCase({ ...past, number: 'T-3', owner: null });
  const soon = aCase({ number: 'T-4', owner: '1002', department: 'sales', warned: true });
  const done = aCase({ ...past, number: 'T-5', status: 'done' });
  const all = Object.fromEntries([sales, repairs, none, soon, done].map((one) => [one.number, one]));
  const departments = ['sales'];
  expect(pressing(all, reader('9001', { departments }))).toBe(2);
  expect(pressing(all, lead)).toBe(3);
  expect([pressing(all, reader('1001', { departments })), pressing(all, owner)]).toEqual([0, 0]);
});

test('an older state of a case never replaces a newer, and one that is gone is forgotten', () => {
  forgetCases();
  casesCame([aCase({ lastSeq: 3, urgent: true })]);
  casesCame([aCase({ lastSeq: 2 })]);
  expect(useCases.getState().cases['T-1042']?.urgent).toBe(true);
  caseGone('T-1042');
  expect(useCases.getState().cases).toEqual({});
});
