import type { AuditPage } from '../../protocol/audit.ts';
import { Administrator } from './administering.ts';
import { Agent } from './an-agent.ts';
import { codeOf, Desk, granted } from './a-desk.ts';

let desk: Desk;
let lead: Agent;
beforeAll(async () => {
  desk = await Desk.start();
  lead = await desk.agent('9001', 'away');
});
afterAll(() => desk.stop());

test('who goes away says why: colleagues see it, and a reload keeps it', async () => {
  const agent = await desk.agent('1001', 'online');
  granted(await agent.socket.emitWithAck('status', { value: 'away', reason: '用餐' }));
  const { away } = await lead.staff.first((one) => one.account === '1001' && one.away !== undefined);
  expect(away).toMatchObject({ cause: 'chosen', reason: '用餐' });
  agent.go();
  const again = await Agent.come(desk.url, '1001', agent.cookie);
  expect(again.welcomes.all[0]).toMatchObject({ status: 'away', away: { reason: '用餐' } });
  const online = lead.staff.next((one) => one.account === '1001' && one.status === 'online');
  granted(await again.socket.emitWithAck('status', { value: 'online' }));
  expect(await online).not.toHaveProperty('away');
  again.go();
});

test('a reason that the desk does not have is refused with those it has; the settings say which', async () => {
  const admin = await Administrator.of(desk);
  const agent = await desk.agent('1001', 'online');
  const goes = (reason: string) => agent.socket.emitWithAck('status', { value: 'away', reason });
  const refused = await goes('外出');
  expect(refused).toMatchObject({ ok: false, error: { code: 'bad_request', field: 'reason' } });
  expect(!refused.ok && refused.error.message).toContain('用餐, 培训, 休息');
  await admin.set({ awayReasons: ['外出', '会议'] });
  await agent.desks.first(({ awayReasons }) => awayReasons?.includes('外出') === true);
  granted(await goes('外出'));
  expect(codeOf(await goes('用餐'))).toBe('bad_request');
  await admin.set({ awayReasons: null });
  agent.go();
});

test('a lead sets a colleague’s status: they are told by whom, and it is on record', async () => {
  const agent = await desk.agent('1001', 'online');
  const set = (value: 'online' | 'away', reason?: string) =>
    lead.socket.emitWithAck('setStatusOf', { account: '1001', value, ...(reason ? { reason } : {}) });
  granted(await set('away', '培训'));
  await agent.statuses.first((news) => news.by === '9001' && news.reason === '培训');
  await agent.staff.first(({ account, away }) => account === '1001' && away?.by === '9001');
  granted(await set('online'));
  await agent.statuses.first(({ value }) => value === 'online');
  expect(codeOf(await agent.socket.emitWithAck('setStatusOf', { account: '9001', value: 'away' }))).toBe(
    'forbidden',
  );
  const { lines } = (await (await desk.get('/api/audit?act=status_set', lead.cookie)).json()) as AuditPage;
  expect(lines.map(({ by, about, details }) => ({ by, about, details }))).toEqual([
    { by: '9001', about: '1001', details: { status: 'online' } },
    { by: '9001', about: '1001', details: { status: 'away', reason: '培训' } },
  ]);
  agent.go();
});

test('a colleague without a console cannot be set online, but away: they come back as that', async () => {
  const agent = await desk.agent('1002', 'online');
  // Who comes and goes between two ticks is never said to be online.
  await lead.staff.first((one) => one.account === '1002' && one.status === 'online');
  agent.go();
  await lead.staff.next((one) => one.account === '1002' && one.status === 'offline');
  const set = (value: 'online' | 'away') =>
    lead.socket.emitWithAck('setStatusOf', { account: '1002', value });
  expect(codeOf(await set('online'))).toBe('conflict');
  granted(await set('away'));
  const back = await Agent.come(desk.url, '1002', agent.cookie);
  expect(back.welcomes.all[0]).toMatchObject({ status: 'away', away: { cause: 'colleague', by: '9001' } });
  back.go();
});
