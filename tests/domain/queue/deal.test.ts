import { deal, inOrder, type InQueue } from '../../../server/domain/queue/deal.ts';
import { estimate } from '../../../server/domain/queue/estimate.ts';

const waits = (chatId: string, queuedAt: number, more: Partial<InQueue> = {}): InQueue => ({
  chatId,
  queuedAt,
  front: false,
  preferredAgent: null,
  ...more,
});

describe('dealing the queue', () => {
  it('serves who has waited longest first', () => {
    const agents = [{ account: '1001', load: 0 }];
    expect(deal([waits('late', 2), waits('early', 1)], agents, 1)).toEqual([
      { chatId: 'early', agent: '1001' },
    ]);
  });

  it('puts who comes back from an agent to the front', () => {
    expect(inOrder([waits('first', 1), waits('back', 9, { front: true })])[0]?.chatId).toBe('back');
  });

  it('gives to the least busy agent, counting what it has just given', () => {
    const agents = [
      { account: '1001', load: 1 },
      { account: '1002', load: 0 },
    ];
    const given = deal([waits('a', 1), waits('b', 2), waits('c', 3)], agents, 5).map(({ agent }) => agent);
    expect(given).toEqual(['1002', '1001', '1002']);
  });

  it('never goes above the capacity', () => {
    expect(deal([waits('a', 1), waits('b', 2)], [{ account: '1001', load: 4 }], 5)).toHaveLength(1);
  });

  it('asks the agent whom the customer had last, if free', () => {
    const agents = [
      { account: '1001', load: 3 },
      { account: '1002', load: 0 },
    ];
    expect(deal([waits('a', 1, { preferredAgent: '1001' })], agents, 5)[0]?.agent).toBe('1001');
    expect(deal([waits('a', 1, { preferredAgent: '1001' })], agents, 3)[0]?.agent).toBe('1002');
  });
});

describe('the estimate of the wait', () => {
  it('promises nothing before five waits are known', () => {
    expect(
      estimate(
        Array.from({ length: 4 }, () => ({ position: 1, waited: 60_000 })),
        1,
      ),
    ).toBeNull();
  });

  it('grows with the place in the queue', () => {
    const past = [60, 60, 120, 120, 180].map((s) => ({ position: 1, waited: s * 1000 }));
    expect(estimate(past, 1)).toEqual({ fromMs: 120_000, toMs: 180_000 });
    expect(estimate(past, 3)).toEqual({ fromMs: 360_000, toMs: 540_000 });
  });
});
