import { v7 as newId } from 'uuid';
import type { AuditPage } from '../../protocol/audit.ts';
import { isPictureKey } from '../../protocol/picture-settings.ts';
import { SETTING_KEYS, SETTINGS, variableOf, type SettingsCompared } from '../../protocol/settings.ts';
import { describePostgres, newSchema, type Schema } from '../storage/a-postgres.ts';
import { Administrator } from './administering.ts';
import { Desk, granted, type Environment } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';

const OPEN_MONDAY = { mon: [['08:00', '12:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

describe('[P10] settings of a desk', () => {
  let desk: Desk;
  let admin: Administrator;
  beforeEach(async () => {
    desk = await Desk.start();
    admin = await Administrator.of(desk);
  });
  afterEach(() => desk.stop());

  test('[P10] act at once: the name, the capacity, and the clocks of what begins from then on', async () => {
    const agent = await desk.agent();
    const { customer } = await desk.chat(agent);
    granted(await agent.socket.emitWithAck('status', { value: 'online' }));
    expect((await admin.set({ company: '云杉', agentCapacity: 1, idleClose: '90s' })).status).toBe(200);
    await customer.desks.first(({ company }) => company === '云杉');
    await agent.staff.first(({ account, capacity }) => account === '1001' && capacity === 1);
    const second = await desk.customer();
    const { chat } = granted(await second.socket.emitWithAck('start', { clientId: newId(), text: '话' }));
    expect(chat.status).toBe('waiting');
    await admin.set({ agentCapacity: 2 });
    await second.chats.first(({ status }) => status === 'open');
    granted(await agent.socket.emitWithAck('message', { chatId: chat.id, clientId: newId(), text: '您好' }));
    const { closesAt } = await second.chats.first((one) => one.closesAt !== null);
    const left = Date.parse(closesAt ?? '') - Date.now();
    expect(left).toBeGreaterThan(60_000);
    expect(left).toBeLessThan(95_000);
  });

  test('[P10] name the value before the last change, to take it back', async () => {
    expect(await admin.setting('idleClose')).not.toHaveProperty('before');
    await admin.set({ idleClose: '2h' });
    expect(await admin.setting('idleClose')).toMatchObject({ value: '2h', before: null });
    await admin.set({ idleClose: '3h' });
    expect(await admin.setting('idleClose')).toMatchObject({ value: '3h', before: '2h' });
  });

  test('[P10] are taken back with the week that they cost the calendar', async () => {
    await admin.putCalendar({ week: OPEN_MONDAY });
    await admin.set({ serviceHours: '09:00-10:00' });
    expect((await admin.calendar()).ownWeek).toBe(false);
    const { version } = await admin.setting('serviceHours');
    const undo = (at: number) =>
      admin.ask('POST', '/api/settings/undo', { key: 'serviceHours', version: at });
    expect((await undo(version + 1)).status).toBe(409);
    expect((await undo(version)).status).toBe(200);
    expect(await admin.calendar()).toMatchObject({ ownWeek: true, week: OPEN_MONDAY });
    expect((await admin.setting('serviceHours')).value).toBe('00:00-24:00');
    const never = await admin.ask('POST', '/api/settings/undo', { key: 'idleNudge', version: 1 });
    expect(never.status).toBe(404);
  });

  test('[P10] in an unchanged file change nothing, and hours in one give up the week', async () => {
    const ask = (text: string, more: object = { apply: false }) =>
      admin.ask<SettingsCompared>('POST', '/api/settings/import', { text, ...more });
    expect((await ask(await admin.file('/api/settings.yaml'))).body.changes).toEqual([]);
    const days = [{ date: '2027-10-01', name: '国庆节', intervals: [], source: 'cn' }];
    await admin.putCalendar({ week: OPEN_MONDAY, days });
    expect((await ask(await admin.file('/api/settings.yaml'))).body.changes).toEqual([]);
    const text = 'form: 1\nsettings:\n  serviceHours: 09:00-10:00\n';
    const { versions } = (await ask(text)).body;
    expect(Object.keys(versions)).toEqual(['serviceHours', 'calendar']);
    expect((await ask(text, { apply: true, versions })).body.isApplied).toBe(true);
    expect(await admin.calendar()).toMatchObject({ ownWeek: false, days: [{ date: '2027-10-01' }] });
  });

  test('[P10] go out as a file and come in again: all of it or nothing, after a comparison', async () => {
    await admin.set({ company: '云杉', agentCapacity: 7 });
    await admin.putCalendar({ days: [{ date: '2027-10-01', intervals: [] }] });
    const file = await admin.file('/api/settings.yaml');
    const ask = (text: string, more: object = { apply: false }) =>
      admin.ask<SettingsCompared>('POST', '/api/settings/import', { text, ...more });
    expect((await ask(file)).body).toMatchObject({ changes: [], faults: [], isApplied: false });
    const changed = file.replace('云杉', 'Spruce').replace('2027-10-01', '2027-10-02');
    const wrong = await ask(changed.replace('agentCapacity: 7', 'agentCapacity: 0'), { apply: true });
    expect(wrong.body.faults).toMatchObject([{ key: 'agentCapacity' }]);
    expect((await admin.setting('company')).value).toBe('云杉');
    const { changes, versions } = (await ask(changed)).body;
    expect(changes).toMatchObject([{ key: 'company', from: '云杉', to: 'Spruce' }, { key: 'calendar' }]);
    await admin.set({ company: 'Meanwhile' });
    const late = await ask(changed, { apply: true, versions });
    expect([late.status, late.body.error?.field]).toEqual([409, 'company']);
    const again = (await ask(changed)).body.versions;
    expect((await ask(changed, { apply: true, versions: again })).body.isApplied).toBe(true);
    expect([(await admin.setting('company')).value, (await admin.calendar()).days[0]?.date]).toEqual([
      ...['Spruce', '2027-10-02'],
    ]);
  });

  test('[P1] [P10] a silence that runs already keeps its moment', async () => {
    const agent = await desk.agent();
    const { customer, chatId } = await desk.chat(agent);
    granted(await agent.socket.emitWithAck('message', { chatId, clientId: newId(), text: '您好' }));
    const before = await customer.chats.first((one) => one.closesAt !== null);
    await admin.set({ idleClose: '90s' });
    granted(await agent.socket.emitWithAck('open', { chatId }));
    const again = await desk.customer({}, customer.token);
    expect(again.welcome?.chat?.closesAt).toBe(before.closesAt);
  });

  test('[P10] are on record with the old value and the new', async () => {
    await admin.set({ idleClose: '2h', company: '云杉' });
    const { body } = await admin.ask<AuditPage>('GET', '/api/audit?act=settings_changed');
    const said = body.lines.map(({ by, about, details }) => [by, about, details]);
    expect(said).toEqual([
      ['admin', 'company', { from: '话术示例商店', to: '云杉' }],
      ['admin', 'idleClose', { from: '1h', to: '2h' }],
    ]);
    expect((await admin.ask<{ whole: boolean }>('GET', '/api/audit/check')).body.whole).toBe(true);
  });
});

describe('[P10] settings of a desk, one after another', () => {
  let desk: Desk;
  let admin: Administrator;
  beforeAll(async () => {
    desk = await Desk.start();
    admin = await Administrator.of(desk);
  });
  afterAll(() => desk.stop());

  test('[P10] are all listed with their values, defaults and variables, and none is locked', async () => {
    const { body } = await admin.ask<{ settings: object[] }>('GET', '/api/settings');
    expect(body.settings).toHaveLength(SETTING_KEYS.length);
    for (const one of body.settings) expect(one).not.toHaveProperty('lockedBy');
    expect(await admin.setting('idleClose')).toMatchObject({
      value: '1h',
      default: '1h',
      variable: 'IDLE_CLOSE',
    });
    expect(await admin.setting('company')).toMatchObject({
      value: '话术示例商店',
      version: 0,
      changedAt: null,
    });
  });

  test('[P10] change all or none: the first that cannot be meant is named', async () => {
    const { status, body } = await admin.set({ company: '云杉', idleClose: 'soon' });
    expect([status, body.error?.code, body.error?.field]).toEqual([400, 'bad_request', 'idleClose']);
    expect((await admin.setting('company')).value).toBe('话术示例商店');
    for (const wrong of [{ hallo: 1 }, { owesAlarm: '10s' }, { owesMark: '1h' }, {}, { versions: {} }])
      expect((await admin.set(wrong)).status).toBe(400);
    expect((await admin.set({ owesMark: '1h' })).body.error?.field).toBe('owesMark');
  });

  test('[P10] let a website in and out at once', async () => {
    const isLetIn = async () => {
      const headers = { origin: 'https://shop.cn' };
      return (await fetch(`${desk.url}/socket.io/?EIO=4&transport=polling`, { headers })).ok;
    };
    const frames = async () => (await desk.get('/widget/')).headers.get('content-security-policy');
    expect([await isLetIn(), (await frames())?.includes('https://shop.cn')]).toEqual([false, false]);
    await admin.set({ allowedOrigins: 'https://shop.cn' });
    expect([await isLetIn(), (await frames())?.includes('https://shop.cn')]).toEqual([true, true]);
    await admin.set({ allowedOrigins: null });
    expect(await isLetIn()).toBe(false);
  });

  test('[P10] are put back by the old value, and to the default by null', async () => {
    await admin.set({ idleClose: '2h' });
    await admin.set({ idleClose: '30m' });
    await admin.set({ idleClose: '2h' });
    expect(await admin.setting('idleClose')).toMatchObject({ value: '2h', version: 3, changedBy: 'admin' });
    await admin.set({ idleClose: null });
    expect(await admin.setting('idleClose')).toMatchObject({ value: '1h', version: 4 });
  });

  test('[P10] tell the second of two administrators what the first has set', async () => {
    const { version } = await admin.setting('idleClose');
    expect((await admin.set({ idleClose: '2h', versions: { idleClose: version } })).status).toBe(200);
    const late = await admin.set({ idleClose: '3h', versions: { idleClose: version } });
    expect([late.status, late.body.error]).toEqual([
      409,
      {
        code: 'conflict',
        field: 'idleClose',
        message: expect.stringContaining('admin meanwhile; it is "2h" now') as string,
      },
    ]);
    // A neighbour is no conflict.
    expect((await admin.set({ idleNudge: '2m', versions: { idleNudge: 0 } })).status).toBe(200);
  });
});

describe('[P10] a desk whose environment settles everything', () => {
  let desk: Desk;
  let admin: Administrator;
  beforeAll(async () => {
    const examples = SETTING_KEYS.map((key) => [variableOf(key), SETTINGS[key].example] as const);
    desk = await Desk.start(Object.fromEntries(examples));
    admin = await Administrator.of(desk);
  });
  afterAll(() => desk.stop());

  test.each(SETTING_KEYS.filter((key) => !isPictureKey(key)))(
    '[P10] %s is locked, by its name, and refused',
    async (key) => {
      expect(await admin.setting(key)).toMatchObject({ lockedBy: variableOf(key) });
      const { status, body } = await admin.set({ [key]: null });
      expect([status, body.error?.code, body.error?.field]).toEqual([409, 'conflict', key]);
    },
  );
});

test('[P10] a restart keeps what was set, and a variable overrules it without losing it', async () => {
  const first = await Desk.start();
  const { dataDir: DATA_DIR } = first;
  await (await Administrator.of(first)).set({ company: '云杉' });
  await first.leave();
  const second = await Desk.start({ DATA_DIR, COMPANY: '海风' });
  expect(await (await Administrator.of(second)).setting('company')).toMatchObject({
    ...{ value: '海风', lockedBy: 'COMPANY', stored: '云杉' },
  });
  await second.leave();
  const third = await Desk.start({ DATA_DIR });
  expect((await (await Administrator.of(third)).setting('company')).value).toBe('云杉');
  await third.stop();
});

describePostgres('[P10] settings of two processes', () => {
  let schema: Schema;
  let started: Desk[];
  beforeEach(async () => {
    schema = await newSchema();
    started = [];
  });
  afterEach(async () => {
    await Promise.all(started.map((desk) => desk.stop()));
    await schema.remove();
  });
  const two = async (more: Environment = {}) => {
    for (let n = 0; n < 2; n += 1) started.push(await Desk.start({ DATABASE_URL: schema.url, ...more }));
    return Promise.all(started.map((desk) => Administrator.of(desk)));
  };
  /** How long it takes until the other process has it, in milliseconds. */
  const heardAfter = async ([one, other]: Administrator[]): Promise<number> => {
    expect((await one?.set({ company: '云杉' }))?.status).toBe(200);
    const began = performance.now();
    while ((await other?.setting('company'))?.value !== '云杉')
      if (performance.now() - began > 10_000) throw new Error('The other process never heard of it.');
    return performance.now() - began;
  };

  test('[P10] without Redis agree within some seconds', async () => {
    expect(await heardAfter(await two())).toBeLessThan(6000);
  });

  (OwnRedis.isThere() ? test : test.skip)('[P10] with Redis agree at once', async () => {
    const redis = await OwnRedis.start();
    const both = await two({ REDIS_URL: redis.url });
    const [, desk] = started;
    const customer = await desk?.customer();
    expect(await heardAfter(both)).toBeLessThan(2500);
    await customer?.desks.first(({ company }) => company === '云杉');
    await Promise.all(started.map((one) => one.stop()));
    started = [];
    redis.kill();
  });
});
