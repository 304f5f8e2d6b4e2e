import type { Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Server } from 'socket.io';
import { onShutdownRequested } from './signals.ts';
import type { InFlight } from '../entry/in-flight.ts';

/** Whoever sends people here hears for so long that it shall not, in milliseconds. */
const NOTICE_MS = 1000;
/** Answers get this long to leave the process. */
const LAST_WORDS_MS = 50;
/** Who has not gone by then after the goodbye reads nothing, and is cut off, in milliseconds. */
const GOODBYE_MS = 1000;

/** What has to be ended, and in which order. */
export interface ShutdownDeps {
  http: HttpServer;
  io: Server;
  inFlight: InFlight;
  /** Whether there are other processes to which people can go. */
  isShared: boolean;
  /** Says that this process is not ready. */
  notReady: () => void;
  /** What ends when nobody is connected any more: the clocks, the news to others, the stores. */
  close: () => Promise<void>;
}

/**
 * Ends the process in good order: it is no longer ready, takes nothing new, finishes and acknowledges what it has, lets
 * its people go (they come back by themselves, each after a time of chance, to whoever serves), and closes.
 */
export function shutDownOnSignal(leaving: ShutdownDeps): void {
  const connections = connectionsOf(leaving.http);
  onShutdownRequested(() => {
    leave(leaving, connections).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

async function leave(
  { http, io, inFlight, isShared, notReady, close }: ShutdownDeps,
  connections: ReadonlySet<Socket>,
): Promise<void> {
  notReady();
  if (isShared) await pause(NOTICE_MS);
  http.close();
  inFlight.isDraining = true;
  await inFlight.drain();
  await pause(LAST_WORDS_MS);
  const gone = io.close();
  await Promise.race([gone, pause(GOODBYE_MS)]);
  for (const connection of connections) connection.destroy();
  await gone;
  await inFlight.drain();
  await close();
}

/** The connections that stand, whatever is spoken over them. */
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
