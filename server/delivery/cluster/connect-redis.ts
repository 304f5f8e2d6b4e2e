import { randomUUID } from 'node:crypto';
import type { RedisLink } from './redis-link.ts';
import type { Store } from '../../storage/store.ts';

/** A start waits no longer than this for Redis: it can do without, in milliseconds. */
const PATIENCE_MS = 2000;

/** Loaded only where there is a Redis. Processes that share a database are one desk, and know each other in Redis by a name that the database keeps. */
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
