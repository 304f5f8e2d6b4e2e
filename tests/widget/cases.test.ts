import { answersIn, unseenIn } from '../../client/widget/connection/cases.ts';
import { reduce } from '../../client/widget/connection/reduce.ts';
import { blankView } from '../../client/widget/connection/view.ts';
import type { CustomerCase } from '../../protocol/cases.ts';

const aCase = (more: Partial<CustomerCase> = {}): CustomerCase => ({
  ...{ number: 'T-1042', kind: 'complaint', state: 'open', dueAt: null },
  ...more,
});
const answered = (at: string): CustomerCase => aCase({ state: 'answered', answer: '寄新的', answeredAt: at });

test('[P5] an answer is unread until it was seen, and a later answer to the same complaint is unread again', () => {
  const first = [answered('2026-11-28T01:00:00.000Z')];
  expect(unseenIn([aCase()], null)).toBe(0);
  expect(unseenIn(first, null)).toBe(1);
  const seen = answersIn(first).join(' ');
  expect(unseenIn(first, seen)).toBe(0);
  expect(unseenIn([answered('2026-11-29T01:00:00.000Z')], seen)).toBe(1);
});

test('[P5] what was answered in the chat or by telephone has no mark of its own', () => {
  expect(unseenIn([aCase({ state: 'answered', answeredAt: '2026-11-28T01:00:00.000Z' })], null)).toBe(0);
});

test('another person at this browser sees none of the cases', () => {
  const view = reduce(blankView, { type: 'cases', cases: [aCase()] });
  expect(view.cases).toHaveLength(1);
  expect(reduce(view, { type: 'startedOver', keepsOutbox: false }).cases).toEqual([]);
});
