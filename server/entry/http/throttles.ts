import type { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { networkOf } from '../../domain/block/network.ts';

/** Wrong passwords per account, address and known browser in a quarter of an hour. */
const TRIES_PER_ACCOUNT = 10;
const TRIES_PER_ADDRESS = 50;
const TRIES_PER_DEVICE = 10;
const WINDOW_S = 900;
/** Sign-ins by the identity provider that one address may begin, and that it may finish, in that time: an office at the start of a shift. */
const BY_PROVIDER_PER_ADDRESS = 1000;

/** What counts wrong passwords. */
export interface Throttles {
  byAccount: RateLimiterAbstract;
  byAddress: RateLimiterAbstract;
  /** Of browsers that have signed in as the account before. */
  byDevice: RateLimiterAbstract;
  /** Requests for which the identity provider is asked, right or wrong. */
  byProvider: RateLimiterAbstract;
}

/** Where processes count together: Redis, under the name of the desk. */
export interface SharedCounts {
  commands: Redis;
  desk: string;
}

/** Counts for all processes together; while Redis is away each for itself. `duration` in seconds. */
export function limiterOf(
  shared: SharedCounts | null,
  name: string,
  limit: { points: number; duration: number },
): RateLimiterAbstract {
  const own = { ...limit, keyPrefix: name };
  if (!shared) return new RateLimiterMemory(own);
  return new RateLimiterRedis({
    ...own,
    keyPrefix: `${shared.desk}:${name}`,
    storeClient: shared.commands,
    insuranceLimiter: new RateLimiterMemory(own),
    rejectIfRedisNotReady: true,
  });
}

/** The limits of signing in. */
export function throttles(shared: SharedCounts | null): Throttles {
  const limiter = (name: string, points: number): RateLimiterAbstract =>
    limiterOf(shared, `tries:${name}`, { points, duration: WINDOW_S });
  return {
    byAccount: limiter('account', TRIES_PER_ACCOUNT),
    byAddress: limiter('address', TRIES_PER_ADDRESS),
    byDevice: limiter('device', TRIES_PER_DEVICE),
    byProvider: limiter('provider', 2 * BY_PROVIDER_PER_ADDRESS),
  };
}

/** Counts a request of this address; false if there were too many. */
export async function mayAsk(limiter: RateLimiterAbstract, address: string): Promise<boolean> {
  try {
    await limiter.consume(placeOf(address));
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}

/** What counts as one address: a household can change the second half of its IPv6 addresses at will. */
export function placeOf(address: string): string {
  return networkOf(address) ?? address;
}
