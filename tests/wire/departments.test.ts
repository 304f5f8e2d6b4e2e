import { v7 as newId } from 'uuid';
import type { CalendarView, HoursAnswer } from '../../protocol/calendar.ts';
import type { DeskView } from '../../protocol/chat.ts';
import type { AuditPage } from '../../protocol/audit.ts';
import type { DepartmentsView, DepartmentView } from '../../protocol/departments.ts';
import type { StaffAccounts } from '../../protocol/team.ts';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import type { Customer } from './a-customer.ts';
import { Administrator } from './administering.ts';

let desk: Desk;
let admin: Administrator;
let lead: Agent;
beforeAll(async () => {
  desk = await Desk.start();
  admin = await Administrator.of(desk);
  lead = await desk.agent('9001');
});
afterAll(() => desk.stop());

// The next test finds no chat, nobody online, no department, and the record behind it.
afterEach(async () => {
  const chats = new Map(lead.chats.all.map((chat) => [chat.id, chat]));
  for (const { id, status } of chats.values()) {
    if (status === 'closed') continue;
    await lead.socket.emitWithAck('takeOver', { chatId: id });
    await lead.socket.emitWithAck('accept', { chatId: id });
    await lead.socket.emitWithAck('close', { chatId: id, skipped: 'over' });
  }
  for (const { id } of await all()) expect(await remove(encodeURIComponent(id))).toBe(204);
  await admin.set({ departmentChoice: null });
  for (const account of ['1001', '1002']) {
    const agent = await desk.agent(account, 'away');
    agent.go();
  }
});

const add = (id: string, more: object = {}) =>
  admin.ask<{ department: DepartmentView }>('POST', '/api/departments', { id, name: `组 ${id}`, ...more });
const change = (id: string, changes: object) =>
  admin.ask<{ department: DepartmentView }>('PATCH', `/api/departments/${encodeURIComponent(id)}`, changes);
const all = async () => (await admin.ask<DepartmentsView>('GET', '/api/departments')).body.departments;
const remove = async (id: string) => {
  const answer = await fetch(`${desk.url}/api/departments/${id}`, {
    method: 'DELETE',
    headers: { cookie: await desk.cookieOf('admin') },
  });
  return answer.status;
};

describe('departments of a desk', () => {
  test('there are none, and no console hears of any, until an administrator makes one', async () => {
    expect(await all()).toEqual([]);
    const agent = await desk.agent();
    expect((await agent.welcomes.first(() => true)).desk).not.toHaveProperty('departments');
  });

  test('are added, changed and removed, on record', async () => {
    expect((await add('售后')).status).toBe(201);
    const { body } = await add('sales', { overflow: [{ id: '售后', after: '30s' }], pages: ['*/shop'] });
    expect(body.department).toEqual({
      ...{ id: 'sales', name: '组 sales', overflow: [{ id: '售后', after: '30s' }], pages: ['*/shop'] },
      ...{ own: {}, ownBefore: {}, staff: [], version: 1 },
    });
    expect((await change('售后', { name: '退换货' })).body.department).toMatchObject({
      name: '退换货',
      version: 2,
    });
    expect(await remove(encodeURIComponent('售后'))).toBe(204);
    expect(await all()).toEqual([expect.objectContaining({ id: 'sales', overflow: [] })]);
    const record = await admin.ask<AuditPage>('GET', '/api/audit');
    const acts = record.body.lines.map(({ act, about }) => `${act} ${about ?? ''}`);
    expect(acts.filter((act) => act.startsWith('department'))).toEqual([
      'department_changed sales',
      'department_removed 售后',
      'department_changed 售后',
      'department_added sales',
      'department_added 售后',
    ]);
    expect((await admin.ask<{ whole: boolean }>('GET', '/api/audit/check')).body.whole).toBe(true);
  });

  test('are told to every console at once, and of one that is changed since the second hears', async () => {
    const agent = await desk.agent();
    await add('sales');
    await agent.desks.first(({ departments }) => departments?.[0]?.name === '组 sales');
    expect((await change('sales', { name: '销售', version: 1 })).status).toBe(200);
    const late = await change('sales', { name: '售前', version: 1 });
    expect([late.status, late.body.error?.message]).toEqual([
      409,
      'The department was changed by admin meanwhile; look at it again.',
    ]);
  });

  test('pass chats on to others that there are, once to each, after longer and longer waits', async () => {
    await add('a');
    await add('b', { overflow: [{ id: 'a', after: '0s' }] });
    const refused = async (overflow: object[]) => {
      const { status, body } = await change('a', { overflow });
      return [status, body.error?.field];
    };
    expect(await refused([{ id: 'a', after: '10s' }])).toEqual([400, 'overflow']);
    expect(await refused([{ id: 'none', after: '10s' }])).toEqual([400, 'overflow']);
    expect(
      await refused([
        { id: 'b', after: '1s' },
        { id: 'b', after: '2s' },
      ]),
    ).toEqual([400, 'overflow']);
    expect((await refused([{ id: 'b', after: 'soon' }]))[0]).toBe(400);
    // A and B may name each other: each list is walked from its own department alone.
    expect((await change('a', { overflow: [{ id: 'b', after: '10s' }] })).status).toBe(200);
    await add('c');
    const tooEarly = [
      { id: 'b', after: '20s' },
      { id: 'c', after: '10s' },
    ];
    expect(await refused(tooEarly)).toEqual([400, 'overflow']);
  });

  test('take nobody by a name that is none, and one of a name that is taken is refused', async () => {
    for (const id of ['', ' ', 'a/b', '-a', 'x'.repeat(33)]) expect((await add(id)).status).toBe(400);
    expect((await add('a')).status).toBe(201);
    const { status, body } = await add('a');
    expect([status, body.error?.field]).toEqual([409, 'id']);
    expect((await change('none', { name: 'x' })).status).toBe(404);
    expect(await remove('none')).toBe(404);
  });
});

describe('who belongs to a department', () => {
  const belongsTo = (account: string, departments: string[]) =>
    admin.ask<object>('PATCH', `/api/staff/${account}`, { departments });

  test('is settled with the account, and shown with it, with the department, and to colleagues', async () => {
    await add('a');
    await add('b');
    const agent = await desk.agent('1002');
    expect((await belongsTo('1001', ['a', 'b'])).status).toBe(200);
    await agent.staff.first(({ account, departments }) => account === '1001' && departments?.length === 2);
    const { body } = await admin.ask<StaffAccounts>('GET', '/api/staff');
    expect(body.staff.find(({ account }) => account === '1001')?.departments).toEqual(['a', 'b']);
    expect((await all()).map(({ staff }) => staff)).toEqual([
      [{ account: '1001', serves: 'always' }],
      [{ account: '1001', serves: 'always' }],
    ]);
    const { status, body: refused } = await belongsTo('1001', ['none']);
    expect([status, refused.error?.field]).toEqual([400, 'departments']);
  });

  test('may come with a new colleague', async () => {
    await add('a');
    const wang = { account: '1003', number: '1003', name: '王芳', role: 'agent', departments: ['a'] };
    expect((await admin.ask<object>('POST', '/api/staff', wang)).status).toBe(201);
    expect((await all())[0]?.staff).toEqual([{ account: '1003', serves: 'always' }]);
  });

  test('serves it as a lead settles, and leaves it when it is removed', async () => {
    await add('a');
    await belongsTo('1001', ['a']);
    const lead = await Administrator.of(desk, '9001');
    const serves = (account: string, how: string) =>
      lead.ask<object>('PATCH', `/api/departments/a/staff/${account}`, { serves: how });
    expect((await serves('1001', 'paused')).status).toBe(200);
    expect((await serves('1002', 'paused')).status).toBe(404);
    expect((await serves('1001', 'sometimes')).status).toBe(400);
    expect((await all())[0]?.staff).toEqual([{ account: '1001', serves: 'paused' }]);
    expect(await remove('a')).toBe(204);
    const { body } = await admin.ask<StaffAccounts>('GET', '/api/staff');
    expect(body.staff.flatMap(({ departments }) => departments)).toEqual([]);
  });
});

describe('what a department has of its own', () => {
  test('is kept all of it or nothing, is the desk’s again by null, and is on record', async () => {
    await add('a');
    const { body } = await change('a', { own: { agentCapacity: 2, idleClose: '10m' } });
    expect(body.department.own).toEqual({ agentCapacity: 2, idleClose: '10m' });
    const wrong = await change('a', { name: 'x', own: { agentCapacity: 3, idleClose: 'soon' } });
    expect([wrong.status, wrong.body.error?.field]).toEqual([400, 'idleClose']);
    expect((await change('a', { own: { company: '云杉' } })).body.error?.field).toBe('company');
    expect((await change('a', { own: { owesMark: '1h' } })).body.error?.field).toBe('owesMark');
    expect((await change('a', { own: { idleClose: null } })).body.department).toMatchObject({
      ...{ name: '组 a', own: { agentCapacity: 2 }, ownBefore: { agentCapacity: null, idleClose: '10m' } },
    });
    const record = await admin.ask<AuditPage>('GET', '/api/audit?act=settings_changed');
    expect(record.body.lines.map(({ about, details }) => [about, details['to']])).toEqual([
      ['a/idleClose', 'null'],
      ['a/idleClose', '10m'],
      ['a/agentCapacity', '2'],
    ]);
  });

  test('is not overwritten by somebody who has not seen the change', async () => {
    await add('a');
    expect((await change('a', { own: { agentCapacity: 2 }, version: 1 })).status).toBe(200);
    expect((await change('a', { own: { agentCapacity: 3 }, version: 1 })).status).toBe(409);
    expect((await all())[0]?.own).toEqual({ agentCapacity: 2 });
  });

  test('goes with it: one that is made under the same id later has the desk’s', async () => {
    await add('a');
    await change('a', { own: { agentCapacity: 2 } });
    await remove('a');
    expect((await add('a')).body.department).toMatchObject({ own: {}, ownBefore: {} });
  });
});

describe('[P10] the dates of a department', () => {
  const at = '/api/departments/a/calendar';
  const read = async () => (await admin.ask<CalendarView>('GET', at)).body;
  const put = (days: object[], version: number) => admin.ask<CalendarView>('PUT', at, { days, version });

  test('[P10] stand before the desk’s where it has its own, and leave the desk’s alone', async () => {
    await add('a');
    const today = (await admin.calendar()).today;
    await admin.putCalendar({ days: [{ date: today, intervals: [] }] });
    expect(await read()).toMatchObject({ days: [], open: false, version: 1, undo: null, ownWeek: false });
    const { body } = await put([{ date: today, intervals: [['00:00', '24:00']], name: '盘点' }], 1);
    expect(body).toMatchObject({ open: true, version: 2, days: [{ date: today, name: '盘点' }] });
    const agent = await desk.agent('1001', 'online');
    await admin.ask<object>('PATCH', '/api/staff/1001', { departments: ['a'] });
    await agent.staff.first(({ account, departments }) => account === '1001' && departments?.length === 1);
    expect((await desk.customer({ department: 'a' })).welcome?.desk.open).toBe(true);
    expect((await desk.customer({})).welcome?.desk.open).toBe(false);
    const asked = await admin.ask<HoursAnswer>('GET', `${at}/hours?at=${today}T09:30`);
    expect(asked.body).toMatchObject({ open: true, day: { name: '盘点' } });
    await admin.putCalendar({ days: [] });
  });

  test('[P10] with its own hours are those of the desk where it has none', async () => {
    await add('a');
    await change('a', { own: { serviceHours: '09:00-10:00' } });
    await admin.putCalendar({ days: [{ date: '2999-05-01', intervals: [], name: '劳动节' }] });
    await put([{ date: '2999-05-02', as: 'fri' }], 2);
    const ask = async (date: string) =>
      (await admin.ask<HoursAnswer>('GET', `${at}/hours?at=${date}T09:30`)).body;
    expect([(await ask('2999-05-01')).day?.name, (await ask('2999-05-01')).open]).toEqual(['劳动节', false]);
    expect([(await ask('2999-05-02')).day?.as, (await ask('2999-05-02')).open]).toEqual(['fri', true]);
    await admin.putCalendar({ days: [] });
  });

  test('[P10] are taken back as they were read, on record, and go with the department', async () => {
    await add('a');
    const undo = (version: number) => admin.ask<CalendarView>('POST', `${at}/undo`, { version });
    expect((await undo(1)).status).toBe(404);
    await put([{ date: '2999-05-01', intervals: [] }], 1);
    expect((await put([], 1)).status).toBe(409);
    expect((await undo(1)).status).toBe(409);
    expect((await undo(2)).body).toMatchObject({ days: [], version: 3, undo: { added: 1 } });
    expect((await undo(3)).body.days).toHaveLength(1);
    const { body } = await admin.ask<AuditPage>('GET', '/api/audit?act=settings_changed');
    expect(body.lines[0]).toMatchObject({ about: 'a/calendar', details: { added: 1, removed: 0 } });
    await remove('a');
    expect((await admin.ask('GET', at)).status).toBe(404);
    await add('a');
    expect((await read()).days).toEqual([]);
  });
});

describe('a customer of a department', () => {
  const online = async (account: string, ...departments: string[]) => {
    await admin.ask<object>('PATCH', `/api/staff/${account}`, { departments });
    return desk.agent(account, 'online');
  };
  const begins = async (hello: object, more: object = {}) => {
    const customer = await desk.customer(hello);
    const { chat } = granted(
      await customer.socket.emitWithAck('start', { clientId: newId(), text: '您好', ...more }),
    );
    return { customer, chatId: chat.id };
  };

  /** The desk is so at the greeting or soon: who is there is told when it is known. */
  const seesDesk = async (customer: Customer, wanted: Pick<DeskView, 'open' | 'staffed'>) => {
    const isSo = ({ open, staffed }: DeskView) => open === wanted.open && staffed === wanted.staffed;
    const first = customer.welcome?.desk;
    if (first === undefined || !isSo(first)) await customer.desks.first(isSo);
  };

  test('is served by its people: by what the snippet names, by the page, by their own choice', async () => {
    await add('a');
    await add('b', { pages: ['shop.cn/returns'] });
    const [inA, inB] = [await online('1001', 'a'), await online('1002', 'b')];
    const named = await begins({ department: 'a' });
    const byPage = await begins({ page: 'https://shop.cn/returns/7' });
    await inA.chats.first(
      ({ id, agent, department }) => id === named.chatId && agent === '1001' && department === 'a',
    );
    await inB.chats.first(
      ({ id, agent, department }) => id === byPage.chatId && agent === '1002' && department === 'b',
    );
    await admin.set({ departmentChoice: true });
    const asked = await desk.customer({});
    expect(asked.welcome?.desk.departments).toEqual([
      { id: 'a', name: '组 a' },
      { id: 'b', name: '组 b' },
    ]);
    expect((await desk.customer({ department: 'a' })).welcome?.desk).not.toHaveProperty('departments');
    const chosen = await begins({}, { department: 'b' });
    await inB.chats.first(({ id, department }) => id === chosen.chatId && department === 'b');
  });

  test('is told by a department that is none nothing at all, and served by everybody', async () => {
    await add('a');
    const agent = await online('1001', 'a');
    const { chatId } = await begins({ department: 'gone' });
    await agent.chats.first(
      ({ id, agent: whose, department }) => id === chatId && whose !== null && department === null,
    );
  });

  test('finds it closed while nobody of it is there, and open where it overflows to somebody', async () => {
    await add('b');
    await add('a');
    await online('1002', 'b');
    const customer = await desk.customer({ department: 'a' });
    await seesDesk(customer, { open: false, staffed: false });
    await change('a', { overflow: [{ id: 'b', after: '1s' }] });
    await seesDesk(customer, { open: true, staffed: true });
    await seesDesk(await desk.customer({ department: 'b' }), { open: true, staffed: true });
  });

  test('sees the desk as the department of their running chat, also on coming back and once it is moved', async () => {
    await add('a');
    await add('b');
    const agent = await online('1001', 'a');
    const { customer, chatId } = await begins({ department: 'a' });
    await agent.chats.first(({ id, agent: whose }) => id === chatId && whose === '1001');
    const token = customer.welcome?.token ?? '';
    // Their next chat would be the desk's, which is open.
    await change('a', { own: { serviceHours: '00:00-00:01' } });
    const again = await desk.customer({}, token);
    expect(again.welcome?.desk.hours).toBe('00:00-00:01');
    granted(await agent.socket.emitWithAck('transfer', { chatId, to: { department: 'b' } }));
    await again.desks.first(({ hours, staffed }) => hours !== '00:00-00:01' && !staffed);
  });

  test('becomes the desk’s when their department is removed, and is told so', async () => {
    await add('a');
    await online('1002');
    const customer = await desk.customer({ department: 'a' });
    expect(customer.welcome?.desk.open).toBe(false);
    expect(await remove('a')).toBe(204);
    await customer.desks.first(({ open }) => open);
  });

  test('waits where they are transferred to, and every console hears why', async () => {
    await add('a');
    await add('b');
    const agent = await online('1001', 'a');
    const { customer, chatId } = await begins({ department: 'a' });
    await agent.chats.first(({ id, agent: whose }) => id === chatId && whose === '1001');
    granted(await agent.socket.emitWithAck('transfer', { chatId, to: { department: 'b' } }));
    await customer.chats.next(({ status }) => status === 'waiting');
    const lead = await desk.agent('9001');
    const told = await lead.queues.first(({ waits = [] }) => waits.some((one) => one.chatId === chatId));
    expect(told.waits).toEqual([{ chatId, why: 'nobody', load: 0, places: 0, overflowAt: null }]);
    const none = await lead.socket.emitWithAck('transfer', { chatId, to: { department: 'none' } });
    expect(none).toMatchObject({ ok: false, error: { code: 'not_found' } });
    granted(await lead.socket.emitWithAck('transfer', { chatId, to: { department: 'a' } }));
    await agent.chats.first(
      ({ id, agent: whose, department }) => id === chatId && whose === '1001' && department === 'a',
    );
  });
});
