import type { AuditPage } from '../../protocol/audit.ts';
import type { TeamCompared } from '../../protocol/team-import.ts';
import type { StaffAccounts } from '../../protocol/team.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { Administrator } from './administering.ts';
import { Desk, PASSWORD } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

const FILE = `account,number,name,departments,mail,languages
li,007,李娜,sales,Li.Na@x.cn,"zh, en"
wu,008,吴,,,
1001,1001,小满,sales,,
`;
const PATH = '/api/staff/import';

let desk: Desk;
let admin: Administrator;
beforeEach(async () => {
  desk = await Desk.start();
  admin = await Administrator.of(desk);
  await admin.ask('POST', '/api/departments', { id: 'sales', name: '售前' });
});
afterEach(() => desk.stop());

const ask = async (text: string, apply: boolean) => {
  const compared = await admin.ask<TeamCompared>('POST', PATH, { text, apply: false });
  const { version } = compared.body;
  return apply ? admin.ask<TeamCompared>('POST', PATH, { text, apply, version }) : compared;
};
const staff = async () => (await admin.ask<StaffAccounts>('GET', '/api/staff')).body.staff;

describe('a file of people', () => {
  test('is taken over only as it was looked at: another file, or a team that was changed since, is looked at again', async () => {
    const { version } = (await ask(FILE, false)).body;
    const apply = (asked: object) =>
      admin.ask<TeamCompared>('POST', PATH, { text: FILE, apply: true, ...asked });
    const before = await staff();
    expect([(await apply({})).status, (await apply({ version: 'x' })).status]).toEqual([409, 409]);
    expect((await apply({ version, text: FILE.replace('wu', 'wo') })).status).toBe(409);
    await admin.ask('PATCH', '/api/staff/1001', { name: '另一个名字' });
    expect((await apply({ version })).status).toBe(409);
    expect((await staff()).map(({ account }) => account)).toEqual(before.map(({ account }) => account));
    expect((await ask(FILE, true)).body.isApplied).toBe(true);
  });

  test('is compared without a change, then taken over with links that work, on record', async () => {
    const before = await staff();
    const { rows, isApplied, invites } = (await ask(FILE, false)).body;
    expect([rows.map(({ what }) => what), isApplied, invites]).toEqual([
      ['new', 'new', 'changed'],
      false,
      [],
    ]);
    expect(await staff()).toEqual(before);
    const applied = (await ask(FILE, true)).body;
    expect([applied.isApplied, applied.invites.map(({ account }) => account)]).toEqual([true, ['li', 'wu']]);
    expect(await staff()).toContainEqual(
      expect.objectContaining({
        ...{ account: 'li', number: '007', mail: 'Li.Na@x.cn', languages: ['zh', 'en'] },
        ...{ departments: ['sales'], state: 'invited' },
      }),
    );
    const code = applied.invites[0]?.invite.split('/').at(-1) ?? '';
    expect(
      (await admin.ask('POST', `/api/invite/${code}`, { password: 'otter window clay nine' })).status,
    ).toBe(200);
    const { lines } = (await admin.ask<AuditPage>('GET', '/api/audit')).body;
    const acts = lines
      .filter(({ act }) => act.startsWith('staff_'))
      .map(({ act, about }) => `${act} ${about}`);
    expect(acts.sort()).toEqual(['staff_added li', 'staff_added wu', 'staff_changed 1001']);
    expect(JSON.stringify(lines)).not.toContain('x.cn');
    const again = (await ask(FILE, true)).body;
    expect([again.rows.map(({ what }) => what), again.isApplied]).toEqual([['same', 'same', 'same'], false]);
    expect(
      (await ask(await admin.file('/api/staff.csv'), false)).body.rows.every(({ what }) => what === 'same'),
    ).toBe(true);
    const record = (await admin.ask<AuditPage>('GET', '/api/audit?act=exported')).body.lines;
    expect(record.map(({ by, about }) => [by, about])).toEqual([['admin', 'team']]);
  });

  test('with one row that is refused changes nothing at all', async () => {
    const before = await staff();
    const { rows, isApplied } = (await ask(`${FILE}xu,007,许,,,\n`, true)).body;
    expect([rows.at(-1)?.fault, isApplied]).toEqual([{ why: 'twice', column: 'number', line: 2 }, false]);
    expect(await staff()).toEqual(before);
  });
});

describe('a mail address', () => {
  test('belongs to one person, in whatever letters, also of two who get it at once', async () => {
    const give = (account: string, mail: string) => admin.ask('PATCH', `/api/staff/${account}`, { mail });
    const both = await Promise.all([give('1001', 'Li.Na@x.cn'), give('1002', 'li.na@X.CN')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.error?.field).toBe('mail');
    const wu = { account: 'wu', number: '8', name: '吴', role: 'agent', mail: 'LI.NA@x.cn' };
    expect((await admin.ask('POST', '/api/staff', wu)).body.error?.field).toBe('mail');
  });
});

describe('a lead', () => {
  test('changes the agents of their departments, and nothing that is the administrators’', async () => {
    await admin.ask('PATCH', '/api/staff/9001', { departments: ['sales'] });
    await admin.ask('PATCH', '/api/staff/1001', { departments: ['sales'] });
    const lead = await Administrator.of(desk, '9001');
    const change = async (account: string, body: object) =>
      (await lead.ask('PATCH', `/api/staff/${account}`, body)).status;
    expect(await change('1001', { name: '夜班', capacity: 2, languages: ['en'] })).toBe(200);
    expect(await staff()).toContainEqual(
      expect.objectContaining({ account: '1001', name: '夜班', capacity: 2, languages: ['en'] }),
    );
    expect(await change('1001', { role: 'lead' })).toBe(403);
    expect(await change('1001', { disabled: true })).toBe(403);
    expect(await change('1002', { name: '别人' })).toBe(403);
    expect(await change('admin', { name: '别人' })).toBe(403);
    expect(await change('nobody', { name: '别人' })).toBe(404);
    const agent = await Administrator.of(desk, '1002');
    expect((await agent.ask('PATCH', '/api/staff/1001', { name: 'x' })).status).toBe(403);
  });
});

(OwnRedis.isThere() ? describePostgres : describe.skip)('people on two processes', () => {
  test('are taken over once of two files at the same moment, and known to both', async () => {
    const both = await TwoProcesses.start();
    const [a, b] = [await Administrator.of(both.a), await Administrator.of(both.b)];
    const file = 'account,number,name\nli,007,李娜\nwu,008,吴\n';
    const { version } = (await a.ask<TeamCompared>('POST', PATH, { text: file, apply: false })).body;
    const asked = { text: file, apply: true, version };
    const applied = await both.meanwhile(
      Promise.all([a, b].map((one) => one.ask<TeamCompared>('POST', PATH, asked))),
    );
    expect(applied.filter(({ body }) => body.isApplied)).toHaveLength(1);
    const known = async (one: Administrator) =>
      (await one.ask<StaffAccounts>('GET', '/api/staff')).body.staff.map(({ account }) => account);
    expect(await known(a)).toEqual(await known(b));
    expect(await known(b)).toEqual(expect.arrayContaining(['li', 'wu']));
    expect((await both.b.signIn('admin', PASSWORD)).status).toBe(200);
    await both.end();
  }, 60_000);

  test('keep an administrator, when two of them demote each other at the same instant', async () => {
    const both = await TwoProcesses.start();
    const admin = await Administrator.of(both.a);
    await admin.ask('PATCH', '/api/staff/9001', { role: 'admin' });
    await both.until(async () => (await both.b.signIn('9001')).ok);
    const other = await Administrator.of(both.b, '9001');
    const demoted = await both.meanwhile(
      Promise.all([
        admin.ask('PATCH', '/api/staff/9001', { role: 'agent' }),
        other.ask('PATCH', '/api/staff/admin', { role: 'agent' }),
      ]),
    );
    // The second finds itself the last one, or no longer an administrator.
    const refused = demoted.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => [401, 403, 409].includes(status))).toEqual([true]);
    const [row] = await both.schema.run(`select count(*)::int as count from staff where role = 'admin'`);
    expect(row?.['count']).toBe(1);
    await both.end();
  }, 60_000);
});
