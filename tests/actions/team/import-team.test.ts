import { pino } from 'pino';
import { changeSettings } from '../../../server/actions/settings/change-settings.ts';
import { importTeam } from '../../../server/actions/team/import-team.ts';
import { listTeam } from '../../../server/actions/team/list-team.ts';
import { aDesk, granted, shut, type TestDesk } from '../a-desk.ts';

const ADMIN = { account: 'admin', role: 'admin' } as const;
const BY_ADMIN = { account: 'admin', issuer: null };

const TEXT = 'account,number,name,mail\nli,7,李娜,li@x.cn\nwu,8,吴,wu@x.cn\nbo,9,Bo,\n';

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
  granted(await changeSettings(test_.desk, BY_ADMIN, { mailHost: '127.0.0.1', mailFrom: 'desk@x.cn' }));
});
afterEach(() => shut(test_));

const apply = async (log = test_.desk.log) => {
  const ask = async (asked: { apply: boolean; version?: string }) =>
    granted(await importTeam({ ...test_.desk, log }, ADMIN, { text: TEXT, ...asked }));
  const { version } = await ask({ apply: false });
  return ask({ apply: true, version });
};

test('the links of all who were added are put on their way at once', async () => {
  const add = jest.spyOn(test_.desk.store.mail, 'add');
  const { invites } = await apply();
  expect(invites.map(({ mailedTo }) => mailedTo)).toEqual(['li@x.cn', 'wu@x.cn', undefined]);
  expect(add).toHaveBeenCalledTimes(1);
  expect((await test_.desk.store.mail.state()).waiting).toBe(2);
});

test('links that cannot be put on their way are answered all the same, and say so', async () => {
  const lines: string[] = [];
  jest.spyOn(test_.desk.store.mail, 'add').mockRejectedValue(new Error('disk full'));
  const { invites, isApplied } = await apply(pino({ level: 'error' }, { write: (line) => lines.push(line) }));
  expect([isApplied, invites.map(({ notMailed }) => notMailed)]).toEqual([true, [true, true, undefined]]);
  expect(invites.map(({ invite }) => invite.slice(0, 10))).toEqual(Array(3).fill('/#/invite/'));
  expect(lines.join()).toContain('disk full');
  expect(lines.join()).not.toContain('/invite/');
});

test('mail addresses are listed for administrators, and not for leads', async () => {
  await apply();
  const mailOf = async (role: 'lead' | 'admin') =>
    (await listTeam(test_.desk, { role }, 5)).staff.find(({ account }) => account === 'li')?.mail;
  expect([await mailOf('admin'), await mailOf('lead')]).toEqual(['li@x.cn', undefined]);
});
