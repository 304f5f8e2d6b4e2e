import { nextDue } from '../../../server/domain/case/case.ts';
import type { CaseEventOf, CaseRules } from '../../../server/domain/case/case-event.ts';
import type { CaseKind } from '../../../protocol/cases.ts';
import { ACase, AGENT, DAY, FRIDAY, HOUR, LEAD, openHours, RULES, THROUGH, TIMES } from './a-case.ts';

const NAMED: CaseRules = {
  ...RULES,
  open: openHours('09:00-18:00'),
  times: { ...TIMES, contactAfter: 2 * HOUR },
};
/** 02:00 in the night after {@link FRIDAY}, which is 09:00. */
const NIGHT = FRIDAY + 17 * HOUR;

function aCase(kind: CaseKind, more: Partial<CaseEventOf<'opened'>> = {}, rules = NAMED): ACase {
  return new ACase(kind, { dueAt: NIGHT, ...more }, FRIDAY, rules);
}

/** Once its deadline has passed in the night. */
function overdue(kind: CaseKind, more: Partial<CaseEventOf<'opened'>> = {}, rules = NAMED): ACase {
  const one = aCase(kind, more, rules);
  one.now = NIGHT;
  one.passes(0);
  return one;
}

test.each(['complaint', 'promise'] as const)(
  '[P5] [P7] a %s overdue in the night is told to the named contact once, after two hours of the next day',
  (kind) => {
    const one = overdue(kind);
    expect(nextDue(one.case)).toBe(NIGHT + 9 * HOUR);
    expect(one.passes(9 * HOUR - 1)).toEqual([]);
    expect(one.passes(1)).toEqual(['contactTold']);
    expect([one.passes(10 * DAY), nextDue(one.case)]).toEqual([[], null]);
  },
);

test('[P5] a complaint that was answered meanwhile is told to nobody, and no answer comes with the mail before it', () => {
  const one = overdue('complaint', { class: 'quality' });
  one.now += 9 * HOUR;
  for (const event of THROUGH.slice(0, 4)) expect(one.happens(event)).toBeNull();
  expect([one.passes(DAY), nextDue(one.case)]).toEqual([[], null]);
  expect(one.types()).not.toContain('contactTold');
});

test('[P5] an answer that is sent back is none: the contact is told', () => {
  const one = overdue('complaint', { class: 'quality' });
  for (const event of THROUGH.slice(0, 4)) one.happens(event);
  expect(one.passes(DAY)).toEqual([]);
  one.happens({ type: 'returned', by: LEAD, text: '没有答复到点子上' });
  expect(one.passes(0)).toEqual(['contactTold']);
});

test('[P5] what is overdue after the answer is no matter of the contact', () => {
  const one = aCase('complaint', { class: 'quality' });
  for (const event of THROUGH.slice(0, 5)) one.happens(event);
  expect(one.passes(8 * DAY)).toEqual(['overdue']);
  expect([nextDue(one.case), one.passes(8 * DAY)]).toEqual([null, []]);
});

test.each(['message', 'followUp', 'feedback'] as const)('[P5] a %s is told to no contact', (kind) => {
  const one = overdue(kind);
  expect([nextDue(one.case), one.passes(DAY)]).toEqual([null, []]);
});

test('[P7] a promise that was given up, or done late, is told to nobody', () => {
  for (const type of ['broken', 'done'] as const) {
    const one = overdue('promise');
    expect(one.happens({ type, by: AGENT })).toBeNull();
    expect([one.passes(DAY), nextDue(one.case)]).toEqual([[], null]);
  }
});

test('[P5] without a named contact nothing is told', () => {
  const one = overdue('complaint', {}, { ...NAMED, times: TIMES });
  expect([nextDue(one.case), one.passes(DAY)]).toEqual([null, []]);
});

test('[P5] a desk that stood still gives owner and leads their time from when it marks the case', () => {
  const one = aCase('complaint');
  one.now = NIGHT + 3 * DAY;
  expect(one.passes(0)).toEqual(['overdue']);
  expect(nextDue(one.case)).toBe(NIGHT + 3 * DAY + 9 * HOUR);
});

test('[P5] a desk that never opens goes by the clock', () => {
  const one = overdue('complaint', {}, { ...NAMED, open: openHours('09:00-18:00', []) });
  expect(nextDue(one.case)).toBe(NIGHT + 2 * HOUR);
});

test('[P5] a case is told of once, also where a later deadline of it is missed', () => {
  const one = overdue('promise');
  expect(one.passes(9 * HOUR)).toEqual(['contactTold']);
  one.happens({ type: 'done', by: AGENT });
  one.happens({ type: 'reopened', by: AGENT });
  expect(one.passes(9 * DAY)).toEqual(['overdue', 'broken']);
  expect([nextDue(one.case), one.passes(9 * DAY)]).toEqual([null, []]);
});
