import {
  accountNames,
  freeNumber,
  mailIn,
  nameIn,
  recognise,
  type Claims,
  type Provider,
} from '../../../server/domain/account/identity.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';

const PROVIDER: Provider = {
  ...{ issuer: 'https://login.x.cn', clientId: 'huashu', clientSecret: null, name: '', scopes: 'openid' },
  ...{ matchMail: true, vouches: false, domains: [], newRole: null, asksSecondStep: true },
};
const CLAIMS: Claims = {
  ...{ issuer: PROVIDER.issuer, subject: 'li', mail: 'Li@x.cn', mailVerified: true },
  ...{ name: ' 李  娜 ', userName: 'Li.Na@x.cn' },
};
const NINA = { account: 'nina', role: 'agent', disabledAt: null } as const;
const isTaken = (claims: Partial<Claims>, provider: Partial<Provider> = {}) =>
  !isRefusal(mailIn({ ...CLAIMS, ...claims }, { ...PROVIDER, ...provider }));

test('an address counts only if the provider says that it is verified, and nothing else that looks like it', () => {
  expect(isTaken({})).toBe(true);
  for (const mailVerified of [false, 'true', 1, 'yes', {}, null, undefined])
    expect([mailVerified, isTaken({ mailVerified })]).toEqual([mailVerified, false]);
  for (const mail of [undefined, '', 'li', 7, ['li@x.cn'], 'li@x.cn, bo@x.cn'])
    expect([mail, isTaken({ mail })]).toEqual([mail, false]);
});

test('a provider that vouches needs a list, and an address of another domain never counts', () => {
  const silent = { mailVerified: undefined };
  const vouches = true;
  expect([isTaken(silent, { vouches }), isTaken(silent, { vouches, domains: ['x.cn'] })]).toEqual([
    false,
    true,
  ]);
  expect(isTaken({ mailVerified: false }, { vouches, domains: ['x.cn'] })).toBe(false);
  for (const mail of ['li@y.cn', 'li@sub.x.cn', 'li@notx.cn', '"a@x.cn"@y.cn'])
    expect([mail, isTaken({ mail }, { domains: ['x.cn'] })]).toEqual([mail, false]);
});

test('a known identity needs no address; an account that has another, an administrator and the emergency account are nobody’s', () => {
  const mail = mailIn(CLAIMS, PROVIDER);
  const none = mailIn({ ...CLAIMS, mail: undefined }, PROVIDER);
  const rules = { provider: PROVIDER, emergency: 'boss' };
  expect(recognise(NINA, null, none, rules)).toEqual({ is: 'known', account: 'nina' });
  expect(recognise(null, { ...NINA, isLinked: false }, mail, rules)).toEqual({
    is: 'matched',
    account: 'nina',
  });
  for (const one of [
    { ...NINA, isLinked: true },
    { ...NINA, isLinked: false, role: 'admin' as const },
    { ...NINA, isLinked: false, account: 'boss' },
    { ...NINA, isLinked: false, disabledAt: 1 },
  ])
    expect(recognise(null, one, mail, rules)).toHaveProperty('refused');
});

test('matching and making are two settings: all four combinations', () => {
  const listed = { ...PROVIDER, domains: ['x.cn'] };
  const outcomes = [true, false].flatMap((matchMail) =>
    ([null, 'agent'] as const).map((newRole) => {
      const provider = { ...listed, matchMail, newRole };
      const mail = mailIn(CLAIMS, provider);
      const rules = { provider, emergency: null };
      return [
        recognise(null, { ...NINA, isLinked: false }, mail, rules),
        recognise(null, null, mail, rules),
      ].map((one) => ('is' in one ? one.is : 'no'));
    }),
  );
  expect(outcomes).toEqual([
    ['matched', 'no'],
    ['matched', 'new'],
    ['no', 'no'],
    ['no', 'new'],
  ]);
  const unlisted = { ...PROVIDER, newRole: 'agent' as const };
  expect(
    recognise(null, null, mailIn(CLAIMS, unlisted), { provider: unlisted, emergency: null }),
  ).toHaveProperty('refused');
});

test('a new account is named after the user name, else the address, with another where that is taken', () => {
  expect(accountNames(CLAIMS, 'li@x.cn').slice(0, 2)).toEqual(['li.na', 'li.na-2']);
  expect(accountNames({ ...CLAIMS, userName: '李娜' }, 'José+x@x.cn')[0]).toBe('josex');
  expect(accountNames({ ...CLAIMS, userName: undefined }, '李@x.cn')[0]).toBe('user');
  expect(
    accountNames({ ...CLAIMS, userName: 'x'.repeat(60) }, 'li@x.cn').every((one) => one.length <= 32),
  ).toBe(true);
  expect([nameIn(CLAIMS, 'li@x.cn'), nameIn({ ...CLAIMS, name: ' ' }, 'li@x.cn')]).toEqual(['李 娜', 'li']);
  expect(freeNumber(new Set(['1001', '1002', '9001']))).toBe('1003');
});
