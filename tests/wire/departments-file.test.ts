import type { AuditPage } from '../../protocol/audit.ts';
import type { DepartmentsView } from '../../protocol/departments.ts';
import type { SettingsCompared } from '../../protocol/settings.ts';
import { Desk } from './a-desk.ts';
import { Administrator } from './administering.ts';

let desk: Desk;
let admin: Administrator;
beforeAll(async () => {
  desk = await Desk.start();
  admin = await Administrator.of(desk);
});
afterAll(() => desk.stop());

const add = (id: string, more: object = {}) =>
  admin.ask('POST', '/api/departments', { id, name: `组 ${id}`, ...more });
const change = (id: string, changes: object) => admin.ask('PATCH', `/api/departments/${id}`, changes);
const all = async () => (await admin.ask<DepartmentsView>('GET', '/api/departments')).body.departments;

describe('departments in the settings file', () => {
  test('[P10] travel with the settings in a file, all of them or nothing, after a comparison, on record', async () => {
    await add('sales');
    await add('returns', { overflow: [{ id: 'sales', after: '30s' }], pages: ['*/returns'] });
    await change('returns', { own: { idleClose: '30m', agentCapacity: 2 } });
    const days = [{ date: '2027-10-01', name: '盘点', intervals: [] }];
    await admin.ask('PUT', '/api/departments/returns/calendar', { days, version: 2 });
    const ask = (text: string, more: object = { apply: false }) =>
      admin.ask<SettingsCompared>('POST', '/api/settings/import', { text, ...more });
    const file = await admin.file('/api/settings.yaml');
    expect((await ask(file)).body).toMatchObject({ changes: [], faults: [] });

    const changed = file
      .replace('idleClose: 30m', 'idleClose: 40m')
      .replace('2027-10-01', '2027-10-02')
      .replace('组 sales', '销售')
      .concat('  vip:\n    name: 贵宾\n    overflow: [{ id: returns, after: 0s }]\n');
    const unknown = await ask(changed.replace('{ id: returns', '{ id: none'), { apply: true });
    expect(unknown.body.faults).toMatchObject([
      { key: 'vip/overflow', message: 'There is no department none.' },
    ]);
    expect((await all()).map(({ id }) => id)).toEqual(['returns', 'sales']);

    const { changes, versions } = (await ask(changed)).body;
    expect(
      changes.map(({ key, from, to }) => (key.endsWith('calendar') ? key : `${key} ${from} ${to}`)),
    ).toEqual([
      'returns/idleClose 30m 40m',
      'returns/calendar',
      'sales/ 组 sales 销售',
      'vip/  贵宾',
      'vip/overflow  returns 0s',
    ]);
    await change('sales', { pages: ['*/meanwhile'] });
    const late = await ask(changed, { apply: true, versions });
    expect([late.status, late.body.error?.field]).toEqual([409, 'sales/']);
    expect((await all()).find(({ id }) => id === 'returns')?.own).toEqual({
      ...{ idleClose: '30m', agentCapacity: 2 },
    });

    // As a person does who has looked again: what the file says of the pages counts.
    const again = (await ask(changed)).body.versions;
    expect((await ask(changed, { apply: true, versions: again })).body.isApplied).toBe(true);
    expect(await all()).toMatchObject([
      { id: 'returns', own: { idleClose: '40m', agentCapacity: 2 } },
      { id: 'sales', name: '销售', pages: [] },
      { id: 'vip', name: '贵宾', overflow: [{ id: 'returns', after: '0s' }], version: 1 },
    ]);
    const { body } = await admin.ask<AuditPage>('GET', '/api/audit');
    const acts = body.lines.slice(0, 4).map(({ act, about }) => `${act} ${about ?? ''}`);
    expect(acts.sort()).toEqual([
      ...['department_added vip', 'department_changed sales'],
      ...['settings_changed returns/calendar', 'settings_changed returns/idleClose'],
    ]);
    expect((await admin.ask<{ whole: boolean }>('GET', '/api/audit/check')).body.whole).toBe(true);
  });
});

test('customers of a department read its own sentences in the widget, from the moment they are set', async () => {
  await add('fittings');
  await admin.set({
    widgetGreetingZh: '有什么可以帮您？',
    widgetQueueZh: '请稍候。',
    departmentChoice: true,
  });
  const theirs = await desk.customer({ department: 'fittings' });
  const anybody = await desk.customer({});
  expect(theirs.welcome?.desk.look?.texts).toMatchObject({ greeting: '有什么可以帮您？' });

  await change('fittings', { own: { widgetGreetingZh: '安装问题，问我们。', widgetClosedEn: 'Enjoy it.' } });
  const told = await theirs.desks.first(({ look }) => look?.texts?.greeting === '安装问题，问我们。');
  expect(told.look?.texts).toEqual({ greeting: '安装问题，问我们。', queue: '请稍候。' });
  // Who has not chosen yet reads the desk's, and what each department says as soon as they choose it.
  const choice = await anybody.desks.first(
    ({ departments }) => departments?.some(({ greeting }) => greeting) ?? false,
  );
  expect(choice.look?.texts?.greeting).toBe('有什么可以帮您？');
  expect(choice.departments).toContainEqual({
    ...{ id: 'fittings', name: '组 fittings', greeting: '安装问题，问我们。' },
  });
  const english = await desk.customer({ department: 'fittings', locale: 'en' });
  expect(english.welcome?.desk.look?.texts).toEqual({ closed: 'Enjoy it.' });
});
