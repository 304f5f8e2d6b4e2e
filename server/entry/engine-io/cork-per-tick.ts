import type { Duplex } from 'node:stream';

/**
 * Corks a connection until the end of the tick, so that everything written in it leaves in one system call. A batch sends
 * an agent hundreds of packets at once; one call for each was the largest part of the cost of a message.
 */
export function corkPerTick(connection: Duplex): void {
  const write = connection.write.bind(connection) as (...args: unknown[]) => boolean;
  let isCorked = false;
  const send = (): void => {
    isCorked = false;
    connection.uncork();
  };
  connection.write = (...args: unknown[]): boolean => {
    if (!isCorked) {
      isCorked = true;
      connection.cork();
      process.nextTick(send);
    }
    return write(...args);
  };
}
