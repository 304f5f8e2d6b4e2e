import type { Duplex } from 'node:stream';

/**
 * Lets what is written to a connection in one tick leave in one system call. A batch brings an agent hundreds of
 * packets at once; one call for each was the largest part of what a message cost.
 */
export function corkPerTick(connection: Duplex): void {
  const write = connection.write.bind(connection) as (...words: unknown[]) => boolean;
  let gathering = false;
  const send = (): void => {
    gathering = false;
    connection.uncork();
  };
  connection.write = (...words: unknown[]): boolean => {
    if (!gathering) {
      gathering = true;
      connection.cork();
      process.nextTick(send);
    }
    return write(...words);
  };
}
