import { recursBy } from '../../../server/domain/case/recurrence.ts';
import { COMPLAINT_STEPS } from '../../../protocol/cases.ts';
import { ACase, AGENT, DAY, HOUR, LEAD, OTHER, THROUGH } from './a-case.ts';

const upTo = (count: number, complex = true): ACase => {
  const one = new ACase('complaint', { class: 'quality', complex });
  for (const event of THROUGH.slice(0, count)) expect(one.happens(event)).toBeNull();
  return one;
};

test('[P5] a complaint goes through its steps, each with who and when', () => {
  const one = upTo(THROUGH.length);
  expect(one.case.passed.map(({ step }) => step)).toEqual(COMPLAINT_STEPS);
  expect(one.case.passed.find(({ step }) => step === 'approved')?.by).toEqual(LEAD);
  expect(one.case).toMatchObject({ state: { status: 'done' }, cause: '包装太薄', measure: '换了包装' });
});

test.each(COMPLAINT_STEPS.map((_, count) => count).slice(0, -1))(
  '[P5] after %s steps only the next one is taken, and none twice',
  (count) => {
    const taken = THROUGH.map((event) => upTo(count).happens(event) === null);
    // What is verified may be answered at once, but not if it is complex.
    expect(taken).toEqual(THROUGH.map((_, n) => n === count));
  },
);

test('[P5] a simple complaint that is settled at once needs no approval, a proposal does', () => {
  const answered = { type: 'answered', by: AGENT } as const;
  expect(upTo(1, false).happens(answered)).toBeNull();
  expect(upTo(2, false).happens(answered)?.refused).toBe('conflict');
  expect(upTo(1, true).happens(answered)?.refused).toBe('conflict');
});

test('[P5] a step is sent back with its reason, one step or to an earlier one', () => {
  const one = upTo(2);
  expect(one.happens({ type: 'returned', by: LEAD, text: '赔得太少' })).toBeNull();
  expect([one.case.step, one.entries.at(-1)?.text]).toEqual(['verified', '赔得太少']);
  const far = upTo(4);
  expect(far.happens({ type: 'returned', by: LEAD, text: '重做', to: 'received' })).toBeNull();
  expect(far.case.step).toBe('received');
  expect(far.happens({ type: 'returned', by: LEAD, text: '重做', to: 'approved' })?.refused).toBe('conflict');
});

test('[P5] the third round of an approval counts, not the first', () => {
  const one = upTo(2);
  for (let round = 0; round < 2; round += 1) {
    expect(one.happens({ type: 'approved', by: LEAD })).toBeNull();
    expect(one.happens({ type: 'returned', by: LEAD, text: '再想想', to: 'verified' })).toBeNull();
    expect(one.happens({ type: 'answered', by: AGENT })?.refused).toBe('conflict');
    expect(one.happens({ type: 'proposed', by: AGENT, text: `第${round + 2}版` })).toBeNull();
  }
  expect(one.happens({ type: 'approved', by: LEAD })).toBeNull();
  expect(one.case.passed.map(({ step }) => step)).toEqual(['received', 'verified', 'proposed', 'approved']);
});

test('[P5] an answer that is sent back stands under its first deadline again', () => {
  const one = upTo(4);
  const [before, due] = [one.case.deadline, one.case.answerDeadline];
  expect(before).toBeNull();
  expect(one.happens({ type: 'returned', by: LEAD, text: '答错了', to: 'verified' })).toBeNull();
  expect(one.case.deadline).toEqual(due);
  expect(one.passes(24 * HOUR)).toEqual(['overdue']);
});

test('[P5] it is followed up until the customer is satisfied', () => {
  const one = upTo(5);
  expect(one.case.deadline?.dueAt).toBe(one.now + 7 * DAY);
  one.passes(2 * DAY);
  expect(one.happens({ type: 'followedUp', by: AGENT, satisfied: false, text: '还是没好' })).toBeNull();
  expect([one.case.step, one.case.deadline?.dueAt]).toEqual(['carriedOut', one.now + 7 * DAY]);
  expect(one.happens({ type: 'archived', by: AGENT, cause: '一', measure: '二' })?.refused).toBe('conflict');
  expect(one.happens({ type: 'followedUp', by: AGENT, satisfied: true })).toBeNull();
  expect(one.case.step).toBe('followedUp');
});

test('[P5] an 8D report needs its proof and a rule for the future before the archive', () => {
  const one = upTo(6);
  const archived = { type: 'archived', by: AGENT, cause: '一', measure: '二' } as const;
  one.happens({ type: 'analysed', by: AGENT, fields: { team: '王、李', rootCause: '纸箱太薄' } });
  expect(one.happens(archived)).toMatchObject({ refused: 'bad_request', field: 'proof' });
  one.happens({ type: 'analysed', by: AGENT, fields: { proof: '跌落试验通过' } });
  expect(one.happens(archived)).toMatchObject({ refused: 'bad_request', field: 'prevention' });
  one.happens({ type: 'analysed', by: AGENT, fields: { prevention: '来料检验' } });
  expect(one.happens(archived)).toBeNull();
  expect(one.case.eightD).toMatchObject({ team: '王、李', proof: '跌落试验通过' });
});

test('[P5] whoever took it first has it until somebody accepts the hand-over', () => {
  const one = upTo(1);
  const owners = [one.case.owner];
  const then = (event: Parameters<ACase['happens']>[0]): void => {
    expect(one.happens(event)).toBeNull();
    owners.push(one.case.owner);
  };
  then({ type: 'assigned', by: AGENT, to: { owner: '1002' } });
  then({ type: 'declined', by: OTHER, text: '下班了' });
  then({ type: 'assigned', by: AGENT, to: { owner: '1002' } });
  then({ type: 'accepted', by: OTHER });
  expect(owners).toEqual(['1001', '1001', '1001', '1001', '1002']);
  expect(one.happens({ type: 'accepted', by: OTHER })?.refused).toBe('conflict');
  expect(one.happens({ type: 'declined', by: OTHER, text: '不' })?.refused).toBe('conflict');
});

test('[P5] reopened within 30 days it is carried out anew, with a time of its own; later it is not', () => {
  const one = upTo(THROUGH.length);
  one.now += 29 * DAY;
  expect(one.happens({ type: 'reopened', by: AGENT, text: '还是没好' })).toBeNull();
  expect(one.case).toMatchObject({ step: 'carriedOut', state: { status: 'open' }, everOverdue: false });
  expect(one.case.deadline?.dueAt).toBe(one.now + 7 * DAY);
  const late = upTo(THROUGH.length);
  late.now += 31 * DAY;
  expect(late.happens({ type: 'reopened', by: AGENT, text: '还是没好' })?.refused).toBe('conflict');
});

test('[P5] a cause recurs for 30 days, and nothing but case, width, blanks and marks may differ', () => {
  const one = upTo(6);
  one.happens({ type: 'archived', by: AGENT, cause: '纸箱 太薄（Box）。', measure: '二' });
  const endedAt = one.now;
  const after = (days: number, cause = '纸箱  太薄(box)') => recursBy(one.case, cause, endedAt + days * DAY);
  expect([after(0), after(30), after(30.1), after(1, '纸箱 太薄')]).toEqual([true, true, false, false]);
  expect(recursBy(upTo(6).case, '', endedAt)).toBe(false);
});
