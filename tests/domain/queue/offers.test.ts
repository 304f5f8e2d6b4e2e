import fc from 'fast-check';
import { deal, type Available, type InQueue } from '../../../server/domain/queue/deal.ts';

const waits = (chatId: string, more: Partial<InQueue> = {}): InQueue => ({
  ...{ chatId, queuedAt: 1, since: 1, front: false, department: null },
  ...{ preferredAgent: null, returnedBy: null, offeredTo: [], offer: null, tried: [] },
  ...more,
});

const agent = (account: string, load = 0, capacity = 5): Available => ({
  ...{ account, load, capacity, turn: 0, departments: [], loadIn: new Map() },
});

const given = (queue: InQueue[], agents: Available[]) =>
  deal(queue, agents).assignments.map(({ chatId, agent: to }) => `${chatId} ${to}`);

test('a chat that is offered to somebody is dealt to nobody else, and counts for them', () => {
  const offered = waits('a', { offer: { to: '1001' } });
  expect(given([offered], [agent('1001'), agent('1002')])).toEqual([]);
  expect(deal([offered], []).waiting).toEqual([]);
  expect(given([offered, waits('b')], [agent('1001', 4), agent('1002', 5)])).toEqual([]);
  expect(given([offered, waits('b')], [agent('1001'), agent('1002')])).toEqual(['b 1002']);
});

test('who declined or missed it is not asked again, also if nobody else is there; it holds up no other', () => {
  const refused = waits('a', { tried: ['1001'] });
  expect(given([refused, waits('b', { queuedAt: 2 })], [agent('1001'), agent('1002', 3)])).toEqual([
    'a 1002',
    'b 1001',
  ]);
  const { assignments, waiting } = deal([refused, waits('b', { queuedAt: 2 })], [agent('1001')]);
  expect(assignments).toEqual([{ chatId: 'b', agent: '1001' }]);
  expect(waiting).toMatchObject([{ chatId: 'a', why: 'refused' }]);
  // Somebody who has not been asked is only full: that is another reason.
  expect(deal([refused], [agent('1001', 5), agent('1002', 5)]).waiting).toMatchObject([{ why: 'full' }]);
});

type Answer = 'accepts' | 'declines' | 'misses';

test('random answers: nobody is above their number or asked twice, and no chat is given up while somebody could be asked', () => {
  const people = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 });
  const answers = fc.infiniteStream(fc.constantFrom<Answer>('accepts', 'declines', 'misses'));
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 12 }), answers, (capacities, many, stream) => {
      const agents = capacities.map((capacity, n) => agent(`${1001 + n}`, 0, capacity));
      let queue = Array.from({ length: many }, (_, n) => waits(`${n}`, { queuedAt: n }));
      const asked = new Set<string>();
      for (;;) {
        const { assignments, waiting } = deal(queue, agents);
        queue = queue.map((chat) => {
          const to = assignments.find(({ chatId }) => chatId === chat.chatId)?.agent;
          return to === undefined ? chat : { ...chat, offer: { to } };
        });
        for (const { chatId, agent: to } of assignments) {
          expect(asked.has(`${chatId} ${to}`)).toBe(false);
          asked.add(`${chatId} ${to}`);
        }
        for (const { account, load, capacity } of agents)
          expect(load + queue.filter(({ offer }) => offer?.to === account).length).toBeLessThanOrEqual(
            capacity,
          );
        const next = queue.find(({ offer }) => offer !== null);
        if (next === undefined || next.offer === null) {
          for (const { chatId, why } of waiting) {
            const { tried } = queue.find((chat) => chat.chatId === chatId)!;
            const free = agents.filter(({ load, capacity }) => load < capacity);
            expect(free.filter(({ account }) => !tried.includes(account))).toEqual([]);
            expect(why).toBe(free.length > 0 ? 'refused' : 'full');
          }
          return;
        }
        const { to } = next.offer;
        if (stream.next().value === 'accepts') {
          queue = queue.filter((chat) => chat !== next);
          agents.find(({ account }) => account === to)!.load += 1;
        } else
          queue = queue.map((chat) =>
            chat === next ? { ...chat, offer: null, tried: [...chat.tried, to] } : chat,
          );
      }
    }),
  );
});
