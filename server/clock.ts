import type { Instant } from './domain/instant.ts';

/** Where the time comes from; tests move their own. */
export interface Clock {
  now(): Instant;
}

/**
 * The wall clock as it stood at the start, carried on by the steady one. Somebody who moves the system's clock by
 * hours neither closes chats early nor keeps them open: what counts is time that really passed. [P1] [P2]
 */
export function steadyClock(wall: () => Instant, steady: () => number): Clock {
  const offset = wall() - steady();
  return { now: () => Math.floor(offset + steady()) };
}

/** How often the clocks are asked. */
const TICK_MS = 250;

/** Asks the clocks again and again, never twice at the same time. Stopping waits for the round that runs. */
export function keepTicking(
  tick: () => Promise<void>,
  report: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= tick()
      .catch(report)
      .finally(() => (running = null));
  }, TICK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
