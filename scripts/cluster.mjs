// `npm run cluster [-- N]`: N processes (2 unless said otherwise) of this build as one desk. DATABASE_URL and REDIS_URL name the
// servers; unset, they are those of this machine, with a database `huashu_cluster` that is made if it is missing. With nginx or
// haproxy on this machine (BALANCER=nginx|haproxy|none chooses) one of them balances on PORT (3000) before processes on the ports
// after it; without, the processes are on consecutive ports from PORT, and any of them can be addressed by websocket.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { clearInterval, setInterval, setTimeout } from 'node:timers';
import pg from 'pg';
import { Redis } from 'ioredis';
import { findBalancer, startBalancer } from './balancer.mjs';
import { build } from './build.mjs';

const LOCAL = process.env.PGUSER ?? 'postgres';
const OWN = 'huashu_cluster';

const count = Number(process.argv[2] ?? 2);
if (!Number.isInteger(count) || count < 1 || count > 16) fail('How many processes? A number from 1 to 16.');
const wish = process.env.BALANCER || undefined;
const balancer = findBalancer(wish);
if (wish && wish !== 'none' && !balancer) fail(`BALANCER: there is no ${wish} on this machine.`);
const address = Number(process.env.PORT || 3000);
const first = balancer ? address + 1 : address;
const databaseUrl = process.env.DATABASE_URL || (await ownDatabase());
const redisUrl = process.env.REDIS_URL || 'redis://127.0.0.1:6379';
await answers(redisUrl);
const folder = await build();

say(`PostgreSQL: ${withoutPassword(databaseUrl)}`);
say(`Redis:      ${withoutPassword(redisUrl)}`);
let leaving = false;
const running = new Set();
// The first alone: on an empty database it makes the staff, and tells the password.
for (let number = 0; number < count; number += 1) await start(number);
const inFront = balancer ? balance() : null;
say(
  `One desk on ${count} ${count === 1 ? 'process' : 'processes'}; Ctrl-C ends ${count === 1 ? 'it' : 'them'}.`,
);

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    leaving = true;
    for (const child of running) child.kill('SIGTERM');
    // Last: people who are let go are led to nobody else by then.
    const wait = setInterval(() => {
      if (running.size > 0) return;
      clearInterval(wait);
      inFront?.end();
    }, 100);
  });

/** The balancer before all of them. */
function balance() {
  const host = process.env.HOST || '127.0.0.1';
  const ports = Array.from({ length: count }, (_, number) => first + number);
  const started = startBalancer(balancer, { host, port: address, ports });
  say(`[${balancer}] pid ${started.pid}, http://${host}:${address} before ${ports.join(', ')}`);
  started.ended((code, signal) => say(`[${balancer}] ended (${signal ?? code})`));
  return started;
}

/** Starts one process; resolves when it listens. One that ends by itself is started again. */
function start(number) {
  const port = first + number;
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${address}`,
    ...(balancer ? { TRUSTED_PROXIES: process.env.TRUSTED_PROXIES || '1' } : {}),
    ...(process.env.ALLOWED_ORIGINS ? {} : { ALLOWED_ORIGINS: originsOf() }),
  };
  const child = spawn(process.execPath, ['--max-semi-space-size=32', join(folder, 'server/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  return new Promise((resolve) => {
    child.stdout.on('data', (words) => {
      for (const line of String(words).split('\n').filter(Boolean)) say(`[${number + 1}] ${line}`);
      if (!String(words).includes('Huashu is at')) return;
      say(`[${number + 1}] pid ${child.pid}, http://${env.HOST || '127.0.0.1'}:${port}`);
      resolve();
    });
    child.on('exit', (code, signal) => {
      running.delete(child);
      say(`[${number + 1}] ended (${signal ?? code})`);
      resolve();
      if (!leaving) setTimeout(() => leaving || start(number), 500);
    });
  });
}

/** A page of one process may speak to the others. */
function originsOf() {
  return Array.from({ length: count + 1 }, (_, number) => [
    `http://localhost:${address + number}`,
    `http://127.0.0.1:${address + number}`,
  ])
    .flat()
    .join(',');
}

/** The database of this script on this machine's server; made if it is missing. */
async function ownDatabase() {
  const server = `postgres://${LOCAL}@127.0.0.1:5432`;
  const client = new pg.Client({ connectionString: `${server}/postgres`, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [OWN]);
    if (rowCount === 0) await client.query(`create database ${OWN}`);
    return `${server}/${OWN}`;
  } catch (error) {
    return fail(`DATABASE_URL: no PostgreSQL at ${server} (${error.message}); name one.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function answers(url) {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, connectTimeout: 3000 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    fail(`REDIS_URL: no Redis at ${withoutPassword(url)} (${error.message}); name one.`);
  } finally {
    redis.disconnect();
  }
}

function withoutPassword(url) {
  const shown = new URL(url);
  if (shown.password) shown.password = '…';
  return shown.href;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
