import { io } from 'socket.io-client';
import { codeOf, cookiesIn, Desk, freePort, granted, PASSWORD } from './a-desk.ts';
import { connected } from './connecting.ts';
import { RawSocket, rawCode } from './raw.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.start();
}, 60_000);
afterAll(() => desk.stop());

interface Knock {
  side?: string;
  auth?: object;
  headers?: Record<string, string>;
  transport?: 'websocket' | 'polling';
}

/** How a connection ends up: `in`, the code of the refusal, or its message. */
async function knock(
  at: Desk,
  { side = 'customer', auth = {}, headers = {}, transport = 'websocket' }: Knock,
) {
  const socket = io(`${at.url}/${side}`, {
    auth: { ...auth },
    extraHeaders: headers,
    transports: [transport],
    forceNew: true,
    reconnection: false,
  });
  try {
    await connected(socket);
    return 'in';
  } catch (error) {
    const data: unknown = error instanceof Error && 'data' in error ? error.data : undefined;
    const isCoded = typeof data === 'object' && data !== null && 'code' in data;
    return isCoded ? String(data.code) : 'turned away';
  } finally {
    socket.disconnect();
  }
}

describe.each(['websocket', 'polling'] as const)('over %s', (transport) => {
  test('a customer comes in, from no page, from the desk’s own and from any localhost in development', async () => {
    for (const headers of [{}, { origin: desk.url }, { origin: 'http://localhost:5173' }])
      expect(await knock(desk, { transport, headers })).toBe('in');
  });

  test.each(['https://evil.example', 'http://localhost.evil.example', 'null', 'file://', 'not an origin'])(
    'a page of %s is turned away on both sides',
    async (origin) => {
      const cookie = await desk.cookieOf('1001');
      expect(await knock(desk, { transport, headers: { origin } })).toBe('turned away');
      expect(await knock(desk, { side: 'desk', transport, headers: { origin, cookie } })).toBe('turned away');
    },
  );

  test.each(['customer', 'desk'])('a client that is too old is asked to reload: %s', async (side) => {
    const headers = { cookie: await desk.cookieOf('1001') };
    expect(await knock(desk, { side, transport, headers, auth: { version: 0 } })).toBe('outdated');
    expect(await knock(desk, { side, transport, headers, auth: { version: 1 } })).toBe('in');
  });

  test.each([
    ['none', ''],
    ['an empty one', 'huashu='],
    ['a made-up one', 'huashu=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['rubbish', 'huashu=%00%ff; ;;=;__proto__=1'],
  ])('the desk wants a cookie: %s is unauthorized', async (_, cookie) => {
    expect(await knock(desk, { side: 'desk', transport, headers: { cookie } })).toBe('unauthorized');
  });
});

test('no other namespace exists', async () => {
  expect(await knock(desk, { side: 'admin' })).toBe('turned away');
});

test('a polling request is answered once: Express keeps out of it', async () => {
  const opened = await desk.get('/socket.io/?EIO=4&transport=polling');
  expect([opened.status, (await opened.text()).slice(0, 2)]).toEqual([200, '0{']);
  expect((await desk.get('/socket.io/?EIO=4&transport=rubbish')).status).toBe(400);
  expect((await desk.get('/readyz')).status).toBe(200);
});

test('a website that may embed the widget reaches customers’ side only', async () => {
  const embedded = await Desk.start({ ALLOWED_ORIGINS: 'https://shop.example' });
  const headers = { origin: 'https://shop.example', cookie: await embedded.cookieOf('1001') };
  expect(await knock(embedded, { headers })).toBe('in');
  expect(await knock(embedded, { side: 'desk', headers })).toBe('forbidden');
  expect((await embedded.signIn('1001', PASSWORD, headers)).status).toBe(403);
  expect(await knock(embedded, { headers: { origin: 'http://localhost:5173' } })).toBe('turned away');
  await embedded.stop();
});

describe('signing in', () => {
  test('gives an HttpOnly SameSite cookie that proves who one is', async () => {
    const response = await desk.signIn('9001');
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite/i);
    expect(await response.json()).toMatchObject({ account: '9001', role: 'lead' });
    const session = await desk.get('/api/session', cookiesIn(response));
    expect(await session.json()).toMatchObject({ account: '9001', role: 'lead' });
  });

  test('answers a wrong password and an unknown account alike', async () => {
    const [wrong, unknown] = [await desk.signIn('1002', 'wrong'), await desk.signIn('nobody', 'wrong')];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  test.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['an unknown key', '{"account":"a","password":"b","role":"admin"}', 400],
    ['a long password', JSON.stringify({ account: 'a', password: 'x'.repeat(201) }), 400],
    ['too much', JSON.stringify({ account: 'x'.repeat(70_000) }), 413],
  ])('refuses %s in the one shape of errors', async (_, body, status) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${desk.url}/api/session`, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/^\{"error":\{"code":"\w+","message":".+"/);
  });

  test('is throttled after ten wrong passwords, even for the right one, and for that account only', async () => {
    for (let n = 0; n < 10; n += 1) expect((await desk.signIn('1002', 'wrong')).status).not.toBe(200);
    const throttled = await desk.signIn('1002');
    expect(throttled.status).toBe(429);
    expect(await throttled.json()).toMatchObject({ error: { code: 'rate_limited' } });
    expect((await desk.signIn('1001')).status).toBe(200);
  });

  test('is throttled as well for tries that come all at once', async () => {
    const tries = await Promise.all(Array.from({ length: 30 }, () => desk.signIn('admin', 'wrong')));
    expect(tries.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(20);
  });

  test('many may sign in to one account at once with the right password', async () => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => desk.signIn('1001')));
    expect(tries.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });
});

test('signing out cuts that session’s sockets at once, and no others', async () => {
  const cookie = await desk.cookieOf('9001');
  const [gone, stays] = [await RawSocket.come(desk.url, 'desk', cookie), await desk.agent('9001')];
  const cut = gone.cut();
  await fetch(`${desk.url}/api/session`, { method: 'DELETE', headers: { cookie } });
  await cut;
  expect(codeOf(await stays.socket.emitWithAck('status', { value: 'away' }))).toBe('ok');
  expect(await knock(desk, { side: 'desk', headers: { cookie } })).toBe('unauthorized');
  expect((await desk.get('/api/session', cookie)).status).toBe(401);
});

test('too many requests of one connection are rate_limited; the others’ are not', async () => {
  const loud = await RawSocket.come(desk.url, 'customer');
  const answers = await Promise.all(Array.from({ length: 800 }, () => loud.ask('typing', { on: true })));
  expect(new Set(answers.map(rawCode))).toEqual(new Set(['ok', 'rate_limited']));
  const customer = await desk.customer();
  expect(codeOf(await customer.socket.emitWithAck('typing', { on: true }))).toBe('ok');
  expect(granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '我说' })).entry.seq).toBe(
    1,
  );
  loud.go();
});

test.each([
  '/api/nothing',
  '/nothing',
  '/api/chats/',
  '/..%2f..%2fetc/passwd',
  '/assets/../../server/main.js',
])('what is not there, or not for this visitor, is answered in the one shape of errors: %s', async (path) => {
  const response = await desk.get(path);
  expect([401, 404]).toContain(response.status);
  expect(await response.text()).toMatch(/^\{"error":\{"code":"\w+","message":".+"/);
});

test('a second process on the data directory is refused, and told who holds it', async () => {
  await expect(Desk.start({ DATA_DIR: desk.dataDir })).rejects.toThrow(/in use by process \d+/);
  expect((await desk.get('/readyz')).status).toBe(200);
});

test('a port that is taken is named', async () => {
  const port = new URL(desk.url).port;
  await expect(Desk.start({ PORT: port })).rejects.toThrow(/PORT/);
  expect(await freePort()).not.toBe(Number(port));
});
