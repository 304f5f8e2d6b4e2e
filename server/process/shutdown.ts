import type { Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Server } from 'socket.io';
import { onShutdownRequested } from './signals.ts';
import type { InFlight } from '../entry/in-flight.ts';

/** How long `/readyz` reports "not ready" before we stop accepting, so that load balancers notice (ms). */
const DRAIN_NOTICE_MS = 1000;
/** Time for the last answers to be flushed, ms. */
const FLUSH_MS = 50;
/** Connections still open this long after `io.close()` are destroyed, ms. */
const CLOSE_MS = 1000;

/** What shutdown ends, in this order. */
export interface ShutdownDeps {
  http: HttpServer;
  io: Server;
  inFlight: InFlight;
  /** Whether other processes take over the connections. */
  isShared: boolean;
  /** Makes `/readyz` report "not ready". */
  notReady: () => void;
  /** Stops jobs, leaves the cluster and closes stores, once all clients are disconnected. */
  close: () => Promise<void>;
}

/**
 * Graceful shutdown: report not ready, stop accepting, finish and acknowledge what is in flight, disconnect (clients
 * reconnect to another process after a random delay), close.
 */
export function shutDownOnSignal(deps: ShutdownDeps): void {
  const connections = connectionsOf(deps.http);
  onShutdownRequested(() => {
    shutDown(deps, connections).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

async function shutDown(
  { http, io, inFlight, isShared, notReady, close }: ShutdownDeps,
  connections: ReadonlySet<Socket>,
): Promise<void> {
  notReady();
  if (isShared) await pause(DRAIN_NOTICE_MS);
  http.close();
  inFlight.isDraining = true;
  await inFlight.drain();
  await pause(FLUSH_MS);
  const gone = io.close();
  await Promise.race([gone, pause(CLOSE_MS)]);
  for (const connection of connections) connection.destroy();
  await gone;
  await inFlight.drain();
  await close();
}

/** All open connections, HTTP and WebSocket. */
function connectionsOf(http: HttpServer): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  http.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return connections;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
