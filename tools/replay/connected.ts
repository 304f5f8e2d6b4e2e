import type { Socket } from 'socket.io-client';
import { CannotReplay } from './cannot-replay.ts';

const PATIENCE_MS = 10_000;

/** Opens a connection for the first time; what stands against it ends the replay. */
export async function connected(
  socket: Pick<Socket, 'connect' | 'once' | 'off' | 'connected'>,
  url: string,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new CannotReplay(`The desk at ${url} accepts no connection.`)),
      PATIENCE_MS,
    );
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.once('connect_error', (error: Error) => {
      clearTimeout(timer);
      reject(new CannotReplay(`The desk at ${url} refuses a connection: ${error.message}`));
    });
    socket.connect();
  });
}
