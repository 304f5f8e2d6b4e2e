import { randomUUID } from 'node:crypto';
import type { RedisLink } from './redis-link.ts';
import type { Store } from '../../storage/store.ts';

/** How long the start waits for Redis, ms; the desk works without it. */
const PATIENCE_MS = 2000;

/**
 * Opens the link to Redis; the client library is loaded only where REDIS_URL is set. All processes on one database share a
 * name for the desk, which that database stores, so that several desks can use one Redis.
 */
export async function connectRedis(
  url: string,
  store: Store,
  tell: (line: string) => void,
): Promise<RedisLink> {
  const name = await store.customers.secret('desk', randomUUID());
  const { RedisLink } = await import('./redis-link.ts');
  const link = new RedisLink(url, `huashu:${name}`);
  if (!(await link.firstAnswer(PATIENCE_MS)))
    tell(
      `REDIS_URL: Redis does not answer at ${new URL(url).host}; the desk starts without it, and joins the other processes when it does`,
    );
  return link;
}
