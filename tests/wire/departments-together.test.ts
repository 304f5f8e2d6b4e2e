import { v7 as newId } from 'uuid';
import type { CalendarView, DaysCompared, HoursAnswer } from '../../protocol/calendar.ts';
import type { DepartmentsView, DepartmentView } from '../../protocol/departments.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { OwnRedis } from './a-redis.ts';
import { granted, type Desk } from './a-desk.ts';
import { Administrator } from './administering.ts';
import type { Agent } from './an-agent.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(60_000);

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

/** The desk reads what others have changed at least this often. */
const READ_AGAIN_MS = 3000;

describeCluster('departments and the calendar of two processes on one PostgreSQL and one Redis', () => {
  let desk: TwoProcesses;
  let a: Desk;
  let b: Desk;
  let onA: Administrator;
  let onB: Administrator;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ LOG_LEVEL: 'warn' });
    ({ a, b } = desk);
    [onA, onB] = await Promise.all([Administrator.of(a), Administrator.of(b)]);
  });
  afterEach(async () => {
    await desk.clear();
    for (const account of ['1001', '1002']) await belongs(account);
    for (const { id } of await departmentsOn(onA)) await remove(id);
    await onA.putCalendar({ week: null, days: [] });
    await desk.pass(READ_AGAIN_MS);
  });
  afterAll(() => desk.end());

  const departmentsOn = async (admin: Administrator) =>
    (await admin.ask<DepartmentsView>('GET', '/api/departments')).body.departments;
  const add = async (id: string, more: object = {}) => {
    const { status } = await onA.ask('POST', '/api/departments', { id, name: id, ...more });
    expect(status).toBe(201);
  };
  const change = (admin: Administrator, id: string, changes: object) =>
    admin.ask<{ department: DepartmentView }>('PATCH', `/api/departments/${id}`, changes);
  const remove = async (id: string) => {
    const cookie = await a.cookieOf('admin');
    const answer = await fetch(`${a.url}/api/departments/${id}`, { method: 'DELETE', headers: { cookie } });
    expect(answer.status).toBe(204);
  };
  const belongs = (account: string, ...departments: string[]) =>
    onA.ask('PATCH', `/api/staff/${account}`, { departments });
  const begins = async (process: Desk, department: string) => {
    const customer = await process.customer({ department });
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '您好' }));
    return chat.id;
  };
  const has = (agent: Agent, chatId: string) =>
    agent.chats.first(({ id, agent: whose }) => id === chatId && whose === agent.account);
  /** How many open chats this agent has, of each department, as the database says. */
  const load = async (account: string): Promise<Partial<Record<string, number>>> => {
    const rows = await desk.schema.run(
      `select department, count(*)::int as open from chats where status = 'open' and agent = '${account}' group by 1`,
    );
    return Object.fromEntries(rows.map(({ department, open }) => [String(department), Number(open)]));
  };

  test('what is made on one is there on the other at once, and of two who change it the second is told', async () => {
    const agent = await b.agent('1002');
    await add('sales', { overflow: [] });
    await agent.desks.first(({ departments }) => departments?.[0]?.id === 'sales');
    const said = await Promise.all(
      [onA, onB].map((admin, n) => change(admin, 'sales', { name: `销售${n}`, version: 1 })),
    );
    expect(said.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const admin of [onA, onB]) expect((await departmentsOn(admin))[0]?.version).toBe(2);
    expect((await onB.ask<{ whole: boolean }>('GET', '/api/audit/check')).body.whole).toBe(true);
  });

  test('of chats that arrive together on both nobody is given more than they may have, nor more of a department', async () => {
    await add('a');
    await add('b');
    expect((await change(onB, 'a', { own: { agentCapacity: 2 } })).status).toBe(200);
    await belongs('1001', 'a', 'b');
    await belongs('1002', 'a');
    await desk.pass(READ_AGAIN_MS);
    const [one, two] = [await a.agent('1001', 'online'), await b.agent('1002', 'online')];
    const customers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => (n % 2 ? a : b).customer({ department: n % 4 < 2 ? 'a' : 'b' })),
    );
    await Promise.all(
      customers.map(({ socket }) => socket.emitWithAck('start', { clientId: newId(), text: '您好' })),
    );
    // Nobody has closed one: as it is in the end, so it was at most at any moment.
    await desk.until(async () => {
      const [{ a: ofA = 0, b: ofB = 0 }, { a: other = 0 }] = [await load('1001'), await load('1002')];
      return ofA + ofB >= 5 && other >= 2;
    });
    for (const process of [a, b]) await desk.untilRun(process, 'queue');
    // Which of the two departments' chats came first is chance.
    const { a: ofA = 0, b: ofB = 0 } = await load('1001');
    expect([ofA + ofB, ofA <= 2]).toEqual([5, true]);
    expect(await load('1002')).toEqual({ a: 2 });
    expect([one.account, two.account]).toEqual(['1001', '1002']);
  });

  test('a chat that begins where the new overflow was not read yet is offered to the others all the same', async () => {
    await add('a');
    await add('b');
    await belongs('1001', 'b');
    await desk.pass(READ_AGAIN_MS);
    await b.agent('1001', 'online');
    desk.redis.freeze();
    await desk.within(0, async () => {
      await change(onA, 'a', { overflow: [{ id: 'b', after: '2s' }] });
      return begins(b, 'a');
    });
    // Whichever deals it: without Redis the other cannot tell them.
    await desk.until(async () => (await load('1001')).a === 1);
  });

  test('how somebody serves a department counts on the other process too', async () => {
    await add('a');
    await belongs('1001', 'a');
    const agent = await b.agent('1001', 'online');
    const lead = await Administrator.of(a, '9001');
    const serves = (how: string) => lead.ask('PATCH', '/api/departments/a/staff/1001', { serves: how });
    expect((await serves('paused')).status).toBe(200);
    const chatId = await begins(b, 'a');
    for (const process of [a, b]) await desk.untilRun(process, 'queue');
    expect(await load('1001')).toEqual({});
    await serves('always');
    await desk.meanwhile(has(agent, chatId));
  });

  test('[P10] the calendar of one decides on the other at once: hours, comparison, import and undo', async () => {
    await b.agent('1001', 'online');
    const customer = await b.customer({});
    expect(customer.welcome?.desk.open).toBe(true);
    const today = (await onA.calendar()).today;
    await onA.putCalendar({ days: [{ date: today, intervals: [] }] });
    await customer.desks.first(({ open }) => !open);
    const ask = (date: string) => onB.ask<HoursAnswer>('GET', `/api/calendar/hours?at=${date}T09:30`);
    expect((await ask(today)).body).toMatchObject({ open: false, day: { date: today } });
    const found = await onB.ask<DaysCompared>('POST', '/api/calendar/compare', {
      source: 'ics',
      days: [{ date: '2999-05-01', intervals: [], source: 'ics' }],
    });
    expect(found.body.changes.map(({ change: what }) => what)).toContain('added');
    const { version } = found.body;
    const undo = (admin: Administrator) => admin.ask<CalendarView>('POST', '/api/calendar/undo', { version });
    const both = await Promise.all([undo(onA), undo(onB)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await customer.desks.first(({ open }) => open);
    for (const admin of [onA, onB]) expect((await admin.calendar()).days).toEqual([]);
  });

  test('[P10] without news a calendar is in force on the other within three seconds', async () => {
    await b.agent('1001', 'online');
    const customer = await b.customer({});
    const today = (await onA.calendar()).today;
    desk.redis.freeze();
    await desk.meanwhile(onA.putCalendar({ days: [{ date: today, intervals: [] }] }));
    await desk.within(READ_AGAIN_MS + 1000, () => customer.desks.first(({ open }) => !open));
  });
});
