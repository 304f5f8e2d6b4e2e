import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Child } from './children.ts';
import type { Target } from './servers.ts';

const SETTLE_MS = 500;
/** So that code and buffers that the first connections need are not counted as theirs. */
const FIRST = 200;

/** Resident bytes and heap bytes that one idle customer connection costs, after `hello`. */
export async function perConnection(
  start: () => Promise<Target>,
  connections: number,
): Promise<{ rss: number; heap: number }> {
  const target = await start();
  const clients = new Child('bench-clients.js');
  try {
    const come = (count: number): Promise<null> =>
      clients.ask({ ask: 'idle', url: target.url, connections: count }, z.null());
    await come(FIRST);
    await pause(SETTLE_MS);
    const before = await target.gauge(true);
    await come(connections);
    await pause(SETTLE_MS);
    const after = await target.gauge(true);
    return {
      rss: (after.rss - before.rss) / connections,
      heap: (after.heapUsed + after.external - before.heapUsed - before.external) / connections,
    };
  } finally {
    await clients.stop();
    await target.stop();
  }
}
