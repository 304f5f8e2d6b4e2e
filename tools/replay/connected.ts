import type { Socket } from 'socket.io-client';

const PATIENCE_MS = 10_000;

/** Opens a connection for the first time. A desk that does not answer is tried again for a while; a refusal is final. */
export async function connected(
  socket: Pick<Socket, 'connect' | 'on' | 'once' | 'active'>,
  url: string,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const giveUp = (why: string): void => reject(new CannotReplay(`The desk at ${url} ${why}`));
    const timer = setTimeout(() => giveUp('accepts no connection.'), PATIENCE_MS);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.on('connect_error', (error: Error) => {
      if (socket.active) return;
      clearTimeout(timer);
      giveUp(`refuses a connection: ${error.message}`);
    });
    socket.connect();
  });
}

/** Why a replay cannot go on, in one line that says what to do. */
export class CannotReplay extends Error {
  override name = 'CannotReplay';
}
