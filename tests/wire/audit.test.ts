import type { AuditPage } from '../../protocol/audit.ts';
import { Administrator } from './administering.ts';
import { Desk, granted } from './a-desk.ts';

let desk: Desk;
let lead: string;

beforeAll(async () => {
  desk = await Desk.start();
  lead = await desk.cookieOf('9001');
}, 60_000);
afterAll(() => desk.stop());

async function page(query: string): Promise<AuditPage> {
  return (await (await desk.get(`/api/audit?${query}`, lead)).json()) as AuditPage;
}

/** The file's rows as a spreadsheet has them: no cell of this test holds a line break. */
async function file(query: string): Promise<string[]> {
  const body = await (await desk.get(`/api/audit.csv?${query}`, lead)).arrayBuffer();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body).split('\r\n').slice(0, -1);
}

test('a chat that was taken over stands in the audit log with its customer, and is found by person and act', async () => {
  const agent = await desk.agent('1001');
  const keeper = await desk.agent('9001');
  const customer = await desk.customer({ name: '王小姐' });
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '你好' }));
  granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
  granted(await keeper.socket.emitWithAck('takeOver', { chatId: chat.id }));
  const { lines } = await page('by=9001&act=taken_over');
  expect(lines).toMatchObject([
    { act: 'taken_over', by: '9001', about: chat.id, chat: { id: chat.id }, customer: { name: '王小姐' } },
  ]);
  expect((await page('by=1001&act=taken_over')).lines).toEqual([]);
  expect((await page('to=2020-01-01')).lines).toEqual([]);
});

test('the file of the audit log is a download that is itself on record, and calculates nothing', async () => {
  const answer = await desk.get('/api/audit.csv', lead);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="?audit-log\.csv"?$/);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  await answer.body?.cancel();
  // Whatever was typed as an account is an account to the record.
  await desk.signIn('=1+1', 'wrong');
  const [head, newest] = await file('act=exported');
  expect(head).toBe('\uFEFFnumber,time,user,action,subject,details,seal');
  expect(newest).toMatch(/,9001,exported,audit,"\{""act"":""exported""\}",[0-9a-f]{64}$/);
  expect((await file('')).filter((row) => /,[=+@-]/.test(row))).toEqual([]);
});

test('the acts of one department alone are read and downloaded, and the file says so on record', async () => {
  const admin = await Administrator.of(desk);
  await admin.ask('POST', '/api/departments', { id: '售后', name: '售后组' });
  await admin.ask('PATCH', '/api/staff/1002', { departments: ['售后'] });
  await admin.ask('PATCH', '/api/staff/1001', { capacity: 3 });
  await admin.ask('PATCH', '/api/departments/售后', { own: { agentCapacity: 2 } });
  const wanted = `department=${encodeURIComponent('售后')}`;
  const { lines } = await page(`${wanted}&by=admin`);
  expect(lines.map(({ act, about }) => [act, about])).toEqual([
    ['settings_changed', '售后/agentCapacity'],
    ['staff_changed', '1002'],
    ['department_added', '售后'],
  ]);
  expect((await file(`${wanted}&act=department_added`))[1]).toMatch(/,admin,department_added,售后,/);
  expect((await page(`${wanted}&act=exported`)).lines[0]).toMatchObject({
    ...{ by: '9001', about: 'audit', details: { act: 'department_added', department: '售后' } },
  });
});

test.each([
  ['act=everything', 'act'],
  ['department=a%2Fb', 'department'],
  ['from=yesterday', 'from'],
  ['from=2026-03-02&to=2026-03-01', 'to'],
  ['by=%3Cb%3E', 'by'],
  ['before=0', 'before'],
])('a question that makes no sense is refused, and the field named: %s', async (query, field) => {
  const answer = await desk.get(`/api/audit?${query}`, lead);
  const { error } = (await answer.json()) as { error: { field: string } };
  expect([answer.status, error.field]).toEqual([400, field]);
});
