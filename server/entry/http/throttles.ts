import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** Wrong passwords per account, address and known browser in a quarter of an hour. */
const TRIES_PER_ACCOUNT = 10;
const TRIES_PER_ADDRESS = 50;
const TRIES_PER_DEVICE = 10;
const WINDOW_S = 900;

/** What counts wrong passwords. */
export interface Throttles {
  byAccount: RateLimiterAbstract;
  byAddress: RateLimiterAbstract;
  /** Of browsers that have signed in as the account before. */
  byDevice: RateLimiterAbstract;
}

/** Counts for all processes together in Redis under the name of the desk; while Redis is away each for itself. */
export function throttles(shared: { commands: Redis; desk: string } | null): Throttles {
  const limiter = (name: string, points: number): RateLimiterAbstract => {
    const own = { points, duration: WINDOW_S, keyPrefix: name };
    if (!shared) return new RateLimiterMemory(own);
    return new RateLimiterRedis({
      ...own,
      keyPrefix: `${shared.desk}:tries:${name}`,
      storeClient: shared.commands,
      insuranceLimiter: new RateLimiterMemory(own),
      rejectIfRedisNotReady: true,
    });
  };
  return {
    byAccount: limiter('account', TRIES_PER_ACCOUNT),
    byAddress: limiter('address', TRIES_PER_ADDRESS),
    byDevice: limiter('device', TRIES_PER_DEVICE),
  };
}
