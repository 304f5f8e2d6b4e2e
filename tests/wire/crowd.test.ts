import { io, Manager, type Socket } from 'socket.io-client';
import { Desk } from './a-desk.ts';
import { connected } from './connecting.ts';
import { RawSocket, rawCode } from './raw.ts';

let desk: Desk;
const sockets: Socket[] = [];
beforeAll(async () => {
  desk = await Desk.start({
    SOCKETS_PER_ADDRESS: '3',
    SOCKETS_MAX: '8',
    SOCKETS_FOR_STAFF: '2',
    TRUSTED_PROXIES: '1',
  });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(() => desk.stop());

/** A connection that a proxy passes on for somebody at this address. */
function comeFrom(forwarded: string, transport: 'websocket' | 'polling' = 'websocket'): Promise<string> {
  return knock('/customer', { 'x-forwarded-for': forwarded }, transport);
}

function knock(
  side: '/customer' | '/desk',
  extraHeaders: Record<string, string>,
  transport: 'websocket' | 'polling' = 'websocket',
): Promise<string> {
  const socket = io(desk.url + side, {
    extraHeaders,
    transports: [transport],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  return connected(socket).then(
    () => 'in',
    () => 'full',
  );
}

async function comeMany(addresses: string[]): Promise<string[]> {
  const answers: string[] = [];
  for (const address of addresses) answers.push(await comeFrom(address));
  return answers;
}

/** Connections that the process holds, also those that have left their side and not gone yet: what it counts at its door. */
async function connections(): Promise<number> {
  const text = await (await fetch(`${desk.url}/metrics`)).text();
  return Number(/^huashu_transports (\d+)/m.exec(text)?.[1]);
}

describe('sockets', () => {
  beforeEach(() => fewerThan(1));

  test('of one address are bounded; other addresses still come in, and a place that is left is free again', async () => {
    const one = '203.0.113.7';
    expect(await comeMany([one, one, one, one, '203.0.113.8'])).toEqual(['in', 'in', 'in', 'full', 'in']);
    sockets[0]?.io.engine.close();
    await fewerThan(4);
    expect(await comeFrom(one)).toBe('in');
  });

  test('are counted by what the proxy says; a forged X-Forwarded-For before it changes nothing', async () => {
    const forged = [1, 2, 3, 4].map((n) => `198.51.100.${n}, 203.0.113.20`);
    expect(await comeMany(forged)).toEqual(['in', 'in', 'in', 'full']);
  });

  test('of one IPv6 household are counted together', async () => {
    const household = [1, 2, 3, 4].map((n) => `2001:db8:1:2::${n}`);
    expect(await comeMany([...household, '2001:db8:1:3::1'])).toEqual(['in', 'in', 'in', 'full', 'in']);
  });

  test('are bounded in all', async () => {
    const answers = await comeMany(Array.from({ length: 9 }, (_, n) => `192.0.2.${n}`));
    expect(answers).toEqual([...Array<string>(8).fill('in'), 'full']);
  });

  test('that come all at once do not slip through together', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => comeFrom('203.0.113.9')));
    const left = sockets.filter(({ connected: isIn }) => isIn).length;
    expect(answers.length).toBe(20);
    expect(left).toBeLessThanOrEqual(3);
  });
});

describe('when visitors have taken every place', () => {
  const console_ = (headers: Record<string, string>, from = '203.0.113.200'): Promise<string> =>
    knock('/desk', { 'x-forwarded-for': from, ...headers });
  beforeEach(async () => {
    await fewerThan(1);
    await comeMany(Array.from({ length: 8 }, (_, n) => `192.0.2.${n}`));
  });

  test('staff still come in, as many as the reserve holds; a place that is left is free again', async () => {
    const cookie = await desk.cookieOf('1001');
    const answers = [await console_({ cookie }), await console_({ cookie }), await console_({ cookie })];
    expect(answers).toEqual(['in', 'in', 'full']);
    sockets.at(-3)?.io.engine.close();
    await fewerThan(10);
    expect(await console_({ cookie })).toBe('in');
    expect(await comeFrom('192.0.2.99')).toBe('full');
  });

  test('also from an address that has all its places taken', async () => {
    const cookie = await desk.cookieOf('1001');
    expect(await console_({ cookie }, '192.0.2.1')).toBe('in');
  });

  test('a cookie that is no session, or another website’s page, finds no room', async () => {
    const cookie = await desk.cookieOf('1001');
    expect(await console_({ cookie: 'huashu=made-up' })).toBe('full');
    expect(await console_({ cookie, origin: 'https://elsewhere.example' })).toBe('full');
  });
});

test('who is refused hears why over HTTP', async () => {
  await fewerThan(1);
  const ask = (): Promise<Response> =>
    fetch(`${desk.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { 'x-forwarded-for': '203.0.113.10' },
    });
  const answers = [await ask(), await ask(), await ask(), await ask()];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403]);
  expect(await answers[3]?.json()).toMatchObject({
    message: expect.stringContaining('Too many connections') as string,
  });
});

test('the namespace that nobody needs lets nobody in', async () => {
  const socket = io(desk.url, { transports: ['websocket'], forceNew: true, reconnection: false });
  sockets.push(socket);
  await expect(connected(socket)).rejects.toThrow('two sides');
});

test('joining a side again and again costs the connection', async () => {
  const socket = await RawSocket.come(desk.url, 'customer');
  const cut = socket.cut();
  for (let n = 0; n < 500; n += 1) socket.socket.io.engine.write(`0/desk,{"n":${n}}`);
  await cut;
  const next = await RawSocket.come(desk.url, 'customer');
  expect(rawCode(await next.ask('sync', { after: 0 }))).toBe('ok');
  next.go();
});

test('events that nobody hears are counted too: too many cost the connection', async () => {
  const socket = await RawSocket.come(desk.url, 'customer');
  const cut = socket.cut();
  for (let n = 0; n < 9000; n += 1) socket.throw('nothing of this name');
  await cut;
  expect((await fetch(`${desk.url}/readyz`)).ok).toBe(true);
});

test('a connection that joins no side is let go', async () => {
  const began = performance.now();
  const manager = new Manager(desk.url, { transports: ['websocket'], reconnection: false });
  await new Promise((resolve) => manager.once('close', resolve));
  expect(performance.now() - began).toBeLessThan(20_000);
});

test('nothing is compressed, and no session is recovered past the doors', async () => {
  const headers: Record<string, string> = {};
  const socket = io(`${desk.url}/customer`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  await connected(socket);
  const answer = await fetch(`${desk.url}/socket.io/?EIO=4&transport=polling`, {
    headers: { 'accept-encoding': 'gzip, deflate', 'x-forwarded-for': '203.0.113.11' },
  });
  for (const [name, value] of answer.headers) headers[name] = value;
  expect(Reflect.get(socket.io.engine.transport, 'ws')).toHaveProperty('extensions', '');
  expect(headers).not.toHaveProperty('content-encoding');
  expect(socket.recovered).not.toBe(true);
  expect(Reflect.get(socket, '_pid')).toBeUndefined();
});

/** Resolves when so many have gone that fewer than this are left. */
async function fewerThan(count: number): Promise<void> {
  while ((await connections()) >= count) await new Promise((resolve) => setImmediate(resolve));
}
