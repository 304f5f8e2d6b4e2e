import type { Instant } from '../domain/instant.ts';

/** The source of the current time; tests move it by hand. */
export interface Clock {
  now(): Instant;
}

/**
 * The wall clock at the start, continued by the monotonic one. Changing the system clock neither closes chats early nor
 * keeps them open: only elapsed time counts. [P1] [P2]
 */
export function steadyClock(wall: () => Instant, steady: () => number): Clock {
  const offset = wall() - steady();
  return { now: () => Math.floor(offset + steady()) };
}
