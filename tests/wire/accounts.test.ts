import { join } from 'node:path';
import Database from 'libsql';
import { TOTP } from 'otpauth';
import type { AuditPage } from '../../protocol/audit.ts';
import { cookiesIn, Desk, PASSWORD } from './a-desk.ts';
import { LEAPING } from './leaping-time.ts';
import { RawSocket } from './raw.ts';

const NEW = 'otter window clay nine';

// One desk for all: each test has an account of its own, which nobody else has locked or changed.
let desk: Desk;
let lead: string;
let newcomers = 0;
beforeAll(async () => {
  desk = await Desk.start(LEAPING);
  lead = await desk.cookieOf('9001');
});
afterAll(() => desk.stop());

/** An agent who has just been given an account, with the password of the others. */
function newcomer(): string {
  newcomers += 1;
  const account = String(2000 + newcomers);
  writeBehind(`insert into staff (account, number, name, role, password_hash, status, lost_at, lost_marked)
    select '${account}', '${account}', name, role, password_hash, 'away', null, 0 from staff where account = '1001'`);
  return account;
}

/** Writes to the file of the running desk, waiting for the desk's own writes to end. */
function writeBehind(sql: string): void {
  const file = new Database(join(desk.dataDir, 'desk.sqlite'), { timeout: 5000 });
  file.exec(sql);
  file.close();
}

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
  const page: unknown = await (await desk.get('/api/audit', lead)).json();
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
    const who = newcomer();
    const [cookie, elsewhere] = [await desk.cookieOf(who), await desk.cookieOf(who)];
    const socket = await RawSocket.come(desk.url, 'desk', elsewhere);
    const cut = socket.cut();
    const changed = await post('/api/account/password', cookie, { password: PASSWORD, next: NEW });
    await cut;
    expect(changed.status).toBe(200);
    const sessions = [cookie, elsewhere, cookiesIn(changed)].map((one) => desk.get('/api/session', one));
    expect((await Promise.all(sessions)).map(({ status }) => status)).toEqual([401, 401, 200]);
    expect((await desk.signIn(who, PASSWORD)).status).toBe(401);
    expect((await desk.signIn(who, NEW)).status).toBe(200);
  });

  test('is refused without the old one, and if it is easy to guess', async () => {
    const who = newcomer();
    const cookie = await desk.cookieOf(who);
    const change = async (password: string, next: string) =>
      faultOf(await post('/api/account/password', cookie, { password, next }));
    expect(await change('wrong', NEW)).toBe('unauthorized password');
    for (const next of ['short', 'password1234', `my-name-is-${who}`])
      expect(await change(PASSWORD, next)).toBe('bad_request next');
    expect((await desk.signIn(who, PASSWORD)).status).toBe(200);
  });

  test('cannot be found by guessing the old one: wrong tries count as at sign-in', async () => {
    const who = newcomer();
    const cookie = await desk.cookieOf(who);
    const guess = () => post('/api/account/password', cookie, { password: 'guess', next: NEW });
    for (let n = 0; n < 10; n += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
    expect((await desk.signIn(who)).status).toBe(429);
  });
});

test('signing out everywhere ends every session of that account and cuts its sockets, no others', async () => {
  const who = newcomer();
  const cookies = [await desk.cookieOf(who), await desk.cookieOf(who)];
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
  const who = newcomer();
  const [ends, stays] = [await desk.agent(who), await desk.agent('1002')];
  const gone = new Promise((resolve) => ends.socket.once('disconnect', resolve));
  writeBehind(`update sessions set expires_at = 1 where account = '${who}'`);
  await desk.time({ wish: 'hold' });
  await desk.time({ wish: 'leap', ms: 1000 });
  await gone;
  await desk.time({ wish: 'release' });
  expect(stays.socket.connected).toBe(true);
});

describe('a second step', () => {
  test('once confirmed is asked for at sign-in, after the password and not before', async () => {
    const who = newcomer();
    const { cookie, code, link } = await secondStep(who);
    expect(link).toMatch(new RegExp(`^otpauth://totp/.*${who}\\?`));
    expect((await desk.signIn(who)).status).toBe(200);
    expect((await post('/api/account/second-step/confirm', cookie, { code: code() })).status).toBe(200);
    expect(await faultOf(await desk.signIn(who))).toBe('unauthorized code');
    expect(await faultOf(await desk.signIn(who, 'wrong'))).toBe('unauthorized');
    expect((await signIn(who, PASSWORD, code(1))).status).toBe(200);
  });

  test('takes no code twice, also not the one that confirmed it', async () => {
    const who = newcomer();
    const { cookie, code } = await secondStep(who);
    const [confirming, next] = [code(), code(1)];
    await post('/api/account/second-step/confirm', cookie, { code: confirming });
    expect(await faultOf(await signIn(who, PASSWORD, confirming))).toBe('unauthorized code');
    expect((await signIn(who, PASSWORD, next)).status).toBe(200);
    expect(await faultOf(await signIn(who, PASSWORD, next))).toBe('unauthorized code');
  });

  test('is passed once with each recovery code', async () => {
    const who = newcomer();
    const { cookie, code } = await secondStep(who);
    const confirmed = await post('/api/account/second-step/confirm', cookie, { code: code() });
    const { codes } = (await confirmed.json()) as { codes: string[] };
    expect(new Set(codes).size).toBe(8);
    expect((await signIn(who, PASSWORD, codes[0]!.toUpperCase())).status).toBe(200);
    expect((await signIn(who, PASSWORD, codes[0]!)).status).toBe(401);
    expect(await acts()).toContain(`recovery_code_used ${who} -`);
  });

  test('is not found by guessing: ten wrong codes close the account for a while, whatever password comes between', async () => {
    const who = newcomer();
    const { cookie, code } = await secondStep(who);
    await post('/api/account/second-step/confirm', cookie, { code: code() });
    for (let n = 0; n < 10; n += 1) {
      expect((await signIn(who, PASSWORD, '000000')).status).toBe(401);
      await desk.signIn(who);
    }
    expect((await signIn(who, PASSWORD, code(1))).status).toBe(429);
  });

  test('ends with password and code; without either it stays', async () => {
    const who = newcomer();
    const { cookie: first, code } = await secondStep(who);
    const confirmed = await post('/api/account/second-step/confirm', first, { code: code() });
    const cookie = cookiesIn(confirmed);
    const off = (body: object) => post('/api/account/second-step/off', cookie, body);
    expect((await off({ password: 'wrong', code: code(1) })).status).toBe(401);
    expect((await off({ password: PASSWORD, code: '000000' })).status).toBe(401);
    expect((await off({ password: PASSWORD, code: code(1) })).status).toBe(200);
    expect((await desk.signIn(who)).status).toBe(200);
  });

  test('is taken off a lost app’s account by a lead, for agents only, and that is on record', async () => {
    const who = newcomer();
    const { cookie, code } = await secondStep(who);
    const confirmed = await post('/api/account/second-step/confirm', cookie, { code: code() });
    const reset = (account: string, by: string) => post(`/api/staff/${account}/second-step/reset`, by);
    const refused = await Promise.all([reset('9001', lead), reset('admin', lead), reset('nobody', lead)]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 404]);
    expect((await reset(who, lead)).status).toBe(200);
    expect((await desk.get('/api/session', cookiesIn(confirmed))).status).toBe(401);
    expect((await desk.signIn(who)).status).toBe(200);
    expect(await acts()).toContain(`second_step_reset 9001 ${who}`);
  });

  test('stands in the database sealed only', async () => {
    const who = newcomer();
    const { secret } = await secondStep(who);
    const file = new Database(join(desk.dataDir, 'desk.sqlite'), { readonly: true });
    const rows = JSON.stringify(file.prepare('select * from second_steps').all());
    file.close();
    expect(rows).toContain(who);
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
  const who = newcomer();
  await desk.signIn(who, 'a wrong password');
  await desk.signIn('my-password-in-the-wrong-field', 'x');
  const cookie = await desk.cookieOf(who);
  await fetch(`${desk.url}/api/session`, { method: 'DELETE', headers: { cookie } });
  expect((await acts()).slice(0, 4).reverse()).toEqual([
    `sign_in_failed - ${who}`,
    'sign_in_failed - -',
    `sign_in ${who} -`,
    `sign_out ${who} -`,
  ]);
  const check: unknown = await (await desk.get('/api/audit/check', lead)).json();
  expect(check).toMatchObject({ whole: true });
});
