import type { Duplex } from 'node:stream';
import type { Server } from 'socket.io';

/** The part of an Engine.IO connection that is used here. */
interface Connection {
  flush(): void;
}

/**
 * Flushes each connection once, at the end of the tick. Engine.IO flushes the first packet alone and holds the others
 * back until it has been written, so a message took five system calls instead of three; with `corkPerTick` it takes one.
 */
export function flushPerTick(io: Server): void {
  const due = new Set<Connection>();
  let flush: Connection['flush'] | null = null;
  const flushAll = (): void => {
    const now = [...due];
    due.clear();
    for (const connection of now) if (flush) Reflect.apply(flush, connection, []);
  };
  function soon(this: Connection): void {
    if (due.size === 0) process.nextTick(flushAll);
    due.add(this);
  }
  io.engine.on('connection', (connection: Partial<Connection>) => {
    // Not public API: without it, Engine.IO flushes as it does by itself. See `version.ts`.
    if (typeof connection.flush !== 'function') return;
    flush ??= connection.flush;
    connection.flush = soon;
  });
}

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
