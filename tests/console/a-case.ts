import type { CaseView } from '../../protocol/cases.ts';

const NOON = '2026-11-21T12:00:00.000Z';

/** A complaint of agent 1001 that has just been recorded, due at midnight and warned of at ten, changed as a test needs it. */
export function aCase(change: Partial<CaseView> = {}): CaseView {
  return {
    ...{
      number: 'T-1042',
      kind: 'complaint',
      status: 'open',
      step: 'received',
      owner: '1001',
      department: null,
    },
    ...{ offeredTo: null, customerId: 'c', chatId: 'a', seq: 1, text: '杯子碎了', openedAt: NOON },
    openedBy: { role: 'agent', account: '1001', name: '小王' },
    ...{ dueAt: '2026-11-22T00:00:00.000Z', warnAt: '2026-11-21T22:00:00.000Z', due: null },
    ...{ warned: false, overdue: false, everOverdue: false, urgent: false, class: 'quality', complex: false },
    ...{
      answer: null,
      call: null,
      cause: null,
      measure: null,
      eightD: null,
      mergedInto: null,
      lastSeq: 1,
      lastAt: NOON,
      doneAt: null,
    },
    passed: [{ step: 'received', at: NOON, by: { role: 'agent', account: '1001' } }],
    ...change,
  };
}
