import { TOTP } from 'otpauth';
import { cookiesIn, Desk, PASSWORD } from './a-desk.ts';

const FIRST_HOP = 'x-forwarded-for';
const GUESSER = { [FIRST_HOP]: '203.0.113.7' };
const ELSEWHERE = { [FIRST_HOP]: '198.51.100.9' };

let desk: Desk;
beforeEach(async () => void (desk = await Desk.start({ TRUSTED_PROXIES: '1' })));
afterEach(() => desk.stop());

function statuses(answers: Response[]): Record<number, number> {
  const count: Record<number, number> = {};
  for (const { status } of answers) count[status] = (count[status] ?? 0) + 1;
  return count;
}

function post(path: string, cookie: string, body: object): Promise<Response> {
  return fetch(`${desk.url}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...GUESSER },
    body: JSON.stringify(body),
  });
}

test('of six hundred guesses at once from one address fifty are judged, and no right one behind them gets in', async () => {
  const guesses = Array.from({ length: 600 }, (_, n) => desk.signIn(`nobody${n}`, 'guess', GUESSER));
  const elsewhere = desk.signIn('9001', PASSWORD, ELSEWHERE);
  const right = desk.signIn('1001', PASSWORD, GUESSER);
  expect((await elsewhere).status).toBe(200);
  expect(statuses(await Promise.all(guesses))).toEqual({ 401: 50, 429: 550 });
  expect((await right).status).toBe(429);
  expect((await desk.signIn('1001', PASSWORD, ELSEWHERE)).status).toBe(200);
});

test('of many guesses at once for one account, from everywhere, ten are judged', async () => {
  const guesses = Array.from({ length: 60 }, (_, n) =>
    desk.signIn('1001', 'guess', { [FIRST_HOP]: `203.0.113.${n}` }),
  );
  expect(statuses(await Promise.all(guesses))).toEqual({ 401: 10, 429: 50 });
  expect((await desk.signIn('1001', PASSWORD, ELSEWHERE)).status).toBe(429);
});

test('an office that signs in all at once is let in, whoever waits for whom', async () => {
  const answers = await Promise.all(Array.from({ length: 80 }, () => desk.signIn('1002', PASSWORD, GUESSER)));
  expect(statuses(answers)).toEqual({ 200: 80 });
});

test('a browser that has signed in before is not locked out by a stranger’s guesses, on the account or its address', async () => {
  const known = await desk.cookieOf('admin');
  for (let n = 0; n < 10; n += 1) await desk.signIn('admin', 'guess', GUESSER);
  for (let n = 0; n < 40; n += 1) await desk.signIn(`nobody${n}`, 'guess', GUESSER);
  expect((await desk.signIn('admin', PASSWORD, ELSEWHERE)).status).toBe(429);
  expect((await desk.signIn('admin', PASSWORD, { ...GUESSER, cookie: known })).status).toBe(200);
  const changed = { password: PASSWORD, next: 'otter window clay nine' };
  expect((await post('/api/account/password', await freshOf(known), changed)).status).toBe(200);
});

/** A session anew on the browser that has these cookies. */
async function freshOf(known: string): Promise<string> {
  return cookiesIn(await desk.signIn('admin', PASSWORD, { ...GUESSER, cookie: known }));
}

test('a known browser has ten guesses of its own, and its cookie is worth nothing for another account', async () => {
  const known = await desk.cookieOf('1001');
  for (let n = 0; n < 10; n += 1) {
    expect((await desk.signIn('1001', 'guess', { cookie: known })).status).toBe(401);
    await desk.signIn('1002', 'guess', GUESSER);
  }
  expect((await desk.signIn('1001', PASSWORD, { cookie: known })).status).toBe(429);
  const renamed = known.replace(/device-[0-9a-f]+/, await nameOf('1002'));
  for (const cookie of [known, renamed])
    expect((await desk.signIn('1002', PASSWORD, { ...ELSEWHERE, cookie })).status).toBe(429);
});

async function nameOf(account: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(account));
  return `device-${Buffer.from(bytes).toString('hex').slice(0, 16)}`;
}

test('codes of the second step are counted before they are judged, and a known browser stays in', async () => {
  const cookie = await desk.cookieOf('1001');
  const begun = await post('/api/account/second-step', cookie, { password: PASSWORD });
  const { secret } = (await begun.json()) as { secret: string };
  const code = (later: number): string =>
    new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });
  const known = cookiesIn(await post('/api/account/second-step/confirm', cookie, { code: code(0) }));
  const guess = () => post('/api/session', '', { account: '1001', password: PASSWORD, code: '000000' });
  const guesses = await Promise.all(Array.from({ length: 40 }, guess));
  expect(statuses(guesses)).toEqual({ 401: 10, 429: 30 });
  const right = { account: '1001', password: PASSWORD, code: code(1) };
  expect((await post('/api/session', '', right)).status).toBe(429);
  expect((await post('/api/session', known, right)).status).toBe(200);
});
