import { join } from 'node:path';
import Database from 'libsql';
import { TOTP } from 'otpauth';
import type { AuditPage } from '../../protocol/audit.ts';
import { cookiesIn, Desk, PASSWORD } from './a-desk.ts';
import { RawSocket } from './raw.ts';

const NEW = 'otter window clay nine';

let desk: Desk;
beforeEach(async () => void (desk = await Desk.start()));
afterEach(() => desk.stop());

function post(path: string, cookie: string, body: object = {}): Promise<Response> {
  return fetch(`${desk.url}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function faultOf(response: Response): Promise<string> {
  const body: unknown = await response.json();
  const { code, field } = (body as { error: { code: string; field?: string } }).error;
  return `${code} ${field ?? ''}`.trim();
}

function signIn(account: string, password: string, code: string): Promise<Response> {
  return post('/api/session', '', { account, password, code });
}

async function acts(): Promise<string[]> {
  const page: unknown = await (await desk.get('/api/audit', await desk.cookieOf('9001'))).json();
  return (page as AuditPage).lines.map(({ act, by, about }) => `${act} ${by ?? '-'} ${about ?? '-'}`);
}

/** Somebody's second step, with what their app shows, `later` steps of time from now. */
async function secondStep(account: string) {
  const cookie = await desk.cookieOf(account);
  const begun = await post('/api/account/second-step', cookie, { password: PASSWORD });
  const { secret, link } = (await begun.json()) as { secret: string; link: string };
  const code = (later = 0): string =>
    new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });
  return { cookie, secret, link, code };
}

describe('a new password', () => {
  test('holds from now on, the old one no longer; every other browser is signed out, this one stays', async () => {
    const [cookie, elsewhere] = [await desk.cookieOf('1001'), await desk.cookieOf('1001')];
    const socket = await RawSocket.come(desk.url, 'desk', elsewhere);
    const cut = socket.cut();
    const changed = await post('/api/account/password', cookie, { password: PASSWORD, next: NEW });
    await cut;
    expect(changed.status).toBe(200);
    const sessions = [cookie, elsewhere, cookiesIn(changed)].map((one) => desk.get('/api/session', one));
    expect((await Promise.all(sessions)).map(({ status }) => status)).toEqual([401, 401, 200]);
    expect((await desk.signIn('1001', PASSWORD)).status).toBe(401);
    expect((await desk.signIn('1001', NEW)).status).toBe(200);
  });

  test('is refused without the old one, and if it is easy to guess', async () => {
    const cookie = await desk.cookieOf('1001');
    const change = async (password: string, next: string) =>
      faultOf(await post('/api/account/password', cookie, { password, next }));
    expect(await change('wrong', NEW)).toBe('unauthorized password');
    for (const next of ['short', 'password1234', 'my-name-is-1001'])
      expect(await change(PASSWORD, next)).toBe('bad_request next');
    expect((await desk.signIn('1001', PASSWORD)).status).toBe(200);
  });

  test('cannot be found by guessing the old one: wrong tries count as at sign-in', async () => {
    const cookie = await desk.cookieOf('1001');
    const guess = () => post('/api/account/password', cookie, { password: 'guess', next: NEW });
    for (let n = 0; n < 10; n += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
    expect((await desk.signIn('1001')).status).toBe(429);
  });
});

test('signing out everywhere ends every session of that account and cuts its sockets, no others', async () => {
  const cookies = [await desk.cookieOf('1001'), await desk.cookieOf('1001')];
  const sockets = await Promise.all(cookies.map((cookie) => RawSocket.come(desk.url, 'desk', cookie)));
  const cut = Promise.all(sockets.map((socket) => socket.cut()));
  const stays = await desk.agent('1002');
  expect((await post('/api/account/sign-out-everywhere', '')).status).toBe(401);
  expect((await post('/api/account/sign-out-everywhere', cookies[0]!)).status).toBe(204);
  await cut;
  for (const cookie of cookies) expect((await desk.get('/api/session', cookie)).status).toBe(401);
  expect((await stays.socket.emitWithAck('status', { value: 'away' })).ok).toBe(true);
});

test('a session that expires takes its open sockets with it within a second', async () => {
  const [ends, stays] = [await desk.agent('1001'), await desk.agent('1002')];
  const gone = new Promise((resolve) => ends.socket.once('disconnect', resolve));
  const file = new Database(join(desk.dataDir, 'desk.sqlite'));
  file.exec("update sessions set expires_at = 1 where account = '1001'");
  file.close();
  const began = performance.now();
  await gone;
  expect(performance.now() - began).toBeLessThan(1000);
  expect(stays.socket.connected).toBe(true);
});

describe('a second step', () => {
  test('once confirmed is asked for at sign-in, after the password and not before', async () => {
    const { cookie, code, link } = await secondStep('1001');
    expect(link).toMatch(/^otpauth:\/\/totp\/.*1001\?/);
    expect((await desk.signIn('1001')).status).toBe(200);
    expect((await post('/api/account/second-step/confirm', cookie, { code: code() })).status).toBe(200);
    expect(await faultOf(await desk.signIn('1001'))).toBe('unauthorized code');
    expect(await faultOf(await desk.signIn('1001', 'wrong'))).toBe('unauthorized');
    expect((await signIn('1001', PASSWORD, code(1))).status).toBe(200);
  });

  test('takes no code twice, also not the one that confirmed it', async () => {
    const { cookie, code } = await secondStep('1001');
    const [confirming, next] = [code(), code(1)];
    await post('/api/account/second-step/confirm', cookie, { code: confirming });
    expect(await faultOf(await signIn('1001', PASSWORD, confirming))).toBe('unauthorized code');
    expect((await signIn('1001', PASSWORD, next)).status).toBe(200);
    expect(await faultOf(await signIn('1001', PASSWORD, next))).toBe('unauthorized code');
  });

  test('is passed once with each recovery code', async () => {
    const { cookie, code } = await secondStep('1001');
    const confirmed = await post('/api/account/second-step/confirm', cookie, { code: code() });
    const { codes } = (await confirmed.json()) as { codes: string[] };
    expect(new Set(codes).size).toBe(8);
    expect((await signIn('1001', PASSWORD, codes[0]!.toUpperCase())).status).toBe(200);
    expect((await signIn('1001', PASSWORD, codes[0]!)).status).toBe(401);
    expect(await acts()).toContain('recovery_code_used 1001 -');
  });

  test('is not found by guessing: ten wrong codes close the account for a while, whatever password comes between', async () => {
    const { cookie, code } = await secondStep('1001');
    await post('/api/account/second-step/confirm', cookie, { code: code() });
    for (let n = 0; n < 10; n += 1) {
      expect((await signIn('1001', PASSWORD, '000000')).status).toBe(401);
      await desk.signIn('1001');
    }
    expect((await signIn('1001', PASSWORD, code(1))).status).toBe(429);
  });

  test('ends with password and code; without either it stays', async () => {
    const { cookie: first, code } = await secondStep('1001');
    const confirmed = await post('/api/account/second-step/confirm', first, { code: code() });
    const cookie = cookiesIn(confirmed);
    const off = (body: object) => post('/api/account/second-step/off', cookie, body);
    expect((await off({ password: 'wrong', code: code(1) })).status).toBe(401);
    expect((await off({ password: PASSWORD, code: '000000' })).status).toBe(401);
    expect((await off({ password: PASSWORD, code: code(1) })).status).toBe(200);
    expect((await desk.signIn('1001')).status).toBe(200);
  });

  test('is taken off a lost app’s account by a lead, for agents only, and that is on record', async () => {
    const { cookie, code } = await secondStep('1001');
    const confirmed = await post('/api/account/second-step/confirm', cookie, { code: code() });
    const lead = await desk.cookieOf('9001');
    const reset = (account: string, by: string) => post(`/api/staff/${account}/second-step/reset`, by);
    const refused = await Promise.all([reset('9001', lead), reset('admin', lead), reset('nobody', lead)]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 404]);
    expect((await reset('1001', lead)).status).toBe(200);
    expect((await desk.get('/api/session', cookiesIn(confirmed))).status).toBe(401);
    expect((await desk.signIn('1001')).status).toBe(200);
    expect(await acts()).toContain('second_step_reset 9001 1001');
  });

  test('stands in the database sealed only', async () => {
    const { secret } = await secondStep('1001');
    const file = new Database(join(desk.dataDir, 'desk.sqlite'), { readonly: true });
    const rows = JSON.stringify(file.prepare('select * from second_steps').all());
    file.close();
    expect(rows).toContain('1001');
    expect(rows).not.toContain(secret);
  });
});

test('guesses from all over one IPv6 household count together, others’ sign-ins do not', async () => {
  const behind = await Desk.start({ TRUSTED_PROXIES: '1' });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  for (let n = 0; n < 50; n += 1) await behind.signIn(`nobody${n}`, 'guess', from(`2001:db8:1:2::${n}`));
  expect((await behind.signIn('1001', PASSWORD, from('2001:db8:1:2:aa::1'))).status).toBe(429);
  expect((await behind.signIn('1001', PASSWORD, from('2001:db8:1:3::1'))).status).toBe(200);
  await behind.stop();
});

test('sign-ins, right and wrong, and their ends are on record; what was typed is not', async () => {
  await desk.signIn('1001', 'a wrong password');
  await desk.signIn('my-password-in-the-wrong-field', 'x');
  const cookie = await desk.cookieOf('1001');
  await fetch(`${desk.url}/api/session`, { method: 'DELETE', headers: { cookie } });
  expect((await acts()).reverse()).toEqual([
    'sign_in_failed - 1001',
    'sign_in_failed - -',
    'sign_in 1001 -',
    'sign_out 1001 -',
    'sign_in 9001 -',
  ]);
  const check: unknown = await (await desk.get('/api/audit/check', await desk.cookieOf('9001'))).json();
  expect(check).toMatchObject({ whole: true });
});
