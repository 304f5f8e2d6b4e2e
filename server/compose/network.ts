import { randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { Server } from 'socket.io';
import type { RedisLink } from '../delivery/cluster/redis-link.ts';
import type { Gates } from '../entry/admission.ts';
import { ConnectionLimiter } from '../entry/connection-limiter.ts';
import { InFlight } from '../entry/in-flight.ts';
import { RateLimiter } from '../entry/rate-limiter.ts';
import { Sessions } from '../entry/sessions.ts';
import { socketServer } from '../entry/socket-server.ts';
import type { Clock } from '../lib/clock.ts';
import { Readiness } from '../process/readiness.ts';
import type { Config } from '../settings/config.ts';
import type { Store } from '../storage/store.ts';

/** What this process speaks over, before anything listens. */
export interface Network {
  http: HttpServer;
  io: Server;
  /** The channel to the other processes; null without Redis. */
  link: RedisLink | null;
  readiness: Readiness;
  inFlight: InFlight;
  sessions: Sessions;
  rateLimiter: RateLimiter;
  connectionLimiter: ConnectionLimiter;
  gates: Gates;
  /** Whether clients come by https. */
  secure: boolean;
}

/** Makes the HTTP and the socket server, and connects Redis if it is configured. Nothing listens yet. */
export async function openNetwork(
  config: Config,
  { store, clock }: { store: Store; clock: Clock },
  gates: Gates,
  warn: (trouble: string) => void,
): Promise<Network> {
  const rateLimiter = new RateLimiter(() => performance.now());
  const connectionLimiter = new ConnectionLimiter(config.safety.connections, config.trustedProxies);
  const secure = config.publicUrl.startsWith('https:');
  const sessions = new Sessions(store.staff, clock, secure ? '__Host-huashu' : 'huashu');
  const whose = async (cookies: string) => (await sessions.find(cookies))?.asker.account ?? null;
  const io = socketServer(gates, connectionLimiter, rateLimiter, whose);
  const link = config.redisUrl === null ? null : await connectRedis(config.redisUrl, store, warn);
  if (link) io.adapter(link.adapter());
  return {
    ...{ io, link, sessions, rateLimiter, connectionLimiter, gates, secure },
    http: createServer(),
    readiness: new Readiness(store, link),
    inFlight: new InFlight(),
  };
}

/** How long the start waits for Redis, ms; the desk works without it. */
const PATIENCE_MS = 2000;

/**
 * Opens the link to Redis; the client library is loaded only where REDIS_URL is set. All processes on one database share a
 * name for the desk, which that database stores, so that several desks can use one Redis.
 */
async function connectRedis(url: string, store: Store, warn: (line: string) => void): Promise<RedisLink> {
  const name = await store.customers.secret('desk', randomUUID());
  const { RedisLink } = await import('../delivery/cluster/redis-link.ts');
  const link = new RedisLink(url, `huashu:${name}`);
  if (!(await link.firstAnswer(PATIENCE_MS)))
    warn(
      `REDIS_URL: Redis does not answer at ${new URL(url).host}; the desk starts without it, and joins the other processes when it does`,
    );
  return link;
}
