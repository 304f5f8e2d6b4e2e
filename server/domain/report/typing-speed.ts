import type { MessageRecord } from '../record/message-record.ts';

/** Shorter messages say nothing about speed. */
const SHORTEST = 10;
/** Faster than anybody types: pasted. Characters per minute. */
const FASTEST = 1200;
const MINUTE_MS = 60_000;

/** Characters per minute of a message that was written by hand; null if it was not, or nobody saw it being typed. */
export function typingSpeed({ use, length, typed }: MessageRecord): number | null {
  if (use !== 'free' || typed === null || typed <= 0 || length < SHORTEST) return null;
  const speed = (length / typed) * MINUTE_MS;
  return speed > FASTEST ? null : speed;
}
