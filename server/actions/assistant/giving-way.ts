/** The assistant begins no further thought after this long at a stretch, in milliseconds. */
export const THOUGHT_MAX_MS = 1;
/** While messages wait to be stored, thinking takes at most one part in so many of the thread's time. */
const SHARE = 4;
/** Nothing that was thought about waits longer than this for the next thought, in milliseconds. */
const PAUSE_MAX_MS = 50;

/**
 * How long the assistant rests after a thought that took so long, in milliseconds. While nobody waits, only as long
 * as it takes others to have their turn (0); else messages come first, and a busy desk is advised less often.
 */
export function restAfter(thoughtMs: number, messagesWait: boolean): number {
  return messagesWait ? Math.min(PAUSE_MAX_MS, thoughtMs * (SHARE - 1)) : 0;
}
