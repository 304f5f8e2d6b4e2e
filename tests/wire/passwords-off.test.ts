import { TOTP } from 'otpauth';
import type { RecoveryCodes, TwoFactorBegun } from '../../protocol/account.ts';
import type { SignInWays } from '../../protocol/sign-in.ts';
import type { Invited } from '../../protocol/team.ts';
import { Desk, freePort, PASSWORD } from './a-desk.ts';
import { IdentityProvider, SigningIn } from './an-identity-provider.ts';

const OFF = 'Passwords are switched off on this desk. Sign in with your company account.';
const EMERGENCY = 'The emergency account must be an administrator with a password and two-step verification.';

let desk: Desk;
let provider: IdentityProvider;
let admin: SigningIn;
beforeEach(async () => {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  [provider, desk] = await Promise.all([
    IdentityProvider.start(publicUrl),
    Desk.start({ PORT: String(port), PUBLIC_URL: publicUrl }),
  ]);
  admin = new SigningIn(desk);
  await admin.byPassword('admin', PASSWORD);
});
afterEach(async () => {
  await provider.stop();
  await desk.stop();
});

const set = (values: object, by = admin) => by.ask('PATCH', '/api/settings', values);
const message = (answer: { body: { error?: { message: string } } }) => answer.body.error?.message;

/** Turns two-step verification on; gives what makes its codes. */
async function secondStep(browser: SigningIn): Promise<(later: number) => string> {
  const { body } = await browser.ask<TwoFactorBegun>('POST', '/api/account/second-step', {
    password: PASSWORD,
  });
  const code = (later: number) =>
    new TOTP({ secret: body.secret }).generate({ timestamp: Date.now() + later * 30_000 });
  await browser.ask<RecoveryCodes>('POST', '/api/account/second-step/confirm', { code: code(-1) });
  return code;
}

/** Links the account of this session with somebody at the provider, which opens a session by it. */
async function link(browser: SigningIn, sub: string, more: object = {}): Promise<void> {
  await provider.is({ people: { [sub]: {} }, who: sub });
  const begun = await browser.begin({ password: PASSWORD, ...more }, '/api/account/identity');
  expect((await browser.finish(await browser.visit(begun.body.location))).status).toBe(200);
}

test('passwords go off only once the provider has let their author in and the emergency account can sign in', async () => {
  expect(message(await set({ passwordsOff: true }))).toBe(EMERGENCY);
  await set({ emergencyAccount: 'Admin' });
  expect(message(await set({ passwordsOff: true }))).toMatch(/^Set the identity provider/);
  await set(provider.settings);
  expect(message(await set({ passwordsOff: true }))).toMatch(/^Sign in by the identity provider yourself/);
  await link(admin, 'the-admin');
  expect(message(await set({ passwordsOff: true }))).toBe(EMERGENCY);
  await secondStep(admin);
  expect(message(await set({ passwordsOff: true, emergencyAccount: '9001' }))).toBe(EMERGENCY);
  expect((await set({ passwordsOff: true })).status).toBe(200);
  expect((await admin.ask<SignInWays>('GET', '/api/sign-in')).body).toEqual({
    provider: '',
    passwords: false,
  });
});

test('with passwords off the emergency account alone signs in by one, stays as it is, and links set no password', async () => {
  await set({ ...provider.settings, emergencyAccount: 'admin' });
  await link(admin, 'the-admin');
  const code = await secondStep(admin);
  await set({ passwordsOff: true });
  const browser = new SigningIn(desk);
  for (const [account, password] of [
    ['9001', PASSWORD],
    ['9001', 'wrong'],
    ['nobody', 'wrong'],
  ] as const) {
    const answer = await browser.byPassword(account, password);
    expect([answer.status, message(answer)]).toEqual([403, OFF]);
  }
  expect((await browser.byPassword('admin', 'wrong')).status).toBe(401);
  expect((await browser.byPassword('admin', PASSWORD, { code: code(0) })).body.account).toBe('admin');
  // What would lock everybody out.
  for (const change of [
    { oidcIssuer: null },
    { oidcClientId: 'x' },
    { oidcClientSecret: 'x' },
    { emergencyAccount: null },
  ])
    expect(message(await set(change))).toMatch(/^Passwords are off|^The emergency account/);
  const file = `form: 1\nsettings:\n  oidcIssuer: https://login.example.com\n`;
  const imported = await admin.ask('POST', '/api/settings/import', { text: file, apply: true, versions: {} });
  expect(imported.body).toMatchObject({ isApplied: false, faults: [{ line: 3, key: 'oidcIssuer' }] });
  const off = await admin.ask('POST', '/api/account/second-step/off', { password: PASSWORD, code: code(1) });
  expect(message(off)).toMatch(/^This is the emergency account/);
  const { body } = await admin.ask<Invited>('POST', '/api/staff/1001/invite');
  const path = `/api${body.invite.replace('/#', '')}`;
  expect((await browser.ask<SignInWays>('GET', path)).body).toMatchObject({ provider: '', passwords: false });
  const used = await browser.ask('POST', path, { password: 'otter window clay nine' });
  expect([used.status, message(used)]).toEqual([403, OFF]);
  // Provider away: the emergency account still comes in, and switches them on again.
  await provider.is({ mood: 'down' });
  const away = 'The identity provider does not answer. Try again in a moment, or';
  expect(message(await new SigningIn(desk).begin())).toBe(`${away} tell your administrator.`);
  expect((await set({ passwordsOff: false }, browser)).status).toBe(200);
  expect(message(await new SigningIn(desk).begin())).toBe(`${away} sign in by password.`);
  expect((await new SigningIn(desk).byPassword('9001', PASSWORD)).status).toBe(200);
});

test('the desk’s second step is asked for after the provider, cannot be left out, and counts once; or the provider’s counts', async () => {
  await set(provider.settings);
  const lead = new SigningIn(desk);
  await lead.byPassword('9001', PASSWORD);
  const code = await secondStep(lead);
  await link(lead, 'the-lead', { code: code(0) });
  const browser = new SigningIn(desk);
  const answer = await browser.signIn();
  expect([answer.status, answer.body.error?.field]).toEqual([401, 'code']);
  expect((await browser.ask('GET', '/api/session')).status).toBe(401);
  const prove = (said: string) => browser.ask('POST', '/api/sign-in/code', { code: said });
  expect((await prove('000000')).status).toBe(401);
  expect((await prove(code(1))).body).toMatchObject({ account: '9001' });
  expect((await prove(code(1))).status).toBe(409);
  expect((await browser.ask('GET', '/api/session')).status).toBe(200);
  await set({ oidcSecondStep: 'provider' });
  expect((await new SigningIn(desk).signIn()).body).toMatchObject({ account: '9001' });
});

test('a stored secret is not sent to another provider or mail server, and one of the environment keeps its address', async () => {
  const isSet = async (key: string) => {
    const { body } = await admin.ask<{ settings: { key: string; isSet?: boolean }[] }>(
      'GET',
      '/api/settings',
    );
    return body.settings.find((one) => one.key === key)?.isSet;
  };
  await set({ ...provider.settings, mailHost: 'smtp.x.cn', mailFrom: 'desk@x.cn', mailPassword: 'secret' });
  await set({ mailHost: 'smtp.x.cn', oidcIssuer: provider.issuer, mailPort: 465 });
  expect([await isSet('mailPassword'), await isSet('oidcClientSecret')]).toEqual([true, true]);
  await set({ mailHost: 'smtp.thief.cn' });
  expect([await isSet('mailPassword'), await isSet('oidcClientSecret')]).toEqual([false, true]);
  await set({ mailHost: 'smtp.y.cn', mailPassword: 'for-y' });
  expect(await isSet('mailPassword')).toBe(true);
  const { body } = await admin.ask<{ settings: { key: string; version: number }[] }>('GET', '/api/settings');
  const { version = 0 } = body.settings.find(({ key }) => key === 'mailHost') ?? {};
  await admin.ask('POST', '/api/settings/undo', { key: 'mailHost', version });
  expect(await isSet('mailPassword')).toBe(false);
  const text = 'form: 1\nsettings:\n  oidcIssuer: https://login.thief.cn\n';
  const compared = await admin.ask<{ versions: object }>('POST', '/api/settings/import', {
    text,
    apply: false,
  });
  expect(compared.body).toMatchObject({ changes: [{ key: 'oidcIssuer' }, { key: 'oidcClientSecret' }] });
  await admin.ask('POST', '/api/settings/import', { text, apply: true, versions: compared.body.versions });
  expect(await isSet('oidcClientSecret')).toBe(false);
});
