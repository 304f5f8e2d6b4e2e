import type { IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { Decoder, Encoder } from 'socket.io-parser';
import { PACKET_MAX_BYTES } from '../../protocol/limits.ts';
import { isOwnPage, mayConnect, mayOpen, ConnectionRefused, type Gates } from './admission.ts';
import type { ConnectionLimiter } from './connection-limiter.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** The account whose session a Cookie header holds, or null. */
type WhoseSession = (cookies: string) => Promise<string | null>;

/** A connection that joins no namespace within this time is closed (ms). */
const JOIN_WITHIN_MS = 10_000;

/**
 * Creates the Socket.IO server with its guards: origins, number of connections, packet size, rate and kind. No
 * compression (it costs memory and leaks lengths) and no connection state recovery, which would bypass these checks.
 */
export function socketServer(
  gates: Gates,
  connectionLimiter: ConnectionLimiter,
  rateLimiter: RateLimiter,
  whose: WhoseSession,
): Server {
  /** Signed-in staff, on the console's own page, may take a reserved slot. */
  const staffIn = async (request: IncomingMessage): Promise<boolean> => {
    const cookies = request.headers.cookie;
    if (cookies === undefined || !isOwnPage(gates, request.headers)) return false;
    return connectionLimiter.reserve.admit(request, () => whose(cookies));
  };
  const io = new Server({
    serveClient: false,
    maxHttpBufferSize: PACKET_MAX_BYTES,
    parser: textPackets,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: JOIN_WITHIN_MS,
    cors: { origin: (origin, allow) => allow(null, mayConnect(gates, origin)), credentials: true },
    allowRequest(request, allow) {
      if (!mayOpen(gates, request)) return allow('This website is not known here.', false);
      const refusal = connectionLimiter.refusal(request);
      if (refusal === null) return allow(null, true);
      void staffIn(request).then((isIn) => allow(isIn ? null : refusal, isIn));
    },
  });
  // Socket.IO creates the root namespace by itself; a client that joined it would never be identified.
  io.of('/').use((_socket, next) =>
    next(new ConnectionRefused('not_found', 'There are two sides: customer and desk.')),
  );
  for (const side of ['/customer', '/desk'])
    io.of(side).use((socket, next) => {
      const { conn } = socket;
      const tooOften = connectionLimiter.joinsTooOften(conn);
      if (tooOften) conn.close();
      // Events without a handler cost their parsing too, so they count.
      socket.onAny(() => {
        if (rateLimiter.isTooFast(socket.id, 'anything')) conn.close();
      });
      next(tooOften ? new ConnectionRefused('rate_limited', 'This connection joins too often.') : undefined);
    });
  return io;
}

/**
 * Rejects binary packets; our wire has none. A packet that announces attachments is buffered until they arrive, so a
 * client that never sends them would hold memory for the life of the connection. Such a client is disconnected.
 */
class TextDecoder extends Decoder {
  constructor() {
    super({ maxAttachments: 0 });
  }
}

/** Socket.IO's `parser` option. */
const textPackets = { Encoder, Decoder: TextDecoder };
