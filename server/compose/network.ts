import { createServer, type Server as HttpServer } from 'node:http';
import type { Server } from 'socket.io';
import { connectRedis } from '../delivery/cluster/connect-redis.ts';
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
  link: Awaited<ReturnType<typeof connectRedis>> | null;
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
