import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { DatabaseUnreachable } from '../errors.ts';
import { LIMITS, clientConfig, type Target } from './pools.ts';
import { troubleFrom, type PostgresTrouble } from './trouble.ts';

/** The oldest server on which everything here was tried, as it gives its own version. */
const OLDEST = 150_000;
const ASK_AGAIN = 250;

/**
 * Finds out whether the database can be used, and waits up to `patience` milliseconds for one that is still starting.
 * Throws {@link DatabaseUnreachable}, which says why in one line.
 */
export async function reach(url: string, patience: number): Promise<Target> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await visit(url);
    } catch (error) {
      if (error instanceof DatabaseUnreachable) throw error;
      const trouble = troubleFrom(error);
      if (trouble.kind !== 'lost' || performance.now() > until)
        throw new DatabaseUnreachable(whyNot(trouble));
      await pause(ASK_AGAIN);
    }
  }
}

interface About {
  version: number;
  encoding: string;
  commits: string;
  schema: string | null;
}

async function visit(url: string): Promise<Target> {
  const client = clientFor(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<About & Record<string, unknown>>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
        current_setting('synchronous_commit') as commits, current_schema() as schema`,
    );
    const [about] = rows;
    if (!about) throw new DatabaseUnreachable('the database gives no answer');
    refuseUnfit(about);
    return { url, lazyCommits: about.commits === 'off' };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function clientFor(url: string): Client {
  try {
    return new Client({ ...clientConfig(url), connectionTimeoutMillis: LIMITS.connectionTimeoutMillis });
  } catch (error) {
    throw new DatabaseUnreachable(error instanceof Error ? error.message : 'it cannot be read');
  }
}

function refuseUnfit({ version, encoding, schema }: About): void {
  if (version < OLDEST) throw new DatabaseUnreachable('PostgreSQL 15 or later is needed');
  if (encoding !== 'UTF8') throw new DatabaseUnreachable(`the database must be in UTF8, not in ${encoding}`);
  if (schema === null) throw new DatabaseUnreachable('there is no schema in its search_path');
}

function whyNot({ kind, code, message }: PostgresTrouble): string {
  if (kind !== 'lost') return message;
  return message.includes(code) || code === 'CONNECTION'
    ? `the database does not answer (${message})`
    : `the database does not answer (${code}: ${message})`;
}
