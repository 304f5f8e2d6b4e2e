import fc from 'fast-check';
import { deal, inOrder, type Available, type InQueue } from '../../../server/domain/queue/deal.ts';
import { estimate } from '../../../server/domain/queue/estimate.ts';

type Free = Omit<Available, 'capacity' | 'departments' | 'loadIn'>;

/** With the same room for everybody. */
function dealAt(queue: InQueue[], agents: Free[], capacity: number) {
  return deal(
    queue,
    agents.map((agent) => ({ ...agent, capacity, departments: [], loadIn: new Map() })),
  ).assignments;
}

const waits = (chatId: string, queuedAt: number, more: Partial<InQueue> = {}): InQueue => ({
  chatId,
  queuedAt,
  front: false,
  preferredAgent: null,
  returnedBy: null,
  department: null,
  since: queuedAt,
  offeredTo: [],
  offer: null,
  tried: [],
  ...more,
});

describe('dealing the queue', () => {
  it('serves who has waited longest first', () => {
    const agents = [{ account: '1001', load: 0, turn: 0 }];
    expect(dealAt([waits('late', 2), waits('early', 1)], agents, 1)).toEqual([
      { chatId: 'early', agent: '1001' },
    ]);
  });

  it('puts who comes back from an agent to the front', () => {
    expect(inOrder([waits('first', 1), waits('back', 9, { front: true })])[0]?.chatId).toBe('back');
  });

  it('gives to the least busy agent, counting what it has just given', () => {
    const agents = [
      { account: '1001', load: 1, turn: 0 },
      { account: '1002', load: 0, turn: 0 },
    ];
    const given = dealAt([waits('a', 1), waits('b', 2), waits('c', 3)], agents, 5).map(({ agent }) => agent);
    expect(given).toEqual(['1002', '1001', '1002']);
  });

  it('never goes above the capacity', () => {
    expect(dealAt([waits('a', 1), waits('b', 2)], [{ account: '1001', load: 4, turn: 0 }], 5)).toHaveLength(
      1,
    );
  });

  it('asks the agent whom the customer had last, if free', () => {
    const agents = [
      { account: '1001', load: 3, turn: 0 },
      { account: '1002', load: 0, turn: 0 },
    ];
    expect(dealAt([waits('a', 1, { preferredAgent: '1001' })], agents, 5)[0]?.agent).toBe('1001');
    expect(dealAt([waits('a', 1, { preferredAgent: '1001' })], agents, 3)[0]?.agent).toBe('1002');
  });
});

const agents = (...loads: number[]): Free[] =>
  loads.map((load, n) => ({ account: `${1001 + n}`, load, turn: 0 }));

describe('[S3] fair shares', () => {
  it('gives to the one who has been without a new chat for longest, among the least busy', () => {
    const [busy, late, early] = agents(1, 0, 0).map((agent, n) => ({ ...agent, turn: [0, 9, 4][n] ?? 0 }));
    const given = dealAt([waits('a', 1)], [busy, late, early] as Free[], 5);
    expect(given).toEqual([{ chatId: 'a', agent: '1003' }]);
  });

  it('never differ by more than one among equals, however many chats come at once', () => {
    const rounds = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), rounds, (many, arrivals) => {
        const present = agents(...Array<number>(many).fill(0));
        const shares = new Map(present.map(({ account }) => [account, 0]));
        let turn = 0;
        for (const coming of arrivals) {
          // All are short: they are over before the next ones come.
          const queue = Array.from({ length: coming }, (_, n) => waits(`${turn}-${n}`, n));
          for (const { agent } of dealAt(queue, present, 9)) {
            shares.set(agent, (shares.get(agent) ?? 0) + 1);
            turn += 1;
            present.find(({ account }) => account === agent)!.turn = turn;
          }
          const all = [...shares.values()];
          expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('do not send a chat straight back to who gave it back, while another is free', () => {
    const back = waits('a', 1, { front: true, returnedBy: '1001', preferredAgent: '1001' });
    expect(dealAt([back], agents(0, 4), 5)).toEqual([{ chatId: 'a', agent: '1002' }]);
    expect(dealAt([back], agents(0, 5), 5)).toEqual([{ chatId: 'a', agent: '1001' }]);
  });

  it('keep nobody waiting behind a chat that was given back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(null, '1001', '1002'), { maxLength: 12 }), (givers) => {
        const queue = givers.map((returnedBy, n) =>
          waits(`${n}`, n, { front: returnedBy !== null, returnedBy }),
        );
        expect(dealAt(queue, agents(0, 0), 3)).toHaveLength(Math.min(6, queue.length));
      }),
    );
  });
});

describe('the estimate of the wait', () => {
  it('promises nothing before five waits are known', () => {
    expect(
      estimate(
        Array.from({ length: 4 }, () => ({ department: null, position: 1, waited: 60_000 })),
        1,
        null,
      ),
    ).toBeNull();
  });

  it('grows with the place in the queue', () => {
    const past = [60, 60, 120, 120, 180].map((s) => ({ department: null, position: 1, waited: s * 1000 }));
    expect(estimate(past, 1, null)).toEqual({ fromMs: 120_000, toMs: 180_000 });
    expect(estimate(past, 3, null)).toEqual({ fromMs: 360_000, toMs: 540_000 });
  });
});

describe('languages in dealing', () => {
  const given = (queue: InQueue[], agents: Free[], capacity = 3) =>
    dealAt(queue, agents, capacity).map(({ chatId, agent }) => `${chatId} ${agent}`);
  const zh = { account: 'zh', load: 0, turn: 0, languages: ['zh-CN'] };
  const both = { account: 'both', load: 0, turn: 9, languages: ['zh-CN', 'en-US'] };

  it('give a chat to the equal who has the customer’s language, whichever country’s, and to others as always', () => {
    expect(given([waits('1', 1, { language: 'en-GB' })], [zh, both])).toEqual(['1 both']);
    expect(given([waits('1', 1)], [zh, both])).toEqual(['1 zh']);
    expect(given([waits('1', 1, { language: 'fr' })], [zh, both])).toEqual(['1 zh']);
  });

  it('never outweigh who is less busy, or the agent of before', () => {
    expect(given([waits('1', 1, { language: 'en' })], [zh, { ...both, load: 1 }])).toEqual(['1 zh']);
    const known = waits('1', 1, { language: 'en', preferredAgent: 'zh' });
    expect(given([known], [zh, both])).toEqual(['1 zh']);
  });

  it('let nobody wait who would not wait without them, and nobody’s share differ by more than one', () => {
    const tag = fc.constantFrom('zh', 'en', 'fr');
    const anyAgents = fc.array(fc.uniqueArray(tag), { minLength: 1, maxLength: 5 });
    const anyQueue = fc.array(fc.option(tag), { maxLength: 20 });
    fc.assert(
      fc.property(anyAgents, anyQueue, fc.integer({ min: 1, max: 5 }), (spoken, asked, capacity) => {
        const agents = spoken.map((languages, n) => ({ account: `${n}`, load: 0, turn: n, languages }));
        const queue = asked.map((language, n) => waits(`${n}`, n, language === null ? {} : { language }));
        const plain = asked.map((_, n) => waits(`${n}`, n));
        const dealt = dealAt(queue, agents, capacity);
        expect(dealt.map(({ chatId }) => chatId)).toEqual(
          dealAt(plain, agents, capacity).map(({ chatId }) => chatId),
        );
        const shares = agents.map(({ account }) => dealt.filter(({ agent }) => agent === account).length);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
