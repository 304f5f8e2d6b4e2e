import type { AuditPage } from '../../protocol/audit.ts';
import type { CustomerCase } from '../../protocol/cases.ts';
import { CASE_ENTRY_NEEDS } from '../../protocol/case-rights.ts';
import { Desk, granted } from './a-desk.ts';
import { Administrator } from './administering.ts';
import type { Agent } from './an-agent.ts';
import { Casework, STEPS } from './casework.ts';
import { LEAPING } from './leaping-time.ts';

const HOUR = 3_600_000;

let desk: Desk;
let agent: Agent;
let other: Agent;
let work: Casework;
let others: Casework;
let lead: Casework;
beforeAll(async () => {
  desk = await Desk.start({ COMPLAINT_SIMPLE: '1h', ...LEAPING });
  [agent, other] = [await desk.agent('1001'), await desk.agent('1002')];
  [work, others, lead] = [
    await Casework.of(desk, '1001'),
    await Casework.of(desk, '1002'),
    await Casework.of(desk, '9001'),
  ];
}, 60_000);
afterAll(() => desk.stop());

/** A case of a customer in this state. */
const isOf =
  (number: string, state: CustomerCase['state']) =>
  (one: CustomerCase): boolean =>
    one.number === number && one.state === state;

const leap = (ms: number): Promise<number> => desk.time({ wish: 'leap', ms });

test('[P5] a complaint from the chat to the archive, signed at each step, approved by a lead', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const { number, ...first } = await work.complaint({ chatId, seq: 1 });
  expect(number).toMatch(/^T-\d{4,}$/);
  expect(first).toMatchObject({ step: 'received', status: 'open', owner: '1001', chatId, seq: 1 });
  expect(Date.parse(first.dueAt ?? '') - Date.parse(first.openedAt)).toBe(HOUR);
  expect(await work.codes(number, { type: 'archived', cause: '一', measure: '二' })).toEqual(['conflict']);
  for (const step of STEPS)
    expect(await (step.type === 'approved' ? lead : work).codes(number, step)).toEqual(['ok']);
  const { case: after, entries } = (await work.get(number)).body;
  expect(after).toMatchObject({ status: 'done', step: 'archived', cause: '包装太薄', measure: '换包装' });
  expect(entries.map(({ type }) => type)).toEqual(['received', ...STEPS.map(({ type }) => type)]);
  expect(entries.map(({ by }) => by.account)).toEqual(
    ['1001', ...STEPS.map(({ type }) => (type === 'approved' ? '9001' : '1001'))], // prettier-ignore
  );
  expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const told = await customer.cases.first((all) => all.some(isOf(number, 'done')));
  expect(Object.keys(told.find(isOf(number, 'done')) ?? {}).sort()).toEqual([
    'answeredAt',
    'dueAt',
    'kind',
    'number',
    'state',
  ]);
});

test('[P5] complaints that were archived with the same cause are counted, and the report is written afterwards', async () => {
  const archived = async (cause: string): Promise<string> => {
    const { number } = await work.complaint();
    for (const step of STEPS)
      await (step.type === 'approved' ? lead : work).codes(
        number,
        step.type === 'archived' ? { ...step, cause } : step,
      );
    return number;
  };
  const first = await archived('快递分拣线撞坏 Box。');
  expect((await work.get(first)).body.recurring.cause).toBe(0);
  const same = await archived(' 快递分拣线撞坏  box');
  await archived('快递分拣线撞坏 box 的角');
  for (const number of [first, same]) expect((await work.get(number)).body.recurring.cause).toBe(1);
  const report = { type: 'analysed', fields: { rootCause: '快递分拣线撞坏 box', proof: '试验' } };
  expect(await work.codes(same, report)).toEqual(['ok']);
  expect((await work.get(same)).body.case).toMatchObject({ step: 'archived', eightD: report.fields });
  const { number } = await work.complaint();
  await work.codes(number, { type: 'analysed', fields: { rootCause: '快递分拣线撞坏 BOX' } });
  expect((await work.get(number)).body.recurring.cause).toBe(2);
});

test('[P5] only a lead approves, and a proposal goes back with its reason', async () => {
  const { number } = await work.complaint();
  expect(await work.codes(number, STEPS[0], STEPS[1], STEPS[2])).toEqual(['ok', 'ok', 'forbidden']);
  expect(await lead.codes(number, { type: 'returned' })).toEqual(['bad_request']);
  const back = await lead.add(number, { type: 'returned', reason: '赔得太少' });
  expect(back.body).toMatchObject({
    case: { step: 'verified' },
    entry: { type: 'returned', text: '赔得太少' },
  });
  await agent.cases.first((one) => one.number === number && one.step === 'verified' && one.lastSeq === 4);
});

test('a step that somebody else was quicker to take is a conflict, and its retry is not', async () => {
  const { number } = await work.complaint();
  const verified = { type: 'verified', clientId: 'once' };
  const [first, again] = [await work.add(number, verified), await work.add(number, verified)];
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body.entry).toEqual(first.body.entry);
  expect((await lead.add(number, { type: 'verified' })).status).toBe(409);
  expect((await work.get(number)).body.entries).toHaveLength(2);
});

test('the same complaint sent twice is one, entered by two it is shown and can be merged and parted', async () => {
  const { chatId } = await desk.chat(agent);
  const [one, same] = [
    await work.open({ kind: 'complaint', class: 'service', text: '等了一小时', chatId, clientId: 'a' }),
    await work.open({ kind: 'complaint', class: 'service', text: '等了一小时', chatId, clientId: 'a' }),
  ];
  expect(same.body.case.number).toBe(one.body.case.number);
  expect(same.body.similar).toEqual([]);
  const twice = await lead.open({ kind: 'complaint', class: 'service', text: '久等', chatId });
  const [first, second] = [one.body.case, twice.body.case];
  expect(twice.body.similar).toMatchObject([{ number: first.number, step: 'received', owner: '1001' }]);
  expect(await lead.codes(first.number, { type: 'merged', into: second.number })).toEqual(['ok']);
  expect((await work.get(first.number)).body.case).toMatchObject({
    status: 'done',
    mergedInto: second.number,
  });
  expect((await lead.get(first.number)).body.similar).toHaveLength(1);
  // The other one is the lead's: its colleague may not read it.
  expect((await work.get(first.number)).body.similar).toEqual([]);
  // The old number leads to the case that goes on.
  const later = await lead.add(first.number, { type: 'commented', text: '客户来催' });
  expect(later.body.case.number).toBe(second.number);
  expect(await lead.codes(first.number, { type: 'unmerged' })).toEqual(['ok']);
  expect((await work.get(first.number)).body.case).toMatchObject({ status: 'open', step: 'received' });
  expect(await lead.codes(first.number, { type: 'merged', into: first.number })).toEqual(['conflict']);
});

test('[P5] a hand-over leaves the owner until it is accepted; who has no part in it learns nothing', async () => {
  const { number } = await work.complaint();
  expect([(await others.get(number)).status, (await others.get('T-999999')).status]).toEqual([404, 404]);
  expect((await others.get(number)).body).toEqual((await others.get('T-999999')).body);
  expect(await work.codes(number, { type: 'assigned', owner: 'nobody' })).toEqual(['bad_request']);
  const offered = await work.add(number, { type: 'assigned', owner: '1002', text: '我下班了' });
  expect(offered.body.case).toMatchObject({ owner: '1001', offeredTo: { owner: '1002' } });
  await other.cases.first((one) => one.number === number);
  // After a reload as well.
  expect(await others.find('?owner=me&status=open')).toContain(number);
  expect(await work.find('?owner=me&status=open')).toContain(number);
  expect(await lead.find('?owner=me&status=open')).not.toContain(number);
  expect(await others.codes(number, { type: 'verified' }, { type: 'accepted' })).toEqual(['forbidden', 'ok']);
  expect((await others.get(number)).body.case).toMatchObject({ owner: '1002', offeredTo: null });
  // Who recorded it may follow it, and works on it no more.
  expect(await work.codes(number, { type: 'commented', text: '客户脾气急' }, { type: 'verified' })).toEqual([
    'ok',
    'forbidden',
  ]);
});

test('[P5] whoever has a case sees whom it is about and reads the chat that it came from, for as long as it runs', async () => {
  const { socket } = await desk.customer();
  const about = { name: '王芳', contact: '13812345678' };
  const { chat } = granted(await socket.emitWithAck('start', { clientId: 's', text: '杯子碎了', ...about }));
  const chatId = chat.id;
  granted(await agent.socket.emitWithAck('accept', { chatId }));
  const { number } = await work.complaint({ chatId, seq: 1 });
  granted(await agent.socket.emitWithAck('close', { chatId, skipped: '客户已离开' }));
  const seen = async () => {
    const { ok } = await other.socket.emitWithAck('open', { chatId });
    return { chat: ok, customer: (await others.get(number)).body.customer?.contacts ?? null };
  };
  await work.add(number, { type: 'assigned', owner: '1002' });
  expect(await seen()).toEqual({ chat: false, customer: null });
  await others.add(number, { type: 'accepted' });
  expect((await others.get(number)).body.customer).toMatchObject({ name: '王芳', company: null });
  expect(await seen()).toEqual({ chat: true, customer: ['13812345678'] });
  await others.codes(number, { type: 'verified' }, { type: 'answered' }, { type: 'carriedOut' });
  await others.codes(number, STEPS[5], STEPS[6]);
  expect((await others.get(number)).body.case.status).toBe('done');
  expect(await seen()).toEqual({ chat: false, customer: null });
});

test('[P7] a promise is warned of and broken to the second, and what is done in time is kept', async () => {
  const { chatId, customer } = await desk.chat(agent);
  const dueAt = new Date((await leap(0)) + HOUR).toISOString();
  const promised = { kind: 'promise', dueAt, text: '一小时内回复', chatId };
  const [late, kept] = [(await work.open(promised)).body.case, (await work.open(promised)).body.case];
  await customer.cases.first((all) => all.some((one) => one.number === kept.number && one.dueAt === dueAt));
  await leap((3 * HOUR) / 4 + 1000);
  await agent.cases.first((one) => one.number === late.number && one.warned && !one.overdue);
  expect(await work.codes(kept.number, { type: 'kept' })).toEqual(['ok']);
  await leap(HOUR / 4);
  const broken = await agent.cases.first((one) => one.number === late.number && one.overdue);
  expect(broken).toMatchObject({ step: 'broken', status: 'open', everOverdue: true });
  expect(await work.find('?overdue=true&owner=me')).toContain(late.number);
  expect(await work.codes(late.number, { type: 'kept' }, { type: 'done' })).toEqual(['conflict', 'ok']);
});

test('lists are narrowed, searched and paged; agents find only what concerns them', async () => {
  const { number } = await work.complaint({ class: 'promotion', text: '广告里说的八折没有' });
  expect(await work.find('?q=八折&class=promotion')).toEqual([number]);
  expect(await others.find('?q=八折')).toEqual([]);
  expect(await lead.find(`?q=${number}`)).toEqual([number]);
  expect(await lead.find('?kind=promise&status=done&q=八折')).toEqual([]);
  expect((await lead.page('?cursor=x')).body.error).toMatchObject({ code: 'bad_request', field: 'cursor' });
  expect((await lead.page('?kind=none')).status).toBe(400);
  const opened = await Promise.all(
    Array.from({ length: 52 }, (_, n) => work.open({ kind: 'feedback', text: `第${n}条` })),
  );
  expect(opened.every(({ status }) => status === 201)).toBe(true);
  const first = (await work.page('?kind=feedback')).body;
  const rest = (await work.page(`?kind=feedback&cursor=${first.cursor ?? ''}`)).body;
  expect([first.cases.length, rest.cases.length, rest.cursor]).toEqual([50, 2, null]);
  expect(new Set([...first.cases, ...rest.cases].map((one) => one.number)).size).toBe(52);
});

test('[P9] feedback goes into the queue of a department, whose people see and take it', async () => {
  const admin = await Administrator.of(desk);
  await admin.ask('POST', '/api/departments', { id: 'product', name: '产品' });
  const unknown = await work.open({ kind: 'feedback', text: '建议', department: 'nowhere' });
  expect(unknown.body.error).toMatchObject({ field: 'department' });
  await admin.ask('PATCH', '/api/staff/1002', { departments: ['product'] });
  const { number } = (await work.open({ kind: 'feedback', text: '建议', department: 'product' })).body.case;
  const queued = await other.cases.first((one) => one.number === number);
  expect(queued).toMatchObject({ owner: null, department: 'product', step: 'received' });
  expect(await others.codes(number, { type: 'done' }, { type: 'accepted' }, { type: 'done' })).toEqual([
    'forbidden',
    'ok',
    'ok',
  ]);
});

test('[P5] what is handed over to a department stands in the queue of its people', async () => {
  const admin = await Administrator.of(desk);
  await admin.ask('POST', '/api/departments', { id: 'warehouse', name: '仓库' });
  await admin.ask('PATCH', '/api/staff/1002', { departments: ['warehouse'] });
  const { number } = await work.complaint();
  expect(await work.codes(number, { type: 'assigned', department: 'warehouse' })).toEqual(['ok']);
  expect(await others.find('?owner=none')).toContain(number);
  expect(await others.find('?owner=me')).not.toContain(number);
  expect(await lead.find('?owner=none')).not.toContain(number);
});

test.each([
  { kind: 'promise', text: '回复', dueAt: '2020-01-01T00:00:00Z' },
  { kind: 'promise', text: '回复' },
  { kind: 'complaint', text: '一' },
  { kind: 'complaint', class: 'quality', text: '  ' },
  { kind: 'feedback', text: '一', seq: 1 },
  { kind: 'feedback', text: '一', status: 'done' },
  { kind: 'none', text: '一' },
])('what cannot be recorded is refused: %j', async (asked) => {
  expect((await work.open(asked)).body.error?.code).toBe('bad_request');
});

test('no case is opened for a chat or customer with whom one has nothing to do', async () => {
  const { chatId } = await desk.chat(other);
  const { customerId } = (await lead.complaint({ chatId })) as { customerId: string };
  const feedback = { kind: 'feedback', text: '一' };
  for (const where of [{ chatId }, { chatId: 'none' }, { customerId }, { customerId: 'none' }])
    expect((await work.open({ ...feedback, ...where })).body.error?.code).toBe('not_found');
  for (const who of [others, lead]) expect((await who.open({ ...feedback, customerId })).status).toBe(201);
});

test('approvals, and what a lead takes from somebody, are on record', async () => {
  const { number } = await work.complaint();
  await work.codes(number, STEPS[0], STEPS[1]);
  expect(await lead.codes(number, STEPS[2], { type: 'accepted', text: '我来' })).toEqual(['ok', 'ok']);
  const { lines } = (await (await desk.get('/api/audit', await desk.cookieOf('9001'))).json()) as AuditPage;
  const ours = lines.filter(({ details }) => `T-${String(details['case'])}` === number);
  expect(ours.map(({ act, by }) => [act, by])).toEqual([
    ['case_taken_over', '9001'],
    ['case_approved', '9001'],
  ]);
});

test('a customer hears of their matters after hello, on every visit, and of nobody else’s', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const { number } = await work.complaint({ chatId, text: '只给同事看的话' });
  granted(await customer.socket.emitWithAck('leave', {}));
  customer.go();
  const back = await desk.customer({}, customer.token);
  expect(await back.cases.first(() => true)).toContainEqual({
    ...{ number, kind: 'complaint', state: 'open', dueAt: expect.any(String) as string },
  });
  const stranger = await desk.customer();
  await work.add(number, { type: 'verified' });
  await work.add(number, { type: 'answered' });
  await back.cases.first((all) => all.some(isOf(number, 'answered')));
  expect(stranger.cases.all).toEqual([]);
  expect(back.packets.join('')).not.toMatch(/只给同事|verified/);
});

test('every entry of a case that one may not read is answered as that of a missing one', async () => {
  const { number } = await work.complaint();
  const fields: Record<string, object> = {
    ...{ proposed: { text: '一' }, commented: { text: '一' }, archived: { cause: '一', measure: '二' } },
    ...{ returned: { reason: '一' }, declined: { reason: '一' }, reopened: { reason: '一' } },
    ...{ analysed: { fields: {} }, merged: { into: 'T-1' }, called: { outcome: 'reached' } },
  };
  for (const type of Object.keys(CASE_ENTRY_NEEDS)) {
    const more = fields[type] ?? {};
    const [theirs, none] = [
      await others.add(number, { type, ...more }),
      await others.add('T-999999', { type, ...more }),
    ];
    expect([type, theirs.status, theirs.body]).toEqual([type, 404, none.body]);
  }
});

test('what a person’s cases say is exported without their workers’ words, and erased everywhere', async () => {
  const { chatId } = await desk.chat(agent);
  const { number, customerId } = await work.complaint({ chatId, text: '词语甲' });
  await work.add(number, { type: 'verified', text: '词语乙' });
  const cookie = await desk.cookieOf('9001');
  const exported = (format: string): Promise<string> =>
    desk.get(`/api/people/${customerId ?? ''}/export?format=${format}`, cookie).then((file) => file.text());
  const { cases } = JSON.parse(await exported('json')) as { cases: object[] };
  expect(cases).toContainEqual(expect.objectContaining({ number, text: '词语甲', state: 'open' }));
  expect(await exported('html')).toContain(number);
  expect(await exported('json')).not.toContain('词语乙');
  const erased = await fetch(`${desk.url}/api/people/${customerId ?? ''}/erase`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'asked' }),
  });
  expect(erased.status).toBe(200);
  const { body } = await lead.get(number);
  expect(body.case).toMatchObject({
    status: 'done',
    step: 'verified',
    customerId: null,
    chatId: null,
    text: '',
  });
  expect(body.entries.map(({ type }) => type)).toEqual(['received', 'verified', 'erased']);
  expect(JSON.stringify(body)).not.toMatch(/词语/);
  expect(await lead.find('?q=词语甲')).toEqual([]);
  expect(
    await lead.codes(number, { type: 'reopened', reason: '一' }, { type: 'commented', text: '一' }),
  ).toEqual(['conflict', 'conflict']);
  await agent.cases.first((one) => one.number === number && one.text === '');
});

test('[P10] a call is noted with its result: to be made again at a time, and over when somebody was reached', async () => {
  const { number } = (await work.open({ kind: 'message', text: '请回电 13800138000' })).body.case;
  const wrong = [{ type: 'called', outcome: 'again' }, { type: 'called', outcome: 'reached', dueAt: new Date().toISOString() }, { type: 'called', outcome: 'maybe' }]; // prettier-ignore
  await work.add(number, { type: 'accepted' });
  expect(await work.codes(number, ...wrong)).toEqual(['bad_request', 'bad_request', 'bad_request']);
  const dueAt = new Date((await leap(0)) + 3 * HOUR).toISOString();
  const again = await work.add(number, { type: 'called', outcome: 'again', dueAt, text: '开会' });
  expect(again.body.case).toMatchObject({ status: 'open', dueAt, call: { outcome: 'again', count: 1 } });
  expect(again.body.entry).toMatchObject({ text: '开会', data: { outcome: 'again', due: { dueAt } } });
  expect(await others.codes(number, { type: 'called', outcome: 'reached' })).toEqual(['not_found']);
  const done = await work.add(number, { type: 'called', outcome: 'reached' });
  expect(done.body.case).toMatchObject({ status: 'done', step: 'done', call: { count: 2 } });
});
