import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Where PostgreSQL is: `DATABASE_URL`, or this machine's. The benchmark makes databases of its own on it. */
const SERVER =
  process.env['DATABASE_URL'] ?? `postgres://${process.env['PGUSER'] ?? 'postgres'}@127.0.0.1:5432/postgres`;
const WITHIN_MS = 3000;

/** An empty database that is gone after the benchmark. */
export interface Scratch {
  url: string;
  drop(): Promise<void>;
}

/** Makes an empty database. Throws if there is no server that lets us. */
export async function scratchDatabase(): Promise<Scratch> {
  const name = `huashu_bench_${randomBytes(6).toString('hex')}`;
  await ask(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = name;
  return { url: url.href, drop: () => ask(`drop database if exists ${name} with (force)`) };
}

async function ask(statement: string): Promise<void> {
  const client = new Client({ connectionString: SERVER, connectionTimeoutMillis: WITHIN_MS });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}
