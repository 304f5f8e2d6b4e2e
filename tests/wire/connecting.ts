import type { Socket } from 'socket.io-client';

type AnySocket = Pick<Socket, 'io' | 'once' | 'connected'>;

/** Resolves when the server has let this socket in; rejects with its reason if not. */
export function connected(socket: AnySocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
}

/** Keeps what comes in, word for word. */
export function keepPackets(socket: AnySocket, packets: string[]): void {
  const { engine } = socket.io;
  engine.on('packet', ({ data }: { data?: unknown }) => {
    if (typeof data === 'string') packets.push(data);
  });
}
