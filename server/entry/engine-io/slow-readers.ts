import { Socket } from 'node:net';
import type { Server } from 'socket.io';
import { UNREAD_MAX_BYTES, UNREAD_MAX_BYTES_STAFF } from '../../../protocol/limits.ts';

/** The part of an Engine.IO connection that is used here. */
interface Connection {
  close(discard?: boolean): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** Progress of one connection at the last check. */
interface Progress {
  /** Bytes that the network has taken, and when it last took any, ms. */
  taken: number;
  tookAt: number;
}

/** A console that has taken nothing for this long has stalled, ms. */
const STALLED_MS = 10_000;

/**
 * Watches for slow readers, whose unread data would fill the memory. The returned function disconnects those over the
 * limit and returns how many. Nothing is lost: a client that reconnects syncs what it missed. Consoles get a higher limit
 * while they make progress: most of what they are sent they did not ask for (lists, rows of others' chats), and a
 * disconnect would only make them fetch all of it again.
 */
export function watchReaders(io: Server, time: () => number): () => number {
  const connections = new Map<Connection, Progress>();
  io.engine.on('connection', (connection: Connection) => {
    connections.set(connection, { taken: 0, tookAt: time() });
    connection.once('close', () => connections.delete(connection));
  });
  const consoles = (): Set<unknown> => new Set([...io.of('/desk').sockets.values()].map(({ conn }) => conn));
  return () => {
    const now = time();
    for (const [connection, progress] of connections) look(connection, progress, now);
    const full = [...connections].filter(([connection]) => waitingBytes(connection) > UNREAD_MAX_BYTES);
    if (full.length === 0) return 0;
    const staff = consoles();
    const slow = full.filter(
      ([connection, { tookAt }]) =>
        !staff.has(connection) ||
        now - tookAt > STALLED_MS ||
        waitingBytes(connection) > UNREAD_MAX_BYTES_STAFF,
    );
    for (const [connection] of slow) cut(connection);
    return slow.length;
  };
}

/** Reads the handle below the stream: it counts a large write as it goes out, the stream only when all of it is out. */
function look(connection: Connection, progress: Progress, now: number): void {
  const handle = field(streamOf(connection), '_handle');
  const waits = numberOf(field(handle, 'writeQueueSize'));
  const taken = numberOf(field(handle, 'bytesWritten')) - waits;
  if (taken !== progress.taken || waits === 0) Object.assign(progress, { taken, tookAt: now });
}

/** Terminates instead of closing: a close frame would queue behind the unread data and keep all of it in memory. */
function cut(connection: Connection): void {
  const stream = streamOf(connection);
  connection.close(true);
  if (stream instanceof Socket) stream.destroy();
}

function streamOf(connection: Connection): unknown {
  return field(field(field(connection, 'transport'), 'socket'), '_socket');
}

/** Bytes buffered for this connection: packets not yet flushed, and bytes that the kernel has not taken. */
function waitingBytes(connection: Connection): number {
  return bytesIn(field(connection, 'writeBuffer')) + numberOf(field(streamOf(connection), 'writableLength'));
}

function bytesIn(packets: unknown): number {
  if (!Array.isArray(packets)) return 0;
  let bytes = 0;
  for (const packet of packets) bytes += lengthOf(field(packet, 'data'));
  return bytes;
}

function lengthOf(data: unknown): number {
  return typeof data === 'string' ? Buffer.byteLength(data) : 0;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** A field that is not public API, if it is there. See `version.ts`. */
function field(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null && name in from ? Reflect.get(from, name) : undefined;
}
