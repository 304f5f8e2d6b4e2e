import { Socket } from 'node:net';
import type { Server } from 'socket.io';
import { UNREAD_MAX_BYTES, UNREAD_MAX_BYTES_STAFF } from '../../../protocol/limits.ts';

/** What this file needs of a connection of Engine.IO. */
interface Connection {
  close(discard?: boolean): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** What is known of one connection from the last look. */
interface Standing {
  /** Bytes that the network had taken, and when it had last taken any, in milliseconds. */
  taken: number;
  tookAt: number;
}

/** A console that has taken nothing for this long has stopped reading, in milliseconds. */
const STALLED_MS = 10_000;

/**
 * Watches connections for readers who have stopped reading: what waits for them would fill the memory of everybody.
 * The function that it gives cuts those it finds, and says how many. Nothing is lost by it, a client that comes back
 * asks for what it missed. Most of what a console is sent it has not asked for (its lists, the rows of others' chats),
 * so while it takes what it is sent it is given more room: cut off, it would only come back for all of it again.
 */
export function watchReaders(io: Server, time: () => number): () => number {
  const connections = new Map<Connection, Standing>();
  io.engine.on('connection', (connection: Connection) => {
    connections.set(connection, { taken: 0, tookAt: time() });
    connection.once('close', () => connections.delete(connection));
  });
  const consoles = (): Set<unknown> => new Set([...io.of('/desk').sockets.values()].map(({ conn }) => conn));
  return () => {
    const now = time();
    for (const [connection, standing] of connections) look(connection, standing, now);
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

/** Asks the handle below the stream: one large write counts there bit by bit, in the stream only when all of it is gone. */
function look(connection: Connection, standing: Standing, now: number): void {
  const handle = field(streamOf(connection), '_handle');
  const waits = numberOf(field(handle, 'writeQueueSize'));
  const taken = numberOf(field(handle, 'bytesWritten')) - waits;
  if (taken !== standing.taken || waits === 0) Object.assign(standing, { taken, tookAt: now });
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

/** What waits in the process for this connection: packets not yet handed over, and bytes not yet taken. */
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

/** Engine.IO does not publish its transports' insides, so each step is looked at before it is taken. */
function field(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null && name in from ? Reflect.get(from, name) : undefined;
}
