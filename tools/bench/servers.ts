import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { UNLIMITED_WRITES } from '../../server/settings/safety.ts';
import { BUILT, Child } from './children.ts';
import { Gauge } from './calls.ts';

/** Long enough for any machine; a server that is not ready by then has failed. */
const READY_WITHIN_MS = 30_000;

const LOOK_AGAIN_MS = 5;

// Whatever ends the benchmark, no data stays behind.
const places = new Set<string>();

process.once('exit', () => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
});

/** A server under test. */
export interface Target {
  url: string;
  /** The staff's, if there is anything to sign in to. */
  password: string | null;
  /** From the start of the process until it said that it is ready. */
  startMs: number;
  gauge(collect: boolean): Promise<Gauge>;
  stop(): Promise<void>;
}

/** The bare relay: Socket.IO with our options and nothing else. */
export async function startRelay(): Promise<Target> {
  const port = await freePort();
  return started(
    new Child('bench-relay.js', { env: { PORT: String(port) }, flags: watched() }),
    port,
    null,
    () => {},
  );
}

/** This desk, with its data in a place of its own, or in the given one, which stays. */
export async function startDesk(settings: Record<string, string> = {}, dataDir?: string): Promise<Target> {
  const port = await freePort();
  const password = 'bench-password';
  const place = dataDir ?? mkdtempSync(join(tmpdir(), 'huashu-bench-'));
  if (dataDir === undefined) places.add(place);
  const env = {
    PORT: String(port),
    DATA_DIR: place,
    ADMIN_PASSWORD: password,
    SAMPLE_STAFF: '1',
    STARTER_CHAPTERS: '0',
    SERVICE_HOURS: '00:00-24:00',
    AGENT_CAPACITY: '100',
    LOG_LEVEL: 'silent',
    // What a benchmark writes comes from one address; it measures the desk, not its limits.
    ...UNLIMITED_WRITES,
    ...settings,
  };
  const sweepUp = (): void => {
    if (dataDir === undefined) rmSync(place, { recursive: true, force: true });
  };
  return started(new Child('main.js', { env, flags: watched() }), port, password, sweepUp);
}

async function started(
  child: Child,
  port: number,
  password: string | null,
  sweepUp: () => void,
): Promise<Target> {
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const stop = async (): Promise<void> => {
    await child.stop();
    sweepUp();
  };
  try {
    await ready(`${url}/readyz`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const startMs = performance.now() - began;
  return { url, password, startMs, stop, gauge: (collect) => child.ask({ collect }, Gauge) };
}

async function ready(url: string, child: Child): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    const complaint = child.complaint();
    if (complaint !== null) throw new Error(complaint);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(LOOK_AGAIN_MS);
  }
  throw new Error(`${url} was not ready within ${READY_WITHIN_MS / 1000} s`);
}

/** How the desk is started everywhere; relay and desk alike, as is the gauge, so that it weighs on neither more. */
function watched(): string[] {
  const profile = process.env['BENCH_PROFILE'];
  return [
    '--max-semi-space-size=32',
    '--import',
    pathToFileURL(join(BUILT, 'bench-gauge.js')).href,
    ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
  ];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

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
