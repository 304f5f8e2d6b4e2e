import { io } from 'socket.io-client';
import { Desk } from './a-desk.ts';
import { connected } from './connecting.ts';
import { pathOf, ROUTES } from './routes.ts';

let desk: Desk;
let cookie: string;
beforeAll(async () => {
  desk = await Desk.start({ NODE_ENV: 'production', SAMPLE_STAFF: '1' });
  cookie = await desk.cookieOf('admin');
});
afterAll(() => desk.stop());

const CHANGING = ROUTES.filter(({ method }) => method !== 'GET').map((route) => ({
  method: route.method,
  path: pathOf(route, { number: '1' }),
}));

function send(
  { method, path }: (typeof CHANGING)[number],
  headers: Record<string, string>,
): Promise<Response> {
  return fetch(`${desk.url}${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: '{}',
  });
}

test('there are routes that change something', () => {
  expect(CHANGING.length).toBeGreaterThan(10);
});

test.each(CHANGING)(
  '$method $path does nothing for another website’s page, whatever it says of itself',
  async (route) => {
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:5173' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of foreign) {
      const response = await send(route, headers);
      expect([headers, response.status]).toEqual([headers, 403]);
      expect(await response.text()).toContain('own pages');
    }
    expect((await desk.get('/api/session', cookie)).status).toBe(200);
  },
);

test('the desk’s own pages and programs are let through', async () => {
  const [route] = CHANGING.filter(({ path }) => path === '/api/account/password');
  const ports = { origin: new URL(desk.url).origin.replace('127.0.0.1', 'localhost') };
  for (const headers of [ports, {}, { 'sec-fetch-site': 'same-origin' }])
    expect((await send(route!, headers as Record<string, string>)).status).toBe(400);
});

test('a console on another address than the public one goes on when the first website is allowed', async () => {
  const other = await Desk.start({ NODE_ENV: 'production', PUBLIC_URL: 'http://desk.example' });
  try {
    const own = {
      cookie: await other.cookieOf('admin'),
      'content-type': 'application/json',
      origin: other.url,
    };
    const set = (headers: Record<string, string>, values: object) =>
      fetch(`${other.url}/api/settings`, { method: 'PATCH', headers, body: JSON.stringify(values) });
    expect((await set(own, { allowedOrigins: ['https://shop.example'] })).status).toBe(200);
    expect((await set(own, { agentCapacity: 3 })).status).toBe(200);
    for (const origin of ['https://shop.example', other.url.replace('127.0.0.1', 'localhost')])
      expect((await set({ ...own, origin }, { agentCapacity: 4 })).status).toBe(403);
    const socket = io(`${other.url}/desk`, {
      extraHeaders: { cookie: own.cookie, origin: other.url },
      transports: ['websocket'],
      reconnection: false,
    });
    await connected(socket);
    socket.disconnect();
  } finally {
    await other.stop();
  }
});

test.each(CHANGING.filter(({ method }) => method === 'POST'))(
  '$method $path reads no body without end',
  async ({ path }) => {
    const body = JSON.stringify({ text: 'x'.repeat(700_000) });
    const headers = { cookie: '', 'content-type': 'application/json' };
    const response = await fetch(`${desk.url}${path}`, { method: 'POST', headers, body }).catch(() => null);
    expect([null, 400, 401, 413]).toContain(response === null ? null : response.status);
  },
);
