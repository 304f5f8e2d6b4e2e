import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtDesk } from './build.ts';
import { Desk, freePort, type Environment } from './a-desk.ts';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'huashu-start-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a desk that must not start; gives what it said. */
async function fault(env: Environment): Promise<string> {
  const child = spawn(process.execPath, [join(builtDesk(), 'server/main.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], PORT: String(await freePort()), DATA_DIR: folder, ...env },
  });
  let said = '';
  child.stderr.on('data', (words: Buffer) => (said += words.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(1);
  return said;
}

/** One line, which begins with the setting and says more than its name. */
const lineOf = (setting: string) => new RegExp(`^${setting}: [^\\n]{10,}\\n$`);

test.each([
  ['HOST', { HOST: '999.1.1.1' }],
  ['HOST', { HOST: '203.0.113.7' }],
  ['DATA_DIR', { DATA_DIR: '/dev/null' }],
  ['DATA_DIR', { DATA_DIR: '/proc/huashu' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://127.0.0.1/desk' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://127.0.0.1:99999/desk' }],
  ['REDIS_URL', { REDIS_URL: '127.0.0.1:6379' }],
] as const)('a start with a bad %s names it in one line: %j', async (setting, env) => {
  expect(await fault(env)).toMatch(lineOf(setting));
});

test('a data directory that is a file, or holds one that is no database, is named', async () => {
  writeFileSync(join(folder, 'file'), '');
  expect(await fault({ DATA_DIR: join(folder, 'file') })).toMatch(lineOf('DATA_DIR'));
  writeFileSync(join(folder, 'desk.sqlite'), 'this is no database '.repeat(200));
  expect(await fault({})).toMatch(lineOf('DATA_DIR'));
});

test.each(['Password1', 'Admin2024', 'P@ssw0rd!', '12345678', 'aaaaaaaa', 'woaini1314'])(
  'in production an empty desk does not begin with a password that is guessed first: %s',
  async (password) => {
    const said = await fault({ NODE_ENV: 'production', ADMIN_PASSWORD: password });
    expect(said).toMatch(lineOf('ADMIN_PASSWORD'));
    expect(said).not.toContain(password);
  },
);

test('elsewhere, or where somebody has an account already, such a password stops nobody', async () => {
  const env = { DATA_DIR: folder, ADMIN_PASSWORD: 'Password1' };
  const first = await Desk.start(env);
  await first.leave();
  const next = await Desk.start({ ...env, NODE_ENV: 'production' });
  expect(await next.leave()).toBe(0);
});

test('a taken port is named', async () => {
  const taken = await new Promise<Server>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });
  const address = taken.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  expect(await fault({ PORT: port })).toMatch(lineOf('PORT'));
  taken.close();
});

test('without its Redis the desk starts, says which setting is to be looked at, and ends in good order', async () => {
  const desk = await Desk.start({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
  expect(desk.log).toMatch(/^REDIS_URL: .*starts without it/m);
  expect(await desk.leave()).toBe(0);
  rmSync(desk.dataDir, { recursive: true, force: true });
});

test('a proxy in front that no setting speaks of is said once: at the start, or at its first request', async () => {
  const desk = await Desk.start();
  expect(desk.log).not.toContain('TRUSTED_PROXIES');
  const headers = { 'x-forwarded-for': '203.0.113.7' };
  for (let n = 0; n < 3; n += 1) await fetch(`${desk.url}/healthz`, { headers });
  await desk.stop();
  expect(desk.log.match(/^TRUSTED_PROXIES: /gm)).toHaveLength(1);
  const behind = await Desk.start({ PUBLIC_URL: 'https://desk.example' });
  expect(behind.log).toMatch(/^TRUSTED_PROXIES: /m);
  await fetch(`http://127.0.0.1:${new URL(behind.url).port}/healthz`);
  await behind.stop();
  const told = await Desk.start({ TRUSTED_PROXIES: '1' });
  await fetch(`${told.url}/healthz`, { headers });
  await told.stop();
  expect(told.log).not.toContain('TRUSTED_PROXIES');
});

test('a first start in production ends with how to get colleagues, and knows no demo shop', async () => {
  const desk = await Desk.start({ NODE_ENV: 'production', SAMPLE_STAFF: '0' });
  expect(desk.log).toMatch(
    /\nNow add your first colleague: http\S+\/#\/team, or npm run staff -- add ACCOUNT\n$/,
  );
  expect(desk.log).not.toMatch(/demo/i);
  for (const path of ['/demo', '/demo/', '/demo/index.html', '/demo/assets/x.js'])
    expect((await desk.get(path)).status).toBe(404);
  await desk.stop();
});

/** Starts a desk and asks it to go at a moment before it listens; gives how it ended and what it said. */
async function askedEarly(
  env: Environment,
  isMoment: (said: string) => boolean,
): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [join(builtDesk(), 'server/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], PORT: String(await freePort()), DATA_DIR: folder, ...env },
  });
  let said = '';
  let isAsked = false;
  const look = (): void => {
    if (isAsked || !isMoment(said)) return;
    isAsked = true;
    child.kill('SIGTERM');
  };
  const files = watch(folder, look);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (words: Buffer) => {
      said += words.toString();
      look();
    });
  const code = await new Promise((resolve) => child.once('close', resolve));
  files.close();
  expect(isAsked).toBe(true);
  return { code, said };
}

test.each([
  ['its database is being opened', {}, () => existsSync(join(folder, 'holder.json'))],
  ['its database is open', {}, () => existsSync(join(folder, 'manual.last-good.json'))],
  ['it waits for Redis', { REDIS_URL: 'redis://127.0.0.1:1' }, (said: string) => said.includes('REDIS_URL')],
])('a desk that is asked to go while %s ends in good order and never serves', async (_, env, isMoment) => {
  const { code, said } = await askedEarly(env, isMoment);
  expect([code, said.includes('Huashu is at')]).toEqual([0, false]);
  expect(existsSync(join(folder, 'holder.json'))).toBe(false);
});
