import type { Fact } from '../../../server/domain/measure/fact.ts';
import { atOnce } from '../../../server/domain/measure/at-once.ts';
import { factsOf, MINUTE, WEEK, type Line } from './facts.ts';

const by = (account: string) => ({ role: 'agent', account }) as const;
const LEAD = { role: 'lead', account: '9001' } as const;
const joins = (account: string): Line => ({ kind: 'joined', by: by(account), data: { how: 'accepted' } });
const transfer = (to: string | null): Line => ({
  kind: 'transferred',
  by: by('1001'),
  data: { to, why: 'agent' },
});
const closes = (account: string, missing: ('farewell' | 'anything_else')[] = []): Line => ({
  kind: 'closed',
  by: by(account),
  data: { reason: 'agent', lastCustomerAt: null, lastAgentAt: null, missing },
});
const LEAVES: Line = {
  kind: 'closed',
  by: { role: 'customer' },
  data: { reason: 'customer', lastCustomerAt: null, lastAgentAt: null },
};
const CALLS: Line = { kind: 'lead_called', by: by('1001'), data: { number: 1, onDuty: 1 } };
const comes = (minute: number): Line => ({
  kind: 'lead_answered',
  by: LEAD,
  data: { number: 1, since: WEEK.from + minute * MINUTE },
});
const rates = (score: number, expected?: number): Line => ({
  kind: 'rated',
  by: { role: 'customer' },
  data: expected === undefined ? { score } : { score, expected },
});

const of = (facts: readonly Fact[], measure: Fact['measure']) =>
  facts.filter((one) => one.measure === measure);

describe('chats in measures', () => {
  it('every closed chat counts once, whoever ended it', () => {
    const facts = factsOf([
      ['a', 0, joins('1001')],
      ['a', 5, closes('1001')],
      ['b', 6, LEAVES],
    ]);
    expect(of(facts, 'complaints').map(({ chatId, part }) => [chatId, part])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('[P4] closing steps are measured where an agent closed, for who did', () => {
    const facts = factsOf([
      ['a', 1, closes('1001')],
      ['b', 2, closes('1002', ['farewell'])],
      ['c', 3, LEAVES],
    ]);
    expect(of(facts, 'closing').map(({ agent, part, missing }) => [agent, part, missing])).toEqual([
      ['1001', 0, []],
      ['1002', 1, ['farewell']],
    ]);
  });

  it('[P6] a call counts for the lead who took it; withdrawn, or over with the chat, nobody did', () => {
    const facts = factsOf([
      ['a', 1, CALLS],
      ['a', 4, comes(1)],
      ['b', 5, CALLS],
      ['b', 6, { kind: 'lead_call_withdrawn', by: by('1001'), data: { number: 1 } }],
      ['c', 7, CALLS],
      ['c', 8, LEAVES],
      ['a', 9, LEAVES],
    ]);
    expect(
      of(facts, 'leadReply').map(({ chatId, agent, part, value }) => [chatId, agent, part, value]),
    ).toEqual([
      ['a', '9001', 0, 3 * MINUTE],
      ['b', null, 1, null],
      ['c', null, 1, null],
    ]);
  });

  it('[P9] a gap needs both answers: expected minus perceived (S4)', () => {
    const facts = factsOf([
      ['a', 1, rates(3, 5)],
      ['b', 2, rates(4, 4)],
      ['c', 3, rates(1)],
    ]);
    expect(of(facts, 'expectation').map(({ chatId, part, value }) => [chatId, part, value])).toEqual([
      ['a', 1, 2],
      ['b', 0, 0],
    ]);
  });

  it('a turn is of whoever had the chat then: passed on, taken over, given back, begun before the range', () => {
    const turns = of(
      factsOf([
        ['a', -60, joins('1001')],
        ['a', 10, transfer('1002')],
        ['a', 20, { kind: 'joined', by: LEAD, data: { how: 'beside' } }],
        ['a', 30, { kind: 'joined', by: LEAD, data: { how: 'taken_over' } }],
        ['a', 40, transfer(null)],
        ['a', 50, joins('1001')],
        ['a', 60, closes('1001')],
      ]),
      'atOnce',
    );
    const minutes = (at: number) => (at - WEEK.from) / MINUTE;
    expect(turns.map(({ agent, at, until }) => [agent, minutes(at), minutes(until!)])).toEqual([
      ['1001', -60, 10],
      ['1002', 10, 30],
      ['9001', 30, 40],
      ['1001', 50, 60],
    ]);
  });

  it('a turn that goes on ends with the range, and one that ended before it is none', () => {
    const facts = factsOf([
      ['a', -60, joins('1001')],
      ['a', -30, LEAVES],
      ['b', 10, joins('1001')],
    ]);
    expect(of(facts, 'atOnce').map(({ chatId, until }) => [chatId, until])).toEqual([['b', WEEK.to]]);
  });
});

describe('chats at once', () => {
  const turns = of(
    factsOf([
      ['a', 0, joins('1001')],
      ['b', 10, joins('1001')],
      ['b', 20, LEAVES],
      ['a', 30, LEAVES],
      ['c', 30, joins('1001')],
      ['c', 40, LEAVES],
      ['d', 15, joins('1002')],
      ['d', 25, LEAVES],
    ]),
    'atOnce',
  );

  it('are weighted by how long somebody had any, and counted at the fullest moment of one person', () => {
    const { mean, most } = atOnce(turns, WEEK);
    expect(mean).toBeCloseTo((30 + 10 + 10 + 10) / (40 + 10), 10);
    expect(most.map(({ chatId }) => chatId).sort()).toEqual(['a', 'b']);
  });

  it('are cut to the time that is asked about; a chat that follows another was not beside it', () => {
    const later = { from: WEEK.from + 25 * MINUTE, to: WEEK.to };
    const { mean, most } = atOnce(
      turns.filter(({ until }) => until! > later.from),
      later,
    );
    expect([mean, most.length]).toEqual([1, 1]);
  });

  it('of nobody are none', () => expect(atOnce([], WEEK)).toEqual({ mean: null, most: [] }));
});
