import {
  inSheetOrder,
  seesHandover,
  standingOf,
  statusOf,
  whyOfChat,
  type Handed,
  type ShiftHandover,
} from '../../../server/domain/handover/handover.ts';

const item = (id: string, answer: Handed['answer'] = null): Handed => ({
  ...{ kind: 'chat', id, why: 'open', dueAt: null, answer, reason: null, answeredAt: null },
});
const HANDOVER: ShiftHandover = {
  ...{ id: 'h', from: '1001', to: '1002', at: 0, note: '', withdrawn: false, toldAt: null },
  items: [item('a'), item('b', 'declined')],
};

test('[P8] a hand-over is settled by the last answer, whatever it is, and only an open one is withdrawn', () => {
  expect(statusOf(HANDOVER)).toBe('offered');
  expect(statusOf({ ...HANDOVER, withdrawn: true })).toBe('withdrawn');
  const items = [item('a', 'accepted'), item('b', 'declined'), item('c', 'gone')];
  expect(statusOf({ ...HANDOVER, items })).toBe('settled');
  expect(statusOf({ ...HANDOVER, items, withdrawn: true })).toBe('settled');
});

test('[P8] a hand-over is seen by its two sides and by leads', () => {
  const seen = (['1001', '1002', '1003'] as const).map((account) =>
    seesHandover({ account, role: 'agent' }, HANDOVER),
  );
  expect(seen).toEqual([true, true, false]);
  expect(seesHandover({ account: '9001', role: 'lead' }, HANDOVER)).toBe(true);
});

test.each([
  ['its owner still has it', '1001', true, 'theirs'],
  ['it was moved by an answer that was cut off', '1002', true, 'moved'],
  ['somebody else has it', '1003', true, 'gone'],
  ['nobody has it', null, true, 'gone'],
  ['it is over', '1001', false, 'gone'],
  ['it is over with its taker', '1002', false, 'gone'],
] as const)('[P8] accepted when %s', (_, owner, isOpen, standing) => {
  expect(standingOf({ owner, isOpen }, HANDOVER)).toBe(standing);
});

test('[P8] a sheet begins with crises and customers who wait, then urgent cases, then by deadline', () => {
  const one = (id: string, why: Handed['why'], more: { dueAt?: number; urgent?: boolean } = {}) => ({
    ...{ id, why, dueAt: null, urgent: false },
    ...more,
  });
  const sheet = inSheetOrder([
    one('no deadline', 'feedback'),
    one('late', 'promise', { dueAt: 9 }),
    one('soon', 'complaint', { dueAt: 5 }),
    one('urgent', 'complaint', { dueAt: 99, urgent: true }),
    one('quiet chat', whyOfChat({ crisis: false, owes: false })),
    one('waiting chat', whyOfChat({ crisis: false, owes: true })),
    one('crisis', whyOfChat({ crisis: true, owes: true })),
  ]);
  expect(sheet.map(({ id }) => id)).toEqual([
    ...['crisis', 'waiting chat', 'quiet chat', 'urgent', 'soon', 'late', 'no deadline'],
  ]);
});
