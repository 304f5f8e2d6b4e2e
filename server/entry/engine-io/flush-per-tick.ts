import type { Server } from 'socket.io';

/** What this file needs of a connection of Engine.IO. */
interface Connection {
  flush(): void;
}

/**
 * Lets all packets for a connection leave at the end of the tick. Engine.IO hands over the first of them alone and
 * holds the others back until it has been written: a message then cost five system calls instead of three. Together
 * with `writeTogether`, what a tick has for somebody leaves in one.
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
    // No part of what Engine.IO publishes: were it gone one day, packets would leave as they do without this file.
    if (typeof connection.flush !== 'function') return;
    flush ??= connection.flush;
    connection.flush = soon;
  });
}
