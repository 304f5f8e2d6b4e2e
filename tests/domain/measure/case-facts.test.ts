import { withoutPerson } from '../../../server/domain/case/erasing.ts';
import { factsOfCase, type MeasuredCase } from '../../../server/domain/measure/case-facts.ts';
import type { Fact } from '../../../server/domain/measure/fact.ts';
import {
  ACase,
  AGENT,
  FRIDAY,
  HOUR,
  LEAD,
  OFFICE,
  openHours,
  OTHER,
  RULES,
  TIMES,
  WORKDAYS,
} from '../case/a-case.ts';
import { measured } from './facts.ts';

const ALWAYS = { from: 0, to: FRIDAY * 2 };
const facts = (one: MeasuredCase): Fact[] => factsOfCase(one, ALWAYS, () => openHours(OFFICE, WORKDAYS));
const decided = (one: ACase) => facts(measured(one)).filter(({ measure }) => measure !== 'complaints');

/** What was decided of a case: in time, when, whose. */
const told = (one: ACase) =>
  decided(one).map(({ part, at, agent }) => [part === 0, (at - FRIDAY) / HOUR, agent]);

/** The same case, so much later. */
function later(one: ACase, time: number): ACase {
  one.now += time;
  return one;
}

function complaint(): ACase {
  return new ACase('complaint', { class: 'quality' });
}

/** Up to the answer. */
function answered(one: ACase): void {
  one.happens({ type: 'verified', by: AGENT });
  one.happens({ type: 'answered', by: AGENT });
}

describe('cases in measures', () => {
  it('[P5] a complaint counts when it is recorded, for the agent and the department of its chat', () => {
    const [fact] = facts(measured(complaint()));
    expect(fact).toMatchObject({
      measure: 'complaints',
      part: 0,
      at: FRIDAY,
      agent: '1002',
      department: 'sales',
    });
    expect(facts(measured(complaint(), { chat: null }))[0]).toMatchObject({
      agent: '1001',
      department: null,
    });
  });

  it('[P5] one that was merged into another is the other’s', () => {
    const one = complaint();
    one.happens({ type: 'mergedInto', by: AGENT, into: 1002 });
    expect(facts(measured(one))).toEqual([]);
  });

  it('[P5] answered in time counts at the answer; not yet due, it counts not at all', () => {
    const one = complaint();
    expect(told(one)).toEqual([]);
    later(one, 3 * HOUR);
    answered(one);
    expect(told(one)).toEqual([[true, 3, '1001']]);
    expect(decided(one)[0]?.value).toBe(3 * HOUR);
  });

  it('[P5] late counts at its deadline for who had it then, though somebody else answers afterwards', () => {
    const one = complaint();
    later(one, 13 * HOUR);
    one.happens({ type: 'timePassed' });
    one.happens({ type: 'assigned', by: AGENT, to: { owner: OTHER.account } });
    one.happens({ type: 'accepted', by: OTHER });
    answered(one);
    expect(told(one)).toEqual([[false, 13, '1001']]);
    expect(decided(one)[0]?.value).toBe(13 * HOUR);
  });

  it('[P5] what was late stays late when its class changes', () => {
    const one = complaint();
    later(one, 13 * HOUR);
    one.happens({ type: 'timePassed' });
    one.happens({ type: 'classed', by: AGENT, complex: true });
    one.happens({ type: 'verified', by: AGENT });
    one.happens({ type: 'proposed', by: AGENT });
    one.happens({ type: 'approved', by: LEAD });
    one.happens({ type: 'answered', by: AGENT });
    expect(told(one)[0]?.[0]).toBe(false);
  });

  it('[P5] an answer that is taken back is none, until the next', () => {
    const one = complaint();
    later(one, HOUR);
    answered(one);
    one.happens({ type: 'returned', by: LEAD, text: '不对', to: 'verified' });
    expect(told(one)).toEqual([]);
    later(one, HOUR).happens({ type: 'answered', by: AGENT });
    expect(told(one)).toEqual([[true, 2, '1001']]);
  });

  it('[P5] after a hand-over the answer is the new owner’s, and a later deadline is not the answer’s', () => {
    const one = complaint();
    one.happens({ type: 'assigned', by: AGENT, to: { owner: OTHER.account } });
    one.happens({ type: 'accepted', by: OTHER });
    answered(one);
    one.happens({ type: 'carriedOut', by: AGENT });
    later(one, 30 * 24 * HOUR).happens({ type: 'timePassed' });
    expect(told(one)).toEqual([[true, 0, OTHER.account]]);
  });

  it('an answer’s time is in the calendar of its deadline', () => {
    const open = openHours(OFFICE, WORKDAYS);
    const rules = { ...RULES, open, times: { ...TIMES, complaint: 'working' as const } };
    // Friday 09:00, answered on Monday at 09:00: eight hours of a working day between them.
    const one = new ACase('complaint', { class: 'quality' }, FRIDAY, rules);
    later(one, 72 * HOUR);
    answered(one);
    expect(decided(one)[0]?.value).toBe(8 * HOUR);
  });

  it('[P7] a promise is kept or broken, and what is broken stays so', () => {
    const due = { dueAt: FRIDAY + HOUR };
    const kept = new ACase('promise', due);
    later(kept, HOUR / 2).happens({ type: 'kept', by: AGENT });
    expect(told(kept)).toEqual([[true, 0.5, '1001']]);
    const broken = new ACase('promise', due);
    later(broken, 2 * HOUR).happens({ type: 'timePassed' });
    broken.happens({ type: 'done', by: AGENT });
    expect(told(broken)).toEqual([[false, 2, '1001']]);
    const given = new ACase('promise', due);
    given.happens({ type: 'broken', by: AGENT });
    expect(told(given)).toEqual([[false, 0, '1001']]);
    expect(told(new ACase('promise', due))).toEqual([]);
  });

  it('[P7] one taken for kept too early runs on, and may be broken yet', () => {
    const one = new ACase('promise', { dueAt: FRIDAY + 2 * HOUR });
    one.happens({ type: 'kept', by: AGENT });
    one.happens({ type: 'reopened', by: AGENT, text: '还没答' });
    expect(told(one)).toEqual([]);
    later(one, 3 * HOUR).happens({ type: 'timePassed' });
    expect(told(one)).toEqual([[false, 3, '1001']]);
  });

  it('[P9] a follow-up is done in time or late', () => {
    const done = new ACase('followUp');
    later(done, HOUR).happens({ type: 'done', by: AGENT });
    expect(told(done)).toEqual([[true, 1, '1001']]);
    const late = new ACase('followUp');
    later(late, 8 * 24 * HOUR).happens({ type: 'done', by: AGENT });
    expect(told(late)).toEqual([[false, 192, '1001']]);
  });

  it('[P9] a call that reaches the customer ends a follow-up, one that does not leaves it', () => {
    const call = { type: 'called', by: AGENT } as const;
    const reached = new ACase('followUp');
    later(reached, HOUR).happens({ ...call, outcome: 'notReached' });
    expect(told(reached)).toEqual([]);
    later(reached, HOUR).happens({ ...call, outcome: 'reached' });
    expect(told(reached)).toEqual([[true, 2, '1001']]);
  });

  it('[P8] the note that an outage is over is nobody’s follow-up', () => {
    const note = new ACase('followUp', { by: LEAD, clientId: 'over:0199' });
    note.happens({ type: 'done', by: LEAD });
    expect(facts(measured(note))).toEqual([]);
  });

  it('[P8] nor is such a note whose customer has been erased', () => {
    const note = new ACase('followUp', { by: LEAD, clientId: 'over:0199' });
    note.happens({ type: 'done', by: LEAD });
    note.happens({ type: 'erased', by: LEAD });
    const { case: emptied, entries } = withoutPerson(note.case, note.entries);
    expect(facts({ ...measured(note), case: emptied, log: entries })).toEqual([]);
  });

  it('feedback and messages have no share in time', () => {
    const one = new ACase('feedback');
    later(one, 30 * 24 * HOUR).happens({ type: 'done', by: AGENT });
    expect(facts(measured(one))).toEqual([]);
  });
});
