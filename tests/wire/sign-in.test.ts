import type { AuditPage } from '../../protocol/audit.ts';
import type { SignInWays } from '../../protocol/sign-in.ts';
import type { Invited, StaffAccount, StaffAccounts } from '../../protocol/team.ts';
import { Administrator } from './administering.ts';
import { Desk, freePort, PASSWORD } from './a-desk.ts';
import { IdentityProvider, SigningIn, type People } from './an-identity-provider.ts';

let desk: Desk;
let provider: IdentityProvider;
let admin: Administrator;

const LI = { name: '李娜', email: 'Li.Na@x.cn', email_verified: true, preferred_username: 'li.na@x.cn' };
const NINA = { account: 'nina', number: '7', name: 'Nina', role: 'agent', mail: 'li.na@X.CN' };

beforeAll(async () => {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  provider = await IdentityProvider.start(publicUrl);
  desk = await Desk.start({ PORT: String(port), PUBLIC_URL: publicUrl });
  admin = await Administrator.of(desk);
}, 60_000);
afterAll(async () => {
  await provider.stop();
  await desk.stop();
});

/** Each test has people of its own at the provider, and colleagues with names of their own. */
let n = 0;
const person = async (claims: Record<string, unknown> = {}, settings: object = {}) => {
  n += 1;
  const mail = `p${n}@x.cn`;
  const people: People = { [`sub-${n}`]: { ...LI, email: mail, preferred_username: `p${n}`, ...claims } };
  await provider.is({ people, who: `sub-${n}`, mood: 'up', skew: 0 });
  const set = await admin.set({
    ...{ ...provider.settings, oidcName: 'Spruce ID', oidcMatchMail: true, oidcDomains: null },
    ...{ oidcVouches: null, oidcNewAccounts: null, oidcNewRole: null, oidcSecondStep: null, ...settings },
  });
  expect(set.body.error).toBeUndefined();
  return { account: `p${n}`, mail, sub: `sub-${n}`, browser: new SigningIn(desk) };
};
const colleague = (account: string, mail: string | null, more: object = {}) =>
  admin.ask<Invited>('POST', '/api/staff', { ...NINA, account, number: account, mail, ...more });
const member = async (account: string): Promise<StaffAccount | undefined> =>
  (await admin.ask<StaffAccounts>('GET', '/api/staff')).body.staff.find((one) => one.account === account);
const lines = async () => (await admin.ask<AuditPage>('GET', '/api/audit')).body.lines;
const said = (answer: { body: { error?: { message: string } } }) => answer.body.error?.message;

test('people find their account by a verified address in other letter case once, and by their identity from then on', async () => {
  const { account, mail, sub, browser } = await person();
  const { body } = await colleague(account, mail.toUpperCase());
  const first = await browser.signIn();
  expect([first.status, first.body.account, first.body.role]).toEqual([200, account, 'agent']);
  expect((await browser.ask<{ account: string }>('GET', '/api/session')).body.account).toBe(account);
  expect(await member(account)).toMatchObject({ state: 'active', linked: true, invitedUntil: null });
  // Their link is over: it must not set a password for an account that has its person.
  expect((await desk.get(`/api${body.invite.replace('/#', '')}`)).status).toBe(409);
  // Another address at the provider changes nothing, and the address alone is nobody's.
  await provider.is({ people: { [sub]: { ...LI, email: 'new@x.cn' }, other: { ...LI, email: mail } } });
  expect((await new SigningIn(desk).signIn()).body.account).toBe(account);
  await provider.is({ who: 'other' });
  expect(said(await new SigningIn(desk).signIn())).toMatch(/belongs to another identity already/);
  expect((await lines()).slice(0, 2).map(({ act, details }) => [act, details['step']])).toEqual([
    ['sign_in_failed', 'provider'],
    ['sign_in', 'provider'],
  ]);
});

test.each([
  ['false', false],
  ['a text', 'true'],
  ['a number', 1],
  ['absent', undefined],
])('an address that is not verified (%s) opens nothing and writes nothing', async (_how, email_verified) => {
  const { account, mail, browser } = await person({ email_verified });
  await colleague(account, mail);
  const answer = await browser.signIn();
  expect([answer.status, said(answer)]).toEqual([403, expect.stringContaining('has not verified')]);
  expect((await browser.ask('GET', '/api/session')).status).toBe(401);
  expect(await member(account)).toMatchObject({ state: 'invited', linked: false });
});

test('a provider that vouches for its addresses needs a domain that is listed, and never overrules its own no', async () => {
  const trusted = { oidcVouches: true, oidcDomains: ['X.cn'] };
  const one = await person({ email_verified: undefined }, trusted);
  await colleague(one.account, one.mail);
  expect((await one.browser.signIn()).status).toBe(200);
  const other = await person({ email_verified: undefined }, { ...trusted, oidcDomains: ['y.cn'] });
  await colleague(other.account, other.mail);
  expect((await other.browser.signIn()).status).toBe(403);
  const denied = await person({ email_verified: false }, trusted);
  await colleague(denied.account, denied.mail);
  expect((await denied.browser.signIn()).status).toBe(403);
});

test('administrators, disabled people and strangers are refused with a sentence each', async () => {
  const boss = await person();
  await colleague(boss.account, boss.mail, { role: 'admin' });
  expect(said(await boss.browser.signIn())).toMatch(/^Administrators are not matched/);
  const gone = await person();
  await colleague(gone.account, gone.mail);
  await admin.ask('PATCH', `/api/staff/${gone.account}`, { disabled: true });
  expect(said(await gone.browser.signIn())).toBe('This account is disabled. Ask your administrator.');
  const known = await person();
  await colleague(known.account, known.mail);
  await known.browser.signIn();
  await admin.ask('PATCH', `/api/staff/${known.account}`, { disabled: true });
  expect(said(await known.browser.signIn())).toBe('This account is disabled. Ask your administrator.');
  const stranger = await person();
  expect(said(await stranger.browser.signIn())).toMatch(/^No account of this desk belongs to you/);
  const unmatched = await person({}, { oidcMatchMail: false });
  await colleague(unmatched.account, unmatched.mail);
  expect((await unmatched.browser.signIn()).status).toBe(403);
});

test('new accounts are made only for listed domains, once however often they come, and keep the role that they are given here', async () => {
  const refused = await admin.set({ oidcNewAccounts: true, oidcDomains: null });
  expect([refused.status, refused.body.error?.field]).toEqual([403, 'oidcNewAccounts']);
  const making = { oidcNewAccounts: true, oidcDomains: ['x.cn'], oidcNewRole: 'lead' };
  const { account, mail } = await person({}, making);
  const at = [1, 2, 3].map(() => new SigningIn(desk));
  const answers = await Promise.all(at.map((browser) => browser.signIn()));
  expect(answers.map(({ body }) => body.account)).toEqual([account, account, account]);
  expect(await member(account)).toMatchObject({ role: 'lead', name: LI.name, mail, linked: true });
  await admin.ask('PATCH', `/api/staff/${account}`, { role: 'agent' });
  expect((await new SigningIn(desk).signIn()).body.role).toBe('agent');
  const outside = await person({ email: 'somebody@elsewhere.cn' }, making);
  expect(said(await outside.browser.signIn())).toMatch(/of this domain/);
  // The name is taken: there is another.
  const twin = await person({ preferred_username: account }, making);
  expect((await twin.browser.signIn()).body.account).toBe(`${account}-2`);
});

test('a sign-in counts once, in the browser and with the secrets with which it was begun', async () => {
  const { account, mail, browser } = await person();
  await colleague(account, mail);
  const { body } = await browser.begin();
  expect(body.location).toContain(
    `redirect_uri=${encodeURIComponent(`http://localhost:${new URL(desk.url).port}/sign-in/callback`)}`,
  );
  expect(body.location).toContain('code_challenge_method=S256');
  const query = await browser.visit(body.location);
  const elsewhere = await new SigningIn(desk).finish(query);
  expect([elsewhere.status, said(elsewhere)]).toEqual([
    409,
    expect.stringContaining('not begun in this browser'),
  ]);
  const otherState = await browser.finish(query.replace(/state=./, 'state=x'));
  expect(otherState.status).toBe(409);
  const before = browser.cookie;
  expect((await browser.finish(query)).status).toBe(200);
  expect((await browser.finish(query)).status).toBe(409);
  // Whoever kept the cookies finds the code used.
  const replayed = await fetch(`${desk.url}/api/sign-in/finish`, {
    method: 'POST',
    headers: { cookie: before, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect([replayed.status, await replayed.text()]).toEqual([
    409,
    expect.stringContaining('has run out or was used'),
  ]);
});

test.each([
  ['nonce', /nonce=[^&]+/, 'nonce=spoiled', 'is not valid'],
  [
    'PKCE',
    /code_challenge=[^&]+/,
    'code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    'has run out',
  ],
] as const)('an answer for another %s is refused', async (_what, part, spoiled, sentence) => {
  const { account, mail, browser } = await person();
  await colleague(account, mail);
  const { body } = await browser.begin();
  const answer = await browser.finish(await browser.visit(body.location.replace(part, spoiled)));
  expect([answer.status, said(answer)]).toEqual([409, expect.stringContaining(sentence)]);
  expect((await browser.ask('GET', '/api/session')).status).toBe(401);
});

test('two tabs at once both come in, and a code does not fit the other one’s sign-in', async () => {
  const { account, mail, browser } = await person();
  await colleague(account, mail);
  const [one, other] = [(await browser.begin()).body.location, (await browser.begin()).body.location];
  const [first, second] = [await browser.visit(one), await browser.visit(other)];
  expect([(await browser.finish(second)).status, (await browser.finish(first)).status]).toEqual([200, 200]);
  const [a, b] = [(await browser.begin()).body.location, (await browser.begin()).body.location];
  const [queryA, queryB] = [await browser.visit(a), await browser.visit(b)];
  const code = new URLSearchParams(queryA).get('code') ?? '';
  const mixed = new URLSearchParams(queryB);
  mixed.set('code', code);
  expect((await browser.finish(`?${mixed.toString()}`)).status).toBe(409);
  // Another provider than the one that was asked.
  const misled = new URLSearchParams(queryA);
  misled.set('iss', 'https://other.example');
  expect(said(await browser.finish(`?${misled.toString()}`))).toMatch(/is not valid/);
});

test('a provider that is away, slow, broken, denying or another is one sentence each, and needs no restart to be back', async () => {
  const { account, mail, browser } = await person();
  await colleague(account, mail);
  for (const mood of ['down', 'broken', 'hanging'] as const) {
    await provider.is({ mood });
    const began = performance.now();
    const answer = await browser.begin();
    expect([mood, answer.status, said(answer)]).toEqual([
      mood,
      503,
      'The identity provider does not answer. Try again in a moment, or sign in by password.',
    ]);
    expect(performance.now() - began).toBeLessThan(5000);
    expect((await desk.signIn('1001')).status).toBe(200);
    await provider.is({ mood: 'up' });
  }
  await provider.is({ mood: 'stranger' });
  expect(said(await browser.begin())).toMatch(/is not valid/);
  await provider.is({ mood: 'denying' });
  expect(said(await browser.signIn())).toBe('The identity provider did not sign you in.');
  await provider.is({ mood: 'up' });
  expect((await browser.signIn()).status).toBe(200);
});

test('a wrong secret, another clock and a key that was given up are told apart; a new key is taken at once', async () => {
  const { account, mail, browser } = await person({}, { oidcClientSecret: 'wrong' });
  await colleague(account, mail);
  expect(said(await browser.signIn())).toMatch(/does not accept this desk/);
  await admin.set({ oidcClientSecret: IdentityProvider.clientSecret });
  await provider.is({ skew: -3900 });
  expect(said(await browser.signIn())).toMatch(/^The clocks/);
  await provider.is({ skew: -3630 });
  expect((await browser.signIn()).status).toBe(200);
  await provider.is({ skew: 600 });
  expect((await browser.signIn()).status).toBe(200);
  await provider.is({ skew: 0, rotate: true });
  expect((await browser.signIn()).status).toBe(200);
});

test('a one-time link makes whoever signs in with it the person, an administrator too, once', async () => {
  const { account, browser } = await person({ email: 'private@elsewhere.cn', email_verified: false });
  const { body } = await colleague(account, null, { role: 'admin' });
  const invite = body.invite.split('/').at(-1) ?? '';
  const view = await browser.ask<SignInWays>('GET', `/api/invite/${invite}`);
  expect(view.body).toMatchObject({ provider: 'Spruce ID', passwords: true });
  const [first, second] = [new SigningIn(desk), new SigningIn(desk)];
  const queries = [await first.begin({ invite }), await second.begin({ invite })];
  expect((await first.finish(await first.visit(queries[0]!.body.location))).body).toMatchObject({
    account,
    role: 'admin',
  });
  await provider.is({ people: { thief: LI }, who: 'thief' });
  expect((await second.finish(await second.visit(queries[1]!.body.location))).status).toBe(409);
  expect((await second.begin({ invite })).status).toBe(409);
});

test('an account is linked by hand with its password, only in the session that asked, and unlinked by an administrator', async () => {
  const { browser, sub } = await person();
  await browser.byPassword('1002', PASSWORD);
  const own = () => browser.ask<object>('GET', '/api/account/identity');
  expect((await own()).body).toEqual({ provider: 'Spruce ID', linked: false, hasPassword: true });
  const wrong = await browser.begin({ password: 'wrong' }, '/api/account/identity');
  expect([wrong.status, wrong.body.error?.field]).toEqual([401, 'password']);
  const begun = await browser.begin({ password: PASSWORD }, '/api/account/identity');
  const query = await browser.visit(begun.body.location);
  expect((await browser.finish(query)).body.account).toBe('1002');
  expect((await own()).body).toMatchObject({ linked: true });
  // Somebody else of this desk cannot take the same identity.
  const other = new SigningIn(desk);
  await other.byPassword('1001', PASSWORD);
  const again = await other.begin({ password: PASSWORD }, '/api/account/identity');
  expect(said(await other.finish(await other.visit(again.body.location)))).toMatch(
    /another account of this desk/,
  );
  expect((await other.ask('POST', '/api/staff/1002/unlink')).status).toBe(403);
  expect((await admin.ask('POST', '/api/staff/1002/unlink')).status).toBe(200);
  expect((await browser.ask('GET', '/api/session')).status).toBe(401);
  expect((await admin.ask('POST', '/api/staff/1002/unlink')).status).toBe(409);
  expect(sub).toBeTruthy();
  expect((await lines()).slice(0, 1)).toMatchObject([
    { act: 'identity_removed', about: '1002', by: 'admin' },
  ]);
});
