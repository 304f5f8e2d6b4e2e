import fc from 'fast-check';
import type { Serves } from '../../../protocol/departments.ts';
import { parseServiceHours } from '../../../server/domain/calendar/service-hours.ts';
import type { Department, Departments } from '../../../server/domain/department/department.ts';
import { departmentFor } from '../../../server/domain/department/assign.ts';
import { deal, type Available, type InQueue } from '../../../server/domain/queue/deal.ts';
import { reachOf } from '../../../server/domain/queue/serving.ts';
import { RULES } from '../chat/a-chat.ts';
import { processorMs } from '../../run/processor-ms.ts';

/** Noon of a Monday in UTC. */
const NOON = Date.UTC(2026, 2, 2, 12);

function department(id: string, more: Partial<Department> & { open?: boolean } = {}): [string, Department] {
  const { open = true, ...rest } = more;
  const hours = parseServiceHours(open ? '00:00-24:00' : '00:00-01:00', 'UTC');
  if (!hours) throw new Error('no hours');
  const plain = { id, name: id, overflow: [], pages: [], capacity: null, hours, limits: RULES };
  const look = { 'zh-CN': {}, en: {} };
  return [id, { ...plain, look, ...rest }];
}

const agent = (account: string, departments: Record<string, Serves> = {}, more: Partial<Available> = {}) => ({
  ...{ account, load: 0, capacity: 5, turn: 0, loadIn: new Map<string, number>() },
  departments: Object.entries(departments).map(([id, serves]) => ({ department: id, serves })),
  ...more,
});

const waits = (chatId: string, of: string | null, more: Partial<InQueue> = {}): InQueue => ({
  ...{ chatId, department: of, queuedAt: 1, since: 1, front: false },
  ...{ preferredAgent: null, returnedBy: null, offeredTo: [], offer: null, tried: [] },
  ...more,
});

const dealt = (queue: InQueue[], agents: Available[], departments: Departments, at = NOON) =>
  deal(queue, agents, { departments, isOpen: true, at });

const given = (...args: Parameters<typeof dealt>) =>
  dealt(...args).assignments.map(({ chatId, agent: to }) => `${chatId} ${to}`);

const A = new Map([department('a'), department('b')]);

describe('dealing by departments', () => {
  it('gives a chat to those who serve its department, and one of none to everybody', () => {
    const agents = [agent('in-a', { a: 'always' }, { load: 3 }), agent('in-b', { b: 'always' })];
    expect(given([waits('1', 'a'), waits('2', 'b'), waits('3', null)], agents, A)).toEqual([
      '1 in-a',
      '2 in-b',
      '3 in-b',
    ]);
  });

  it('lets a chat that nobody may be given hold up no other', () => {
    const agents = [agent('in-b', { b: 'always' })];
    expect(given([waits('1', 'a'), waits('2', 'b', { queuedAt: 2 })], agents, A)).toEqual(['2 in-b']);
  });

  it('asks backups where nobody else of the department is free, and those who pause never', () => {
    const agents = [agent('busy', { a: 'always' }, { load: 4 }), agent('backup', { a: 'backup' })];
    const two = [waits('1', 'a'), waits('2', 'a', { queuedAt: 2 })];
    expect(given(two, agents, A)).toEqual(['1 busy', '2 backup']);
    expect(given(two, [agent('pauses', { a: 'paused', b: 'always' })], A)).toEqual([]);
    expect(given([waits('3', 'b')], [agent('pauses', { a: 'paused', b: 'always' })], A)).toEqual([
      '3 pauses',
    ]);
  });

  it('gives an offered chat to the others only while its own are full, and only where they are open', () => {
    const agents = [agent('in-a', { a: 'always' }, { load: 5 }), agent('in-b', { b: 'always' })];
    const offered = [waits('1', 'a', { offeredTo: ['b'] })];
    expect(given(offered, agents, A)).toEqual(['1 in-b']);
    expect(given(offered, [agent('in-a', { a: 'always' }, { load: 4 }), ...agents.slice(1)], A)).toEqual([
      '1 in-a',
    ]);
    expect(given(offered, agents, new Map([department('a'), department('b', { open: false })]))).toEqual([]);
  });

  it('counts a department’s ceiling for its own chats alone, beside the person’s one number', () => {
    const few = new Map([department('a', { capacity: 1 }), department('b')]);
    const both = { a: 'always', b: 'always' } as const;
    const queue = [waits('1', 'a'), waits('2', 'a', { queuedAt: 2 }), waits('3', 'b', { queuedAt: 3 })];
    expect(given(queue, [agent('x', both)], few)).toEqual(['1 x', '3 x']);
    expect(given(queue, [agent('x', both, { loadIn: new Map([['a', 1]]), load: 1 })], few)).toEqual(['3 x']);
    expect(given(queue, [agent('x', both, { loadIn: new Map([['b', 4]]), load: 4 })], few)).toEqual(['1 x']);
  });

  it('lets nobody who is over a lowered limit lose a chat, and gives them none', () => {
    const few = new Map([department('a', { capacity: 2 })]);
    const over = agent('x', { a: 'always' }, { load: 5, capacity: 9, loadIn: new Map([['a', 5]]) });
    expect(given([waits('1', 'a')], [over], few)).toEqual([]);
    expect(given([waits('1', 'a')], [{ ...over, load: 1, loadIn: new Map([['a', 1]]) }], few)).toEqual([
      '1 x',
    ]);
  });

  it('prefers the agent of before only while they may be given the chat', () => {
    const agents = [agent('new', { a: 'always' }), agent('moved', { b: 'always' }, { load: 1 })];
    expect(given([waits('1', 'a', { preferredAgent: 'moved' })], agents, A)).toEqual(['1 new']);
    expect(given([waits('1', 'b', { preferredAgent: 'moved' })], agents, A)).toEqual(['1 moved']);
  });

  it('sends a chat to a backup or to where it overflows before it goes back to who just gave it up', () => {
    const agents = [agent('gave', { a: 'always' }), agent('backup', { a: 'backup' })];
    const back = waits('1', 'a', { returnedBy: 'gave', front: true });
    expect(given([back], agents, A)).toEqual(['1 backup']);
    expect(given([back], agents.slice(0, 1), A)).toEqual(['1 gave']);
  });

  it('serves a chat whose department has been removed like one of none', () => {
    expect(
      given([waits('1', 'gone', { offeredTo: ['gone too'] })], [agent('x', { b: 'always' })], A),
    ).toEqual(['1 x']);
  });

  it('says why a chat waits: who is full, nobody there, or outside the hours, and when others are asked', () => {
    const desk = new Map([
      department('a', { overflow: [{ id: 'b', after: 35_000 }] }),
      department('b', { open: false }),
      department('c', { capacity: 1 }),
    ]);
    const agents = [
      agent('in-a', { a: 'always' }, { load: 4, capacity: 4 }),
      agent('in-c', { c: 'always' }, { load: 1, loadIn: new Map([['c', 1]]) }),
    ];
    const queue = ['a', 'b', 'c'].map((of, n) => waits(of, of, { queuedAt: n, since: 1000 }));
    expect(dealt(queue, agents, desk).waiting).toEqual([
      { chatId: 'a', why: 'full', load: 4, places: 4, overflowAt: 36_000 },
      { chatId: 'b', why: 'closed', load: 0, places: 0, overflowAt: null },
      { chatId: 'c', why: 'full', load: 1, places: 1, overflowAt: null },
    ]);
    expect(dealt([waits('1', 'a')], [], desk).waiting[0]?.why).toBe('nobody');
    expect(deal([waits('1', null)], [], { departments: desk, isOpen: false, at: 0 }).waiting[0]?.why).toBe(
      'closed',
    );
  });
});

describe('what a department is to its visitors is what dealing then does', () => {
  const cases = [true, false].flatMap((own) =>
    [true, false].flatMap((ownStaffed) =>
      [true, false].flatMap((other) =>
        [true, false].flatMap((otherStaffed) =>
          [true, false].map((overflows) => ({ own, ownStaffed, other, otherStaffed, overflows })),
        ),
      ),
    ),
  );
  it.each(cases)('%j', ({ own, ownStaffed, other, otherStaffed, overflows }) => {
    const desk = new Map([
      department('a', { open: own, overflow: overflows ? [{ id: 'b', after: 0 }] : [] }),
      department('b', { open: other }),
    ]);
    const agents = [
      ...(ownStaffed ? [agent('in-a', { a: 'always' as const })] : []),
      ...(otherStaffed ? [agent('in-b', { b: 'always' as const })] : []),
    ];
    const reach = reachOf(desk.get('a')!, agents, desk, NOON);
    const offeredTo = overflows ? ['b'] : [];
    const isGiven = given([waits('1', 'a', { offeredTo })], agents, desk).length > 0;
    expect(reach.isStaffed).toBe(isGiven);
    expect(reach.isOpen).toBe(isGiven && ((own && ownStaffed) || (overflows && other && otherStaffed)));
  });
});

describe('whatever comes and goes', () => {
  const IDS = ['a', 'b', 'c'];
  const anyAgent = (n: number) =>
    fc
      .record({
        capacity: fc.integer({ min: 1, max: 4 }),
        serves: fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom<Serves>('always', 'backup', 'paused')),
      })
      .map(({ capacity, serves }) => agent(`${n}`, serves, { capacity }));
  const anyDesk = fc.record({
    agents: fc
      .integer({ min: 0, max: 5 })
      .chain((many) => fc.tuple(...Array.from({ length: many }, (_, n) => anyAgent(n)))),
    ceilings: fc.tuple(...IDS.map(() => fc.option(fc.integer({ min: 1, max: 3 })))),
    chats: fc.array(
      fc.record({
        of: fc.constantFrom(null, ...IDS),
        offeredTo: fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 2 }),
        returnedBy: fc.constantFrom(null, '0', '1'),
      }),
      { maxLength: 25 },
    ),
  });

  it('nobody is above their number or a ceiling, nobody serves what is not theirs, and nobody waits beside a free place', () => {
    fc.assert(
      fc.property(anyDesk, ({ agents, ceilings, chats }) => {
        const desk = new Map(IDS.map((id, n) => department(id, { capacity: ceilings[n] ?? null })));
        const queue = chats.map(({ of, ...more }, n) => waits(`${n}`, of, { queuedAt: n, ...more }));
        const { assignments, waiting } = dealt(queue, agents, desk);
        expect(assignments.length + waiting.length).toBe(queue.length);
        const chatOf = new Map(queue.map((chat) => [chat.chatId, chat]));
        const held = new Map(agents.map(({ account }) => [account, [] as InQueue[]]));
        for (const { chatId, agent: to } of assignments) held.get(to)?.push(chatOf.get(chatId)!);
        const may = (person: Available, chat: InQueue) =>
          chat.department === null ||
          person.departments.some(
            ({ department: id, serves }) =>
              serves !== 'paused' && (id === chat.department || chat.offeredTo.includes(id)),
          );
        const hasRoom = (person: Available, chat: InQueue) => {
          const own = held.get(person.account) ?? [];
          const ceiling = chat.department === null ? null : (desk.get(chat.department)?.capacity ?? null);
          const ofIt = own.filter((one) => one.department === chat.department).length;
          return own.length < person.capacity && (ceiling === null || ofIt < ceiling);
        };
        for (const person of agents) {
          const own = held.get(person.account) ?? [];
          expect(own.length).toBeLessThanOrEqual(person.capacity);
          for (const chat of own) expect(may(person, chat)).toBe(true);
          for (const [id, { capacity }] of desk)
            expect(own.filter((one) => one.department === id).length).toBeLessThanOrEqual(capacity ?? 99);
        }
        for (const { chatId } of waiting) {
          const chat = chatOf.get(chatId)!;
          expect(agents.some((person) => may(person, chat) && hasRoom(person, chat))).toBe(false);
        }
      }),
    );
  });

  it('of two chats that belong alike the older is never the one that waits', () => {
    fc.assert(
      fc.property(anyDesk, ({ agents, ceilings, chats }) => {
        const desk = new Map(IDS.map((id, n) => department(id, { capacity: ceilings[n] ?? null })));
        const queue = chats.map(({ of, offeredTo }, n) => waits(`${n}`, of, { queuedAt: n, offeredTo }));
        const { waiting } = dealt(queue, agents, desk);
        const waitingIds = new Set(waiting.map(({ chatId }) => chatId));
        for (const older of queue.filter(({ chatId }) => waitingIds.has(chatId)))
          for (const newer of queue.filter((one) => one.queuedAt > older.queuedAt))
            if (newer.department === older.department && newer.offeredTo.join() === older.offeredTo.join())
              expect(waitingIds.has(newer.chatId)).toBe(true);
      }),
    );
  });

  it('shares among equals of a department differ by no more than one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 20 }), (many, coming) => {
        const agents = Array.from({ length: many }, (_, n) =>
          agent(`${n}`, { a: 'always' }, { capacity: 99 }),
        );
        const queue = Array.from({ length: coming }, (_, n) => waits(`${n}`, 'a', { queuedAt: n }));
        const shares = agents.map(
          ({ account }) => dealt(queue, agents, A).assignments.filter((one) => one.agent === account).length,
        );
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the department that a chat begins in', () => {
  const desk = new Map([
    department('a', { pages: ['shop.cn/returns'] }),
    department('b', { pages: ['*.shop.cn/*/help', 'https://only.cn'] }),
  ]);
  it.each([
    ['what the website names', { named: 'b', chosen: 'a', page: 'https://shop.cn/returns' }, 'b'],
    ['else what the visitor chose', { chosen: 'b', page: 'https://shop.cn/returns' }, 'b'],
    ['else the page', { page: 'https://SHOP.cn/returns/1?x' }, 'a'],
    ['a page by stars', { page: 'https://www.shop.cn/en/help#top' }, 'b'],
    ['a page with its scheme', { page: 'https://only.cn/x' }, 'b'],
    ['none for another scheme', { page: 'http://only.cn/x' }, null],
    ['none for another page', { page: 'https://shop.cn/' }, null],
    ['the page for a name that is none', { named: 'gone', page: 'shop.cn/returns' }, 'a'],
    ['none for nothing', {}, null],
  ])('is %s', (_, hints, expected) => {
    expect(departmentFor(hints, desk)).toBe(expected);
  });

  it('costs no more than the pattern and the page are long', () => {
    const page = `https://${'a'.repeat(2000)}`;
    const departments = new Map([department('x', { pages: [`${'*a'.repeat(149)}*b`] })]);
    expect(processorMs(() => expect(departmentFor({ page }, departments)).toBeNull())).toBeLessThan(1000);
  });
});
