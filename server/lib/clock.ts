import type { Instant } from '../domain/instant.ts';

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
