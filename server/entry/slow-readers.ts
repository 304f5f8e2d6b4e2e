import { Socket } from 'node:net';
import type { Server } from 'socket.io';
import { UNREAD_MAX_BYTES } from '../../protocol/limits.ts';

/** What this file needs of a connection of Engine.IO. */
interface Connection {
  close(discard?: boolean): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Watches connections for readers who have stopped reading: what waits for them would fill the memory of everybody.
 * The function that it gives cuts those it finds, and says how many. Nothing is lost by it, a client that comes back asks for what it
 * missed.
 */
export function watchReaders(io: Server): () => number {
  const connections = new Set<Connection>();
  io.engine.on('connection', (connection: Connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return () => {
    const slow = [...connections].filter((connection) => waitingBytes(connection) > UNREAD_MAX_BYTES);
    for (const connection of slow) cut(connection);
    return slow.length;
  };
}

/** A goodbye would stand behind all that is not read, and keep it in memory until somebody lost patience. */
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
