import { setTimeout as pause } from 'node:timers/promises';
import { startDesk } from './servers.ts';

const REST_MS = 1500;
const MEGABYTE = 1_000_000;

/** A desk with nobody on it: from an empty data directory to `readyz` (ms), and its resident memory soon after (MB). */
export async function startAndRest(): Promise<{ startMs: number; restMb: number }> {
  const desk = await startDesk();
  try {
    await pause(REST_MS);
    const { rss } = await desk.gauge(false);
    return { startMs: desk.startMs, restMb: rss / MEGABYTE };
  } finally {
    await desk.stop();
  }
}
