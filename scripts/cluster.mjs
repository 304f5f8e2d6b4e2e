// `npm run cluster [-- N]`: N processes (2 unless said otherwise) of this build as one desk, on consecutive ports from PORT
// (3000). DATABASE_URL and REDIS_URL name the servers; unset, they are those of this machine, with a database `huashu_cluster`
// that is made if it is missing. There is no load balancer: address any of the ports, with the websocket transport.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers';
import pg from 'pg';
import { Redis } from 'ioredis';
import { build } from './build.mjs';

const LOCAL = process.env.PGUSER ?? 'postgres';
const OWN = 'huashu_cluster';

const count = Number(process.argv[2] ?? 2);
if (!Number.isInteger(count) || count < 1 || count > 16) fail('How many processes? A number from 1 to 16.');
const first = Number(process.env.PORT || 3000);
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
say(
  `One desk on ${count} ${count === 1 ? 'process' : 'processes'}; Ctrl-C ends ${count === 1 ? 'it' : 'them'}.`,
);

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    leaving = true;
    for (const child of running) child.kill('SIGTERM');
  });

/** Starts one process; resolves when it listens. One that ends by itself is started again. */
function start(number) {
  const port = first + number;
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${first}`,
    ...(process.env.ALLOWED_ORIGINS ? {} : { ALLOWED_ORIGINS: originsOf() }),
  };
  const child = spawn(process.execPath, [join(folder, 'server/main.js')], {
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
  return Array.from({ length: count }, (_, number) => [
    `http://localhost:${first + number}`,
    `http://127.0.0.1:${first + number}`,
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
