import { v7 as newId } from 'uuid';
import type { AuditPage } from '../../protocol/audit.ts';
import { Administrator } from './administering.ts';
import { Agent } from './an-agent.ts';
import { codeOf, Desk, granted } from './a-desk.ts';
import { LEAPING } from './leaping-time.ts';

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

describe('away automatically', () => {
  const MINUTE = 60_000;
  let idle: Desk;
  beforeAll(async () => (idle = await Desk.start({ AWAY_AFTER: '15m', ...LEAPING })));
  afterAll(() => idle.stop());

  const active = (agent: Agent) => agent.socket.emitWithAck('activity', { is: 'active', ago: 0 });
  const pass = (ms: number) => idle.time({ wish: 'leap', ms });

  test('after the time without a key, over all tabs of a person, and back by the next key', async () => {
    const watching = await idle.agent('9001', 'away');
    const agent = await idle.agent('1001', 'online');
    const tab = await Agent.come(idle.url, '1001', agent.cookie);
    expect(agent.desks.all.length + agent.welcomes.all.length).toBeGreaterThan(0);
    expect(agent.welcomes.all[0]?.desk.awayAfter).toBe(15 * MINUTE);
    await pass(10 * MINUTE);
    granted(await active(tab));
    await pass(10 * MINUTE);
    await agent.quiet();
    expect(agent.statuses.all).toEqual([]);
    // One more tab that closes changes nothing: the other is as old as it was.
    tab.go();
    await pass(6 * MINUTE);
    await agent.statuses.first(({ value, cause }) => value === 'away' && cause === 'idle');
    const { away } = await watching.staff.first((one) => one.account === '1001' && one.away !== undefined);
    expect(away).toMatchObject({ cause: 'idle' });
    expect(away).not.toHaveProperty('by');
    granted(await active(agent));
    await agent.statuses.first(({ value, cause }) => value === 'online' && cause === 'idle');
    agent.go();
    watching.go();
  });

  test('the open chats stay, and nobody is dealt another until they are back', async () => {
    const agent = await idle.agent('1001', 'online');
    const one = await idle.customer();
    granted(await one.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
    const { id } = await agent.chats.first((chat) => chat.agent === '1001');
    granted(await agent.socket.emitWithAck('activity', { is: 'locked', ago: 0 }));
    await agent.statuses.first(({ cause }) => cause === 'locked');
    const other = await idle.customer();
    granted(await other.socket.emitWithAck('start', { clientId: newId(), text: '有人吗' }));
    await agent.chats.first((chat) => chat.status === 'waiting');
    expect(agent.chats.all.findLast((chat) => chat.id === id)).toMatchObject({ agent: '1001' });
    granted(await active(agent));
    await agent.chats.first((chat) => chat.id !== id && chat.agent === '1001');
    agent.go();
  });

  test('what somebody chose, or a lead set, no key ends', async () => {
    const watching = await idle.agent('9001', 'away');
    const agent = await idle.agent('1002', 'online');
    granted(await watching.socket.emitWithAck('setStatusOf', { account: '1002', value: 'away' }));
    await agent.statuses.first(({ by }) => by === '9001');
    granted(await active(agent));
    await agent.quiet();
    expect(agent.statuses.all).toHaveLength(1);
    const again = await Agent.come(idle.url, '1002', agent.cookie);
    expect(again.welcomes.all[0]).toMatchObject({ status: 'away', away: { cause: 'colleague' } });
    for (const one of [again, agent, watching]) one.go();
  });

  test('a computer that slept says nothing of a person at work at another', async () => {
    const agent = await idle.agent('1002', 'online');
    await pass(5 * MINUTE);
    granted(await active(agent));
    granted(await agent.socket.emitWithAck('activity', { is: 'slept', ago: 4 * MINUTE }));
    await agent.quiet();
    expect(agent.statuses.all).toEqual([]);
    agent.go();
  });

  test('a length out of its bounds is refused with them', async () => {
    const admin = await Administrator.of(desk);
    for (const awayAfter of ['59s', '9h', 'soon'])
      expect(await admin.set({ awayAfter })).toMatchObject({ status: 400 });
    await admin.set({ awayAfter: '15m' });
    await lead.desks.first((facts) => facts.awayAfter === 15 * MINUTE);
    await admin.set({ awayAfter: null });
    await lead.desks.next((facts) => facts.awayAfter === undefined);
  });
});
